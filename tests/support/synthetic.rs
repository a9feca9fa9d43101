//! Columns of a made-up corpus of any size, the same each time: as many reports, mentions, places
//! and actors an article as news has, a tenth of the articles copies, many reports of one event.
#![allow(dead_code, reason = "each test and benchmark uses its part")]

use portolan::atlas::columns::{
    ColumnsBuilder, DocumentRow, EntityRow, MODALITIES, MentionRow, ReportRow,
};
use portolan::atlas::{Columns, EventType, Kind, Status};
use portolan::base::{Days, Id, LonLat, Span};

/// SplitMix64 (Steele, Lea and Flood 2014).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// Below `count`.
    pub fn below(&mut self, count: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(count.max(1))) >> 64) as u64
    }

    /// 0 to 1.
    pub fn share(&mut self) -> f64 {
        self.below(1 << 30) as f64 / (1_u64 << 30) as f64
    }

    /// Below `count`, the small ones far more often, as names are spread over texts.
    pub fn often(&mut self, count: u32) -> u32 {
        let share = self.share();
        ((f64::from(count) * share * share * share) as u32).min(count - 1)
    }
}

/// How many of each there are for a number of articles.
#[derive(Clone, Copy)]
pub struct Sizes {
    pub articles: u32,
    pub places: u32,
    pub states: u32,
    pub bodies: u32,
    pub persons: u32,
}

impl Sizes {
    pub fn of(articles: u32) -> Self {
        Self {
            articles,
            places: articles.max(200),
            states: 200,
            bodies: (articles / 5).max(10),
            persons: (articles * 3 / 2).max(20),
        }
    }

    fn actors(self) -> u32 {
        self.states + self.bodies + self.persons
    }
}

/// The first day of the corpus, 2015-01-01, and how many days it spans.
pub const FIRST_DAY: i32 = 16_436;
pub const SPAN: i32 = 3_653;

/// A corpus of so many articles: 15 reports and 40 mentions each.
pub fn columns(sizes: Sizes) -> Columns {
    let mut random = Random(7);
    let mut builder = ColumnsBuilder::new(entities(sizes, &mut random));
    let mut occurrences = 0;
    for nth in 0..sizes.articles {
        let published = FIRST_DAY + random.below(SPAN as u64) as i32;
        let is_copy = nth > 0 && random.below(10) == 0;
        let text_of = if is_copy { random.below(u64::from(nth)) as u32 } else { nth };
        let reports = (0..15).map(|_| report(sizes, &mut random, published, &mut occurrences));
        let reports = reports.collect();
        let mut mentions: Vec<_> = (0..40).map(|_| mention(sizes, &mut random)).collect();
        mentions.sort_unstable_by_key(|mention| mention.start);
        builder.add(DocumentRow {
            publisher: Some(format!("Paper {}", random.often(300))),
            domain: None,
            language: ["en", "ko", "ru", "ja"][random.often(4) as usize].to_owned(),
            days: if random.below(30) == 0 { Days::NONE } else { Days::new(published, published) },
            added: Some(i64::from(published) * 86_400),
            text_of,
            reports,
            mentions,
        });
    }
    builder.finish()
}

fn entities(sizes: Sizes, random: &mut Random) -> Vec<EntityRow> {
    (0..sizes.places + sizes.actors())
        .map(|nth| {
            let actor = nth.checked_sub(sizes.places);
            let kind = match actor {
                None => Kind::Place,
                Some(actor) if actor < sizes.states => Kind::Government,
                Some(actor) if actor < sizes.states + sizes.bodies => Kind::Organisation,
                Some(_) => Kind::Person,
            };
            let (lon, lat) = (360.0 * random.share() - 180.0, 150.0 * random.share() - 70.0);
            let at = actor.is_none().then_some(LonLat::new(lon, lat));
            EntityRow { id: Id::new(format!("made:{nth}")), kind, at }
        })
        .collect()
}

fn sentence(nth: u64) -> Span {
    Span::new(100 * nth as usize, 100 * nth as usize + 99)
}

fn report(sizes: Sizes, random: &mut Random, published: i32, occurrences: &mut u32) -> ReportRow {
    const TYPES: [EventType; 4] =
        [EventType::Consult, EventType::Assault, EventType::Cooperate, EventType::Aid];
    // Two of five are told before; most of those lately.
    let known = *occurrences > 0 && random.below(5) < 2;
    let occurrence = if known {
        *occurrences - 1 - random.often((*occurrences).min(5_000))
    } else {
        *occurrences += 1;
        *occurrences - 1
    };
    let day = published - 10 + random.below(20) as i32;
    let days = match random.below(20) {
        0..=11 => Days::new(day, day),
        12..=15 => Days::new(day - day % 30, day - day % 30 + 29),
        16 => Days::new(day - day % 365, day - day % 365 + 364),
        _ => Days::NONE,
    };
    let actors = 1 + random.below(2);
    ReportRow {
        event_type: TYPES[random.below(4) as usize],
        modality: MODALITIES[random.often(5) as usize],
        status: Status::Automatic,
        days,
        occurrence,
        sentence: sentence(random.below(20)),
        places: (0..random.below(3)).map(|_| random.often(sizes.places)).collect(),
        actors: (0..actors).map(|_| sizes.places + random.often(sizes.actors())).collect(),
    }
}

fn mention(sizes: Sizes, random: &mut Random) -> MentionRow {
    let is_place = random.below(2) == 0;
    let entity = match is_place {
        true => random.often(sizes.places),
        false => sizes.places + random.often(sizes.actors()),
    };
    let literal = is_place && random.below(2) == 0;
    let stands = is_place && !literal;
    MentionRow {
        start: (100 * random.below(25) + random.below(99)) as u32,
        entity,
        actor: stands.then(|| sizes.places + random.often(sizes.states)),
        literal,
        furniture: random.below(20) == 0,
        status: Status::Automatic,
    }
}
