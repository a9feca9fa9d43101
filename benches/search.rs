//! Full text search, filters and completion at the size of a large corpus, with generated articles of
//! a fixed seed. `cargo bench --bench search [-- ARTICLES [NAMES]]` prints what each takes: the first
//! time, and the median of ten more. Without numbers 100,000 articles of 20 sentences, with 15
//! mentions and 5 events each, and 200,000 names.

use std::sync::Arc;
use std::time::{Duration, Instant};

use portolan::atlas::{
    Atlas, DocIx, Document, DocumentDate, Entity, Event, EventType, Extraction, Joined, Kind,
    Mention, Modality, Paragraph, Participant, ParticipantRole, Place, Reading, Role, Sentence,
    Texts as AtlasTexts,
};
use portolan::base::{Id, PartialDate, Span};
use portolan::corpus::DateBasis;
use portolan::gazetteer::{Feature, Gazetteer};
use portolan::project::search::{self, TextQuery};
use portolan::query::language::parse;
use portolan::query::{self, Filter, Index, Rows, Search, Texts, Wanted};
use rusqlite::Connection;

#[path = "support/random.rs"]
#[allow(dead_code, reason = "each bench uses what it needs")]
mod random;

use random::{Random, Zipf};

fn main() {
    let numbers: Vec<u32> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    let articles = numbers.first().copied().unwrap_or(100_000);
    let names = numbers.get(1).copied().unwrap_or(200_000);
    texts(articles);
    completion(names);
}

/// Words by how common they are.
struct Vocabulary {
    words: Vec<String>,
    ranks: Zipf,
}

impl Vocabulary {
    fn new(size: usize) -> Self {
        Self { words: (0..size).map(word).collect(), ranks: Zipf::new(size, 1.0) }
    }

    fn draw(&self, numbers: &mut Random) -> usize {
        self.ranks.rank(numbers)
    }
}

/// The commoner, the shorter; no two alike.
fn word(rank: usize) -> String {
    const CONSONANTS: &[u8] = b"tnsrhldcmfpgbvkwyz";
    const VOWELS: &[u8] = b"eaoiu";
    let mut rest = rank + 1;
    let mut word = String::new();
    while rest > 0 {
        word.push(char::from(CONSONANTS[rest % CONSONANTS.len()]));
        rest /= CONSONANTS.len();
        word.push(char::from(VOWELS[rest % VOWELS.len()]));
        rest /= VOWELS.len();
    }
    if !rank.is_multiple_of(3) {
        word.push_str(["n", "st"][rank % 2]);
    }
    word
}

/// An article of 20 sentences with a subject: a third of its words come back.
fn article(nth: u32, vocabulary: &Vocabulary, numbers: &mut Random) -> Document {
    let subject: Vec<usize> = (0..30).map(|_| vocabulary.draw(numbers)).collect();
    let mut text = String::new();
    let mut sentences = Vec::new();
    for _ in 0..20 {
        let start = text.len();
        for word in 0..8 + numbers.below(25) {
            if word > 0 {
                text.push(' ');
            }
            let about = numbers.below(10) < 3;
            let rank = if about { subject[numbers.below(30)] } else { vocabulary.draw(numbers) };
            text.push_str(&vocabulary.words[rank]);
        }
        text.push('.');
        sentences.push(Sentence { span: Span::new(start, text.len()), paragraph: 0 });
        text.push(' ');
    }
    let title = subject[..6].iter().map(|&rank| vocabulary.words[rank].as_str());
    let title = title.collect::<Vec<_>>().join(" ");
    let whole = Paragraph { span: Span::new(0, text.len()), furniture: false, heading: false };
    document(nth, title, text, vec![whole], sentences)
}

fn document(
    nth: u32,
    title: String,
    text: String,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Sentence>,
) -> Document {
    Document {
        id: Id::new(format!("text:{nth}")),
        path: None,
        title,
        publisher: None,
        source: None,
        author: None,
        date: Some(DocumentDate {
            date: PartialDate::month(2024, 1 + (nth % 12) as i8),
            basis: DateBasis::Stated,
            quote: None,
        }),
        language: "en".into(),
        text: Arc::from(text),
        paragraphs,
        sentences,
        pages: Vec::new(),
        warnings: Vec::new(),
    }
}

/// Who and what the articles name: places of the gazetteer, states, persons.
struct Cast {
    entities: Vec<Entity>,
    places: usize,
}

impl Cast {
    fn new() -> Self {
        let gazetteer = Gazetteer::embedded();
        let records = gazetteer.places().map(|ix| gazetteer.place(ix));
        let shown = |feature| {
            matches!(feature, Feature::City | Feature::Country | Feature::Sea | Feature::Admin1)
        };
        let mut entities: Vec<Entity> = records
            .filter(|record| shown(record.feature))
            .take(8_000)
            .map(|record| Entity {
                id: record.id.clone(),
                kind: Kind::Place,
                name: record.name.to_owned(),
                country: record.country.map(str::to_owned),
                anchor: None,
                roles: Vec::new(),
                place: Some(Place {
                    at: record.at,
                    feature: record.feature,
                    candidates: Vec::new(),
                }),
            })
            .collect();
        let places = entities.len();
        for country in gazetteer.countries().map(|ix| gazetteer.place(ix)) {
            let Some(iso) = country.country else { continue };
            entities.push(actor(format!("state:{iso}"), Kind::Government, country.name, iso));
            for nth in 0..60 {
                let name = format!("{} {}", capital(nth * 7 + places), capital(entities.len()));
                let id = format!("person:{}", entities.len());
                entities.push(actor(id, Kind::Person, &name, iso));
            }
        }
        Self { entities, places }
    }

    /// The commoner half of the time from the first hundredth.
    fn draw(&self, places: bool, numbers: &mut Random) -> &Entity {
        let (from, to) = if places { (0, self.places) } else { (self.places, self.entities.len()) };
        let few = numbers.below(2) == 0;
        let count = if few { (to - from) / 100 } else { to - from };
        &self.entities[from + numbers.below(count.max(1))]
    }
}

fn actor(id: String, kind: Kind, name: &str, iso: &str) -> Entity {
    Entity {
        id: Id::new(id),
        kind,
        name: name.to_owned(),
        country: Some(iso.to_owned()),
        anchor: None,
        roles: vec!["minister".into()],
        place: None,
    }
}

fn capital(rank: usize) -> String {
    let mut word = word(rank);
    word[..1].make_ascii_uppercase();
    word
}

/// What an article says: 15 mentions and 5 events in its sentences.
fn extraction(document: &Document, cast: &Cast, numbers: &mut Random) -> Extraction {
    let mut extraction = Extraction::default();
    let named = |entity: &Entity, extraction: &mut Extraction| {
        if extraction.entities.iter().all(|known| known.id != entity.id) {
            extraction.entities.push(entity.clone());
        }
        entity.id.clone()
    };
    for nth in 0..15 {
        let place = nth % 3 > 0;
        let entity = cast.draw(place, numbers);
        let sentence = document.sentences[nth + 2].span;
        let id = named(entity, &mut extraction);
        extraction.mentions.push(Mention {
            span: Span { start: sentence.start + 1, end: sentence.start + 4 },
            kind: entity.kind,
            role: place.then_some(Role::Literal),
            entity: id,
            actor: None,
            confidence: 1.0,
            rule: "bench",
            furniture: false,
        });
    }
    for nth in 0..5 {
        let sentence = document.sentences[nth * 3 + 2].span;
        let (place, actor) = (cast.draw(true, numbers), cast.draw(false, numbers));
        let types = [EventType::Consult, EventType::Assault, EventType::Mobilize, EventType::Aid];
        let day = Span { start: sentence.start + 1, end: sentence.start + 4 };
        let (place, actor) = (named(place, &mut extraction), named(actor, &mut extraction));
        extraction.events.push(Event {
            id: Id::hashed("event", &[document.id.as_str(), &nth.to_string()]),
            event_type: types[numbers.below(4)],
            mode: Some(["visit", "talks", "exercise", "missile"][numbers.below(4)]),
            trigger: day,
            sentence,
            date: (numbers.below(3) > 0).then(|| date(numbers)),
            modality: [Modality::Happened, Modality::Planned][numbers.below(2)],
            places: vec![place],
            participants: vec![Participant {
                role: ParticipantRole::Source,
                entity: Some(actor),
                span: day,
            }],
            numbers: Vec::new(),
            confidence: 1.0,
            rule: "bench",
        });
    }
    extraction
}

fn date(numbers: &mut Random) -> PartialDate {
    let text = format!("2024-{:02}-{:02}", 1 + numbers.below(12), 1 + numbers.below(28));
    text.parse().expect("a date")
}

/// Texts that are kept in the index only.
struct Kept;

impl AtlasTexts for Kept {
    fn read(&self, _: DocIx) -> Option<Arc<Document>> {
        None
    }

    fn row(&self, ix: DocIx) -> Option<i64> {
        Some(i64::from(ix.0) + 1)
    }
}

fn texts(articles: u32) {
    let folder = tempfile::tempdir().expect("a folder for the index");
    let path = folder.path().join("index.db");
    let mut connection = Connection::open(&path).expect("a file for the index");
    connection.pragma_update(None, "journal_mode", "WAL").expect("a journal");
    connection.pragma_update(None, "synchronous", "NORMAL").expect("a pragma");
    search::create(&connection).expect("an empty index");
    let cast = Cast::new();
    let mut readings = Vec::new();
    let vocabulary = Vocabulary::new(300_000);
    let mut numbers = Random::new(7, 0);
    let (mut bytes, mut indexing) = (0, Duration::ZERO);
    for batch in (0..articles).collect::<Vec<_>>().chunks(500) {
        let documents: Vec<Document> =
            batch.iter().map(|&nth| article(nth, &vocabulary, &mut numbers)).collect();
        bytes += documents.iter().map(|document| document.text.len()).sum::<usize>();
        let began = Instant::now();
        let transaction = connection.transaction().expect("a transaction");
        for (nth, document) in batch.iter().zip(&documents) {
            search::add(&transaction, i64::from(*nth) + 1, document)
                .expect("a document is taken in");
        }
        transaction.commit().expect("a commit");
        indexing += began.elapsed();
        readings.extend(
            documents
                .iter()
                .map(|document| Reading::new(document, extraction(document, &cast, &mut numbers))),
        );
    }
    let began = Instant::now();
    connection.pragma_update(None, "wal_checkpoint", "TRUNCATE").ok();
    let size = std::fs::metadata(&path).map_or(0, |found| found.len());
    println!(
        "{articles} articles of 20 sentences, {} MB of text: indexed in {:.1} s ({:.2} ms each), \
         {} MB, checkpoint {:.1} s",
        bytes / 1_000_000,
        indexing.as_secs_f64(),
        indexing.as_secs_f64() * 1e3 / f64::from(articles),
        size / 1_000_000,
        began.elapsed().as_secs_f64(),
    );
    drop(connection);
    // As a program that has just opened the file finds it.
    let connection = Connection::open(&path).expect("the index again");
    let word = |rank: usize| vocabulary.words[rank].as_str();
    let asked = |text: &str| match text.strip_suffix('*') {
        Some(text) => TextQuery::words(text, true),
        None => TextQuery::words(text, false),
    };
    let all =
        |words: &[&str]| TextQuery::all(words.iter().filter_map(|word| asked(word)).collect());
    let queries = [
        ("the commonest word", asked(word(0))),
        ("the 11th", asked(word(10))),
        ("the 101st", asked(word(100))),
        ("the 1,001st", asked(word(1_000))),
        ("the 30,001st", asked(word(30_000))),
        ("1st and 2nd", all(&[word(0), word(1)])),
        ("1st and 1,001st", all(&[word(0), word(1_000)])),
        ("101st and 1,001st", all(&[word(100), word(1_000)])),
        ("101st, 501st, 1,001st", all(&[word(100), word(500), word(1_000)])),
        ("phrase of 1st, 2nd", asked(&[word(0), word(1)].join(" "))),
        ("phrase of 1st, 2nd, 3rd", asked(&[word(0), word(1), word(2)].join(" "))),
        (
            "phrase of the first five",
            asked(&[word(0), word(1), word(2), word(3), word(4)].join(" ")),
        ),
        ("beginning, 2 letters", asked("to*")),
        ("beginning, 3 letters", asked("ton*")),
        ("beginning, 4 letters", asked("tosa*")),
        ("no such word", asked("qqqq")),
    ];
    println!(
        "{:28}{:>12}{:>12}{:>12}{:>12}{:>14}{:>12}",
        "", "first, once", "first, again", "all asked", "documents", "sentences", "matches"
    );
    for (what, query) in queries {
        let Some(query) = query else { continue };
        // As the window asks: what is there after 8 ms is shown, and the search goes on.
        let find = |stop: search::Stop<'_>| {
            search::find(&connection, &query, 30, 3, stop).expect("an answer")
        };
        let (first, again) = timed(|| {
            let began = Instant::now();
            find(&|| began.elapsed() > Duration::from_millis(8))
        });
        let (_, all) = timed(|| find(&|| false));
        let (_, documents) = timed(|| search::documents(&connection, &query).expect("an answer"));
        let (_, sentences) = timed(|| search::sentences(&connection, &query).expect("an answer"));
        let count = search::sentences(&connection, &query).expect("an answer").len();
        println!(
            "{what:28}{first:>9.2} ms{again:>9.2} ms{all:>9.2} ms{documents:>9.2} ms{sentences:>11.2} ms{count:>12}"
        );
    }
    filters(&connection, readings, &vocabulary);
    let began = Instant::now();
    for row in (1..=i64::from(articles)).step_by(100) {
        search::remove(&connection, row).expect("a document is taken out");
    }
    println!("one in a hundred taken out: {:.2} s", began.elapsed().as_secs_f64());
}

fn filters(connection: &Connection, readings: Vec<Reading>, vocabulary: &Vocabulary) {
    let gazetteer = Gazetteer::embedded();
    let atlas = Atlas::of_readings(readings, &Joined::default(), Box::new(Kept));
    let began = Instant::now();
    let index = Index::new(&atlas, gazetteer);
    let rows = Rows::of(&atlas);
    println!(
        "\nfilters over {} documents, {} events, {} names: index built in {:.2} s",
        atlas.documents().len(),
        atlas.events().len(),
        index.names.len(),
        began.elapsed().as_secs_f64()
    );
    let texts = Texts { connection, rows: &rows };
    let search = Search { atlas: &atlas, gazetteer, index: &index, texts };
    let word = |rank: usize| vocabulary.words[rank].clone();
    let queries = [
        "place:\"South Korea\"".to_owned(),
        "place:\"Sea of Japan\"".to_owned(),
        "place:Russia".to_owned(),
        "actor:Japan".to_owned(),
        "type:visit".to_owned(),
        "is:planned".to_owned(),
        "after:2024-03 before:2024-06".to_owned(),
        "in:english".to_owned(),
        "kind:person".to_owned(),
        word(10),
        word(100),
        word(1_000),
        format!("-{}", word(100)),
        format!("\"{} {}\"", word(100), word(50)),
        format!("{} place:Russia -type:visit after:2024-03", word(100)),
        "place:Seouul".to_owned(),
    ];
    println!(
        "{:60}{:>12}{:>12}{:>10}{:>10}{:>10}",
        "", "filter", "box", "texts", "events", "mentions"
    );
    for query in queries {
        let filter = || {
            let parsed = parse(&query).query;
            let (filter, _) = Filter::new(&parsed, &atlas, gazetteer, &index);
            filter.matches(&atlas, &index, texts).expect("an answer")
        };
        let (_, time) = timed(filter);
        let (_, boxed) = timed(|| search.find(&query, 30, &|| false).expect("an answer"));
        let matches = filter();
        println!(
            "{query:60}{time:>9.2} ms{boxed:>9.2} ms{:>10}{:>10}{:>10}",
            matches.documents.count(),
            matches.events.count(),
            matches.mentions.count(),
        );
    }
    let all = Filter::default().matches(&atlas, &index, texts).expect("an answer");
    let entities: Vec<_> = atlas.entities().map(|(ix, _)| ix).collect();
    let (_, time) = timed(|| entities.iter().map(|&ix| all.counts(&atlas, ix).events).sum::<u32>());
    println!("counts of all {} names: {time:.2} ms", entities.len());
}

/// The first time, and the median of ten more, in milliseconds.
fn timed<T>(mut work: impl FnMut() -> T) -> (f64, f64) {
    let mut once = || {
        let began = Instant::now();
        std::hint::black_box(work());
        began.elapsed().as_secs_f64() * 1e3
    };
    let first = once();
    let mut times: Vec<f64> = (0..10).map(|_| once()).collect();
    times.sort_by(f64::total_cmp);
    (first, times[5])
}

fn completion(count: u32) {
    let mut numbers = Random::new(11, 0);
    let mut entities = Vec::new();
    let mut mentions = Vec::new();
    for nth in 0..count {
        let kind = [Kind::Person, Kind::Organisation, Kind::Place, Kind::Vessel][nth as usize % 4];
        let words = 1 + numbers.below(3);
        let name: Vec<String> = (0..words).map(|_| capital(numbers.below(60_000))).collect();
        let id = Id::new(format!("test:{nth}"));
        entities.push(Entity {
            id: id.clone(),
            kind,
            name: name.join(" "),
            country: None,
            anchor: None,
            roles: Vec::new(),
            place: None,
        });
        if nth % 7 == 0 {
            mentions.push(Mention {
                span: Span::new(0, 1),
                kind,
                role: None,
                entity: id,
                actor: None,
                confidence: 1.0,
                rule: "test",
                furniture: false,
            });
        }
    }
    let text = document(0, String::new(), "A text.".into(), Vec::new(), Vec::new());
    let atlas = Atlas::new([(text, Extraction { mentions, entities, ..Extraction::default() })]);
    let began = Instant::now();
    let index = Index::new(&atlas, Gazetteer::embedded());
    println!(
        "\n{} names: index built in {:.2} s",
        index.names.len(),
        began.elapsed().as_secs_f64()
    );
    let typed = [
        "t",
        "to",
        "tos",
        "tosa",
        "tosan ne",
        "place:s",
        "place:sol",
        "actor:\"tosan n",
        "tsn",
        "tosqn",
        "zzzzzz",
        "place:tonaszk",
        "type:att",
        "",
    ];
    for text in typed {
        let (first, again) = timed(|| query::complete(&index, text, text.len()));
        let found = query::complete(&index, text, text.len());
        let shown: Vec<&str> = found.iter().take(3).map(|one| one.label.as_str()).collect();
        println!("{text:20}{first:>9.2} ms{again:>9.2} ms   {}", shown.join(", "));
    }
    let (first, again) = timed(|| index.names.near("Tosanek Henada", Wanted::Any, 3));
    println!("{:20}{first:>9.2} ms{again:>9.2} ms", "near a name");
}
