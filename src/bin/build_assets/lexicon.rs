//! Compiles the hand-written tables and a word list into `assets/lexicon.bin`:
//! `cargo run --no-default-features --features build-assets --bin build-lexicon`.
//! The program embeds the file, so that an empty one must be there before the first build.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use portolan::extraction::lexicon::{
    Aspect, Case, MAGIC, SECTIONS, Sense, Table, VERSION, case_of, key, schema, senses_value,
};

/// Debian package `wamerican` (SCOWL).
const WORDS: &str = "/usr/share/dict/american-english";

fn main() -> Result<()> {
    build(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"))
}

/// Reads `source/*.tsv` and [`WORDS`], writes `lexicon.bin` beside them.
fn build(assets: &Path) -> Result<()> {
    let words = words()?;
    let is_word = |word: &str| words.contains(word);
    let mut strings = Strings::default();
    let (mut tables, mut cells) = (Vec::new(), Vec::new());
    let mut phrases: BTreeMap<String, BTreeSet<Sense>> = BTreeMap::new();
    for &table in Table::ALL {
        let rows = read(assets, table)?;
        let columns = schema(table).1.len();
        for number in [columns, rows.len(), cells.len() / 8] {
            tables.extend((number as u32).to_le_bytes());
        }
        for (row, line) in rows.iter().enumerate() {
            for cell in line {
                let (offset, len) = strings.add(cell);
                cells.extend([offset.to_le_bytes(), len.to_le_bytes()].concat());
            }
            for (name, aspect, case) in names(table, line) {
                let key = key(name);
                ensure!(!key.is_empty(), "{}: “{name}” has no letters", schema(table).0);
                let case = case.unwrap_or_else(|| case_of(name, is_word));
                let last = name.rsplit(' ').next().unwrap_or(name);
                let dotted = last.ends_with('.') && last.matches('.').count() == 1;
                let sense = Sense { table, row: row as u32, aspect, case, dotted };
                add(phrases.entry(key).or_default(), sense);
            }
        }
        println!("{:20} {:5} rows", schema(table).0, rows.len());
    }
    let mut senses = Vec::new();
    let mut map = fst::MapBuilder::memory();
    for (key, list) in &phrases {
        map.insert(key, senses_value(senses.len() / Sense::SIZE, list.len()))?;
        list.iter().for_each(|sense| senses.extend(sense.to_bytes()));
    }
    let set = fst::Set::from_iter(&words)?;
    let parts: [&[u8]; SECTIONS] = [
        strings.pool.as_bytes(),
        &tables,
        &cells,
        &senses,
        &map.into_inner()?,
        set.as_fst().as_bytes(),
    ];
    let file = assemble(parts);
    let path = assets.join("lexicon.bin");
    std::fs::write(&path, &file).with_context(|| format!("cannot write {}", path.display()))?;
    println!("{} phrases, {} words, {} bytes", phrases.len(), words.len(), file.len());
    Ok(())
}

/// Adds a sense unless the row already has the phrase; then the laxer spelling holds.
fn add(list: &mut BTreeSet<Sense>, sense: Sense) {
    let same = |old: &&Sense| (old.table, old.row) == (sense.table, sense.row);
    let Some(&old) = list.iter().find(same) else {
        list.insert(sense);
        return;
    };
    let both = [old.aspect, sense.aspect];
    let aspect = match both {
        [Aspect::Adjective, Aspect::Noun] | [Aspect::Noun, Aspect::Adjective] => {
            Aspect::AdjectiveAndNoun
        }
        [old, _] => old,
    };
    list.remove(&old);
    list.insert(Sense {
        aspect,
        case: old.case.min(sense.case),
        dotted: old.dotted || sense.dotted,
        ..old
    });
}

/// The phrases that lead to a row.
fn names(table: Table, line: &[String]) -> Vec<(&str, Aspect, Option<Case>)> {
    let list = |column: usize, aspect: Aspect| {
        let names = line[column].split('|').filter(|name| !name.is_empty());
        names.map(move |name| (name, aspect, None)).collect::<Vec<_>>()
    };
    let all = |columns: &[(usize, Aspect)]| {
        columns.iter().flat_map(|&(column, aspect)| list(column, aspect)).collect()
    };
    let named = [(0, Aspect::Name), (1, Aspect::Other)];
    match table {
        Table::State => {
            let mut found: Vec<_> = all(&[
                (1, Aspect::Name),
                (2, Aspect::Formal),
                (3, Aspect::Other),
                (4, Aspect::Capital),
                (5, Aspect::Capital),
                (8, Aspect::Government),
            ]);
            for (seat, aspect, case) in list(7, Aspect::Seat) {
                found.push((seat.split('=').next().unwrap_or(seat), aspect, case));
            }
            found
        }
        Table::Demonym => all(&[
            (3, Aspect::Adjective),
            (4, Aspect::Noun),
            (5, Aspect::Plural),
            (6, Aspect::Prefix),
        ]),
        Table::Organisation => all(&[(0, Aspect::Name), (1, Aspect::Acronym), (2, Aspect::Other)]),
        Table::Title => {
            let capital = line[4] == "yes";
            let mut found: Vec<_> = all(&named);
            for (name, _, case) in &mut found {
                let abbreviated = name.ends_with('.') || name.chars().all(|c| c.is_uppercase());
                if !abbreviated {
                    *case = Some(if capital { Case::Capital } else { Case::Any });
                }
            }
            found
        }
        Table::Force | Table::Ministry | Table::Equipment | Table::Calendar => all(&named),
        Table::OrgHead | Table::FacilityHead => all(&named),
        Table::VesselPrefix => vec![(line[0].as_str(), Aspect::Name, Some(Case::Upper))],
        Table::Operation | Table::NotPlace | Table::GivenName => all(&[(0, Aspect::Name)]),
    }
}

/// The rows of a table, each with as many cells as the header.
fn read(assets: &Path, table: Table) -> Result<Vec<Vec<String>>> {
    let (file, columns) = schema(table);
    let path = assets.join("source").join(file);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    let mut lines = text.lines().enumerate();
    let header = lines.next().map(|(_, line)| line.split('\t').collect::<Vec<_>>());
    if header.as_deref() != Some(columns) {
        bail!("{file}: the header must be {}", columns.join(" "));
    }
    let mut rows = Vec::new();
    for (nth, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let mut row: Vec<String> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
        ensure!(row.len() <= columns.len(), "{file}:{}: too many cells", nth + 1);
        ensure!(!row[0].is_empty(), "{file}:{}: the first cell is empty", nth + 1);
        row.resize(columns.len(), String::new());
        rows.push(row);
    }
    Ok(rows)
}

/// Lower-case words of letters only.
fn words() -> Result<BTreeSet<String>> {
    let text = std::fs::read_to_string(WORDS)
        .with_context(|| format!("cannot read {WORDS}: install the Debian package wamerican"))?;
    let plain = |word: &&str| word.chars().all(char::is_lowercase);
    Ok(text.lines().filter(plain).map(str::to_owned).collect())
}

#[derive(Default)]
struct Strings {
    pool: String,
    seen: BTreeMap<String, u32>,
}

impl Strings {
    /// Offset and length in bytes; equal texts share them.
    fn add(&mut self, text: &str) -> (u32, u32) {
        let len = text.len() as u32;
        if let Some(&offset) = self.seen.get(text) {
            return (offset, len);
        }
        let offset = self.pool.len() as u32;
        self.pool.push_str(text);
        self.seen.insert(text.to_owned(), offset);
        (offset, len)
    }
}

fn assemble(parts: [&[u8]; SECTIONS]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    let mut offset = 8 + SECTIONS * 8;
    for part in parts {
        file.extend((offset as u32).to_le_bytes());
        file.extend((part.len() as u32).to_le_bytes());
        offset += part.len();
    }
    parts.iter().for_each(|part| file.extend(*part));
    file
}
