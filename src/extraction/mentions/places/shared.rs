//! Names that share a part ("the South and East China Seas", "Lee and Clay counties"), and names
//! made of ordinary words that mean a place only where the document is about it.

use super::{Naming, PlaceFound, Weighed, demonym_at};
use crate::extraction::mentions::Draft;
use crate::gazetteer::{Feature, NameHit, normalize};

/// "the South and East China Seas", "North and South Korea", "Lee, Clay and Scott counties".
pub fn coordinated(draft: &Draft, at: usize) -> Option<(Vec<Weighed>, usize)> {
    if !draft.units.is_capital(at) || draft.claim_at(at).is_some() {
        return None;
    }
    let mut heads = vec![at];
    let mut next = at + 1;
    loop {
        draft.units.after(next)?;
        let word = draft.units.norm(next);
        let last = matches!(word, "and" | "or" | "&");
        if !(last || word == ",") {
            return None;
        }
        let mut item = next + 1;
        if word == "," && matches!(draft.units.norm_after(item), "and" | "or") {
            item += 1;
        }
        draft.units.after(item).filter(|&item| draft.units.is_capital(item))?;
        let ends = last || item > next + 1;
        if ends {
            return shared_head(draft, &heads, item);
        }
        heads.push(item);
        next = item + 1;
        if heads.len() > 6 {
            return None;
        }
    }
}

/// The names of `heads` with the rest of the last item's name, if the gazetteer has all of them.
fn shared_head(draft: &Draft, heads: &[usize], item: usize) -> Option<(Vec<Weighed>, usize)> {
    // Where the last item's name ends: a plural head noun or a name of the gazetteer.
    let mut end = item + 1;
    while end < item + 4 && draft.units.after(end).is_some() && !draft.units.units[end].joined {
        let norm = draft.units.norm(end);
        let plural = matches!(
            norm,
            "counties"
                | "seas"
                | "oceans"
                | "rivers"
                | "islands"
                | "parishes"
                | "provinces"
                | "states"
                | "lakes"
                | "koreas"
                | "gulfs"
                | "straits"
                | "territories"
        );
        if !plural && !draft.units.is_capital(end) {
            break;
        }
        end += 1;
        if plural {
            break;
        }
    }
    if end == item + 1 {
        return None;
    }
    let singular = |text: &str| -> String {
        match text.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => text
                .strip_suffix("shes")
                .map(|stem| format!("{stem}sh"))
                .unwrap_or_else(|| text.strip_suffix('s').unwrap_or(text).to_owned()),
        }
    };
    (item + 2..=end).rev().find_map(|end| {
        let tail = draft.units.phrase(item + 1..end);
        let tails = [singular(&tail), tail];
        let directions = heads.iter().all(|&at| is_direction(draft.units.norm(at)));
        let counties = tails[0].ends_with("county") || tails[0].ends_with("parish");
        let waters = matches!(draft.units.norm(end - 1), "seas" | "oceans" | "gulfs" | "straits");
        if !(directions || counties || waters) {
            return None;
        }
        let find = |head: &str| -> Option<(String, Vec<NameHit>)> {
            tails.iter().find_map(|tail| {
                let name = format!("{head} {tail}");
                let hits = no_city(draft, &name);
                (!hits.is_empty()).then_some((name, hits))
            })
        };
        let mut taken = Vec::new();
        for &at in heads.iter().chain([&item]) {
            let (key, hits) = find(draft.units.norm(at))?;
            // In "Lee and Clay counties" each name stands alone; in the other kind the last has all.
            let whole = at == item && !counties;
            let units = if whole { at..end } else { at..at + 1 };
            let place = by_name(key, hits);
            taken.push(Weighed { units, score: 3.0, rule: "place/coordinated", place });
        }
        Some((taken, end))
    })
}

/// Everything but towns that has a name.
fn no_city(draft: &Draft, name: &str) -> Vec<NameHit> {
    let hits = draft.gazetteer.find(name);
    hits.filter(|hit| draft.gazetteer.feature(hit.place) != Feature::City).collect()
}

fn by_name(key: String, hits: Vec<NameHit>) -> PlaceFound {
    PlaceFound {
        naming: Naming::Name,
        hits,
        key,
        embedded: None,
        parent: Vec::new(),
        child: Vec::new(),
        own: None,
    }
}

fn is_direction(norm: &str) -> bool {
    matches!(
        norm,
        "north"
            | "south"
            | "east"
            | "west"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "upper"
            | "lower"
            | "inner"
            | "outer"
            | "central"
    )
}

/// "the demilitarized zone": a name made of ordinary words stands for a place where the document
/// names the land that goes before it ("Korean Demilitarized Zone").
pub fn generic(draft: &Draft, at: usize) -> Option<(Vec<Weighed>, usize)> {
    let norm = draft.units.norm(at);
    if draft.claim_at(at).is_some() {
        return None;
    }
    let end = match norm {
        "demilitarized" | "demilitarised" if draft.units.norm_after(at + 1) == "zone" => at + 2,
        "dmz" => at + 1,
        "military"
            if draft.units.norm_after(at + 1) == "demarcation"
                && draft.units.norm_after(at + 2) == "line" =>
        {
            at + 3
        }
        _ => return None,
    };
    // A longer name of the gazetteer goes before.
    let phrase = match norm {
        "military" => "military demarcation line",
        _ => "demilitarized zone",
    };
    let mut best: Option<(usize, Vec<NameHit>, String)> = None;
    for nth in 0..draft.units.len() {
        let Some(demonym) = country_word(draft, nth) else { continue };
        for land in [demonym.as_str(), demonym.rsplit(' ').next().unwrap_or("")] {
            let key = format!("{land} {phrase}");
            let hits = no_city(draft, &key);
            let nearer = best.as_ref().is_none_or(|(at_best, ..)| nth.abs_diff(at) < *at_best);
            if !hits.is_empty() && nearer {
                best = Some((nth.abs_diff(at), hits, key));
            }
        }
    }
    let (_, hits, key) = best?;
    let place = by_name(key, hits);
    Some((vec![Weighed { units: at..end, score: 2.5, rule: "place/generic", place }], end))
}

/// A country named at `at`, as the adjective of its people.
fn country_word(draft: &Draft, at: usize) -> Option<String> {
    if !draft.units.is_capital(at) {
        return None;
    }
    let adjective = |iso2: &str| -> Option<String> {
        let name = draft.lexicon.state(iso2)?.name;
        Some(normalize(name))
    };
    if let Some((end, _)) = demonym_at(draft, at) {
        return Some(draft.units.phrase(at..end));
    }
    let name = draft.units.places[at].first()?;
    let hit = name.hits.first()?;
    if draft.gazetteer.feature(hit.place) != Feature::Country {
        return None;
    }
    let name_norm = adjective(draft.gazetteer.iso_of(hit.place)?)?;
    // "South Korea" → "south korean": names in -a and their adjectives share a stem.
    let with_n = if name_norm.ends_with('a') { format!("{name_norm}n") } else { name_norm };
    Some(with_n)
}
