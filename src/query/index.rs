//! What queries need to know of an atlas at every keystroke, worked out once for each atlas.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Names, key};
use super::near::{allowed, distance};
use crate::atlas::{Atlas, DocIx, EntityIx, Kind};
use crate::base::{Day, LonLat, PartialDate};
use crate::gazetteer::Gazetteer;

/// Names, places, papers and sentences of one atlas. Asked with another atlas it answers
/// nonsense: build it again with every generation.
#[derive(Debug, Default)]
pub struct Index {
    pub names: Names,
    pub(super) places: Vec<Place>,
    pub(super) papers: Papers,
    pub(super) units: Units,
    /// Modes of events, by name, with how many events have each.
    pub(super) modes: Vec<(&'static str, usize)>,
    /// ISO 639-1, the commonest first.
    pub(super) languages: Vec<String>,
    /// Years and months in which texts were published or something happened, the latest first.
    pub(super) periods: Vec<String>,
}

/// A place of the atlas.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub entity: EntityIx,
    /// Within its area.
    pub at: LonLat,
    /// Of its area, in degrees of longitude; 0 for a point.
    pub width: f64,
}

impl Index {
    /// Takes about a second for a hundred thousand documents: made in the background.
    pub fn new(atlas: &Atlas, gazetteer: &Gazetteer) -> Self {
        let mut modes: BTreeMap<&'static str, usize> = BTreeMap::new();
        for mode in atlas.events().filter_map(|(_, event)| event.mode) {
            *modes.entry(mode).or_default() += 1;
        }
        let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
        let mut periods: BTreeSet<Day> = BTreeSet::new();
        for (_, document) in atlas.documents() {
            *languages.entry(&document.language).or_default() += 1;
            periods.extend(document.date.as_ref().map(|date| month(date.date)));
        }
        periods.extend(atlas.events().filter_map(|(_, event)| event.date.map(month)));
        periods.extend(periods.clone().into_iter().map(|day| Day { month: None, ..day }));
        let mut languages: Vec<(usize, &str)> =
            languages.into_iter().map(|(code, count)| (count, code)).collect();
        languages.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        Self {
            languages: languages.into_iter().map(|(_, code)| code.to_owned()).collect(),
            periods: periods.into_iter().rev().map(|day| day.to_string()).collect(),
            names: Names::new(atlas),
            places: places(atlas, gazetteer),
            papers: Papers::new(atlas),
            units: Units::new(atlas),
            modes: modes.into_iter().collect(),
        }
    }
}

fn month(date: PartialDate) -> Day {
    Day { day: None, ..date.start }
}

fn places(atlas: &Atlas, gazetteer: &Gazetteer) -> Vec<Place> {
    let all = atlas.entities().filter(|(_, entity)| entity.kind == Kind::Place);
    all.filter_map(|(entity, named)| {
        let at = named.place.as_ref()?.at;
        let ix = gazetteer.by_id(named.id.as_str());
        let width = ix.and_then(|ix| gazetteer.bounds(ix)).map_or(0.0, |bounds| bounds.width());
        // The position of an island state may lie off its coast.
        let at = ix.filter(|_| width > 0.0).map_or(at, |ix| gazetteer.place(ix).label_at);
        Some(Place { entity, at, width })
    })
    .collect()
}

/// Where texts come from.
#[derive(Debug, Default)]
pub(super) struct Papers {
    /// For each document: title, publisher, domain, author and path, as they are compared, each
    /// between line breaks.
    texts: Vec<Box<str>>,
    /// Publishers and domains as they are written, with how many documents are theirs; most first.
    pub names: Vec<(String, usize)>,
}

impl Papers {
    fn new(atlas: &Atlas) -> Self {
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        let mut texts = Vec::with_capacity(atlas.documents().len());
        for (_, document) in atlas.documents() {
            let paper = document.publisher.as_deref().or(document.source.as_deref());
            if let Some(paper) = paper {
                *names.entry(paper).or_default() += 1;
            }
            let (publisher, source) = (document.publisher.as_deref(), document.source.as_deref());
            let beside = [publisher, source, document.author.as_deref(), document.path.as_deref()];
            let mut text = format!("\n{}\n", key(&document.title));
            for part in beside.into_iter().flatten() {
                text.push_str(&key(part));
                text.push('\n');
            }
            texts.push(text.into_boxed_str());
        }
        let mut names: Vec<(String, usize)> =
            names.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Self { texts, names }
    }

    /// Documents of which one of these holds the words, from the beginning of a word on.
    pub(super) fn holding(&self, words: &str) -> impl Iterator<Item = DocIx> {
        let key = key(words);
        let all = (0..).map(DocIx).zip(&self.texts);
        all.filter(move |(_, text)| holds(text, &key)).map(|(ix, _)| ix)
    }

    /// The paper whose name is closest to one that none bears.
    pub(super) fn near(&self, name: &str) -> Option<&str> {
        let name = key(name);
        let most = allowed(name.chars().count());
        let near = self
            .names
            .iter()
            .filter_map(|(paper, _)| Some((distance(&name, &key(paper), most)?, paper.as_str())));
        near.min_by_key(|&(edits, _)| edits).map(|(_, paper)| paper)
    }

    /// Whether one of these of a document holds the words.
    pub(super) fn holds(&self, ix: DocIx, words: &str) -> bool {
        self.texts.get(ix.0 as usize).is_some_and(|text| holds(text, &key(words)))
    }
}

fn holds(text: &str, key: &str) -> bool {
    let starts = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
    !key.is_empty() && text.match_indices(key).any(|(at, _)| starts(at))
}

/// Which mentions and events stand in which sentence. Sentences are told by the byte at which
/// they begin.
#[derive(Debug, Default)]
pub(super) struct Units {
    /// For each document its first mention and event; one more at the end.
    first: Vec<[u32; 2]>,
    mentions: Vec<u32>,
    events: Vec<u32>,
}

impl Units {
    fn new(atlas: &Atlas) -> Self {
        let mut units = Self::default();
        for (document, _) in atlas.documents() {
            units.first.push([units.mentions.len() as u32, units.events.len() as u32]);
            units.mentions.extend(
                atlas.mentions_in(document).map(|(ix, _)| atlas.evidence(ix).sentence.start),
            );
            units.events.extend(atlas.events_in(document).map(|(_, event)| event.sentence.start));
        }
        units.first.push([units.mentions.len() as u32, units.events.len() as u32]);
        units
    }

    pub(super) fn documents(&self) -> usize {
        self.first.len().saturating_sub(1)
    }

    pub(super) fn mentions(&self) -> usize {
        self.mentions.len()
    }

    pub(super) fn events(&self) -> usize {
        self.events.len()
    }

    /// The numbers of a document's mentions and of its events.
    pub(super) fn of(&self, document: DocIx) -> [std::ops::Range<u32>; 2] {
        let nth = document.0 as usize;
        match self.first.get(nth..nth + 2) {
            Some([from, to]) => [from[0]..to[0], from[1]..to[1]],
            _ => [0..0, 0..0],
        }
    }

    /// The numbers of the mentions and of the events in a sentence.
    pub(super) fn in_sentence(&self, document: DocIx, start: u32) -> [std::ops::Range<u32>; 2] {
        let [mentions, events] = self.of(document);
        [within(&self.mentions, mentions, start), within(&self.events, events, start)]
    }

    /// Where the sentence of a mention begins.
    pub(super) fn mention_sentence(&self, nth: u32) -> u32 {
        self.mentions[nth as usize]
    }

    /// Where the sentence of an event begins.
    pub(super) fn event_sentence(&self, nth: u32) -> u32 {
        self.events[nth as usize]
    }
}

/// Of the numbers in a range those whose sentence begins at `start`; sentences are in order.
fn within(starts: &[u32], range: std::ops::Range<u32>, start: u32) -> std::ops::Range<u32> {
    let of_document = &starts[range.start as usize..range.end as usize];
    let from = range.start + of_document.partition_point(|&other| other < start) as u32;
    let to = range.start + of_document.partition_point(|&other| other <= start) as u32;
    from..to
}
