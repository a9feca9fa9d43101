//! From conditions to the documents, events and mentions they let through.

use super::{Condition, Filter, Matches, Tree};
use crate::atlas::{Atlas, Bits, DocIx, Entity, Event, EventIx, MentionIx, Role};
use crate::base::PartialDate;
use crate::project::search;
use crate::query::language::{Is, Sort};
use crate::query::{Index, Search, Texts};

impl Filter {
    /// What it lets through.
    ///
    /// # Errors
    /// If the index of the texts cannot be read.
    pub fn matches(
        &self,
        atlas: &Atlas,
        index: &Index,
        texts: Texts<'_>,
    ) -> rusqlite::Result<Matches> {
        let evaluation = Evaluation { atlas, index, texts };
        let mut matches = match &self.tree {
            Some(tree) => evaluation.tree(tree)?,
            None => evaluation.sized(true),
        };
        matches.kinds = self.kinds(atlas);
        Ok(matches)
    }

    /// Things of the kinds that are asked for.
    fn kinds(&self, atlas: &Atlas) -> Bits {
        let count = atlas.entities().len();
        if !self.tree.as_ref().is_some_and(asks_for_kinds) {
            return Bits::all(count);
        }
        let mut kinds = Bits::none(count);
        for (ix, entity) in atlas.entities() {
            if self.may_be(&sorts_of(entity)) {
                kinds.insert(ix.0);
            }
        }
        kinds
    }
}

fn asks_for_kinds(tree: &Tree) -> bool {
    match tree {
        Tree::All(parts) | Tree::Any(parts) => parts.iter().any(asks_for_kinds),
        Tree::Not(inner) => asks_for_kinds(inner),
        Tree::Leaf(Condition::Kind(_)) => true,
        Tree::Text(_) | Tree::Leaf(_) => false,
    }
}

/// What a named thing is, as `kind:` asks for it.
fn sorts_of(entity: &Entity) -> Vec<Sort> {
    let feature = entity.place.as_ref().map(|place| Sort::Feature(place.feature));
    std::iter::once(Sort::Entity(entity.kind)).chain(feature).collect()
}

pub(super) struct Evaluation<'a> {
    pub atlas: &'a Atlas,
    pub index: &'a Index,
    pub texts: Texts<'a>,
}

impl Evaluation<'_> {
    fn sized(&self, full: bool) -> Matches {
        let units = &self.index.units;
        Matches::sized(units.documents(), units.events(), units.mentions(), full)
    }

    pub(super) fn tree(&self, tree: &Tree) -> rusqlite::Result<Matches> {
        match tree {
            Tree::All(parts) => {
                let mut matches = self.sized(true);
                for part in parts {
                    matches.and(&self.tree(part)?);
                }
                Ok(matches)
            }
            Tree::Any(parts) => {
                let mut matches = self.sized(false);
                for part in parts {
                    matches.or(&self.tree(part)?);
                }
                Ok(matches)
            }
            Tree::Not(inner) => {
                let mut matches = self.tree(inner)?;
                matches.not();
                Ok(matches)
            }
            Tree::Text(text) => self.text(text),
            Tree::Leaf(condition) => Ok(self.condition(condition)),
        }
    }

    fn text(&self, text: &search::TextQuery) -> rusqlite::Result<Matches> {
        let mut matches = self.sized(false);
        for row in search::documents(self.texts.connection, text)? {
            if let Some(document) = self.texts.rows.document(row) {
                matches.documents.insert(document.0);
            }
        }
        let mut last = None;
        for key in search::sentences(self.texts.connection, text)? {
            let known = match last {
                Some((row, document)) if row == key.document_row => document,
                _ => self.texts.rows.document(key.document_row),
            };
            last = Some((key.document_row, known));
            if let Some(document) = known {
                self.sentence(&mut matches, document, key.start);
            }
        }
        Ok(matches)
    }

    /// All mentions and events of a sentence come through.
    fn sentence(&self, matches: &mut Matches, document: DocIx, start: u32) {
        let [mentions, events] = self.index.units.in_sentence(document, start);
        matches.mentions.insert_range(mentions);
        matches.events.insert_range(events);
    }

    fn condition(&self, condition: &Condition) -> Matches {
        match condition {
            Condition::Places(places) => {
                let mut matches = self.sized(false);
                for &place in places {
                    for &mention in self.atlas.mentions_of(place) {
                        let (_, told) = self.atlas.mention(mention);
                        if told.role == Some(Role::Literal) && !told.furniture {
                            self.mentioned(&mut matches, mention);
                        }
                    }
                    for &event in self.atlas.events_at(place) {
                        self.told(&mut matches, event);
                    }
                }
                matches
            }
            Condition::Actors(actors) => {
                let mut matches = self.sized(false);
                for &actor in actors {
                    for &mention in self.atlas.mentions_of(actor) {
                        if !self.atlas.mention(mention).1.furniture {
                            self.mentioned(&mut matches, mention);
                        }
                    }
                    for &event in self.atlas.events_of(actor) {
                        self.told(&mut matches, event);
                    }
                }
                matches
            }
            Condition::Types(types, mode) => self.events(|event| {
                types.contains(&event.event_type) || mode.is_some() && event.mode == *mode
            }),
            Condition::Is(Is::Told(modality)) => self.events(|event| event.modality == *modality),
            Condition::Is(Is::Dated) => self.dated(|date| date.is_some()),
            Condition::Is(Is::Undated) => self.dated(|date| date.is_none()),
            Condition::Dates(dates) => {
                self.dated(|date| date.is_some_and(|date| dates.may_hold(date)))
            }
            Condition::In { words, language } => self.whole_documents(self.from(words, *language)),
            Condition::Kind(sort) => self.kind(*sort),
        }
    }

    /// The sentence of a mention and its document come through, but no event for this alone.
    fn mentioned(&self, matches: &mut Matches, mention: MentionIx) {
        let (document, _) = self.atlas.mention(mention);
        let start = self.index.units.mention_sentence(mention.0);
        let [mentions, _] = self.index.units.in_sentence(document, start);
        matches.mentions.insert_range(mentions);
        matches.documents.insert(document.0);
    }

    /// An event comes through, with its sentence's mentions and its document.
    fn told(&self, matches: &mut Matches, event: EventIx) {
        let (document, _) = self.atlas.event(event);
        let start = self.index.units.event_sentence(event.0);
        let [mentions, _] = self.index.units.in_sentence(document, start);
        matches.mentions.insert_range(mentions);
        matches.events.insert(event.0);
        matches.documents.insert(document.0);
    }

    fn events(&self, holds: impl Fn(&Event) -> bool) -> Matches {
        let mut matches = self.sized(false);
        for (ix, event) in self.atlas.events() {
            if holds(event) {
                self.told(&mut matches, ix);
            }
        }
        matches
    }

    fn dated(&self, holds: impl Fn(Option<PartialDate>) -> bool) -> Matches {
        let dated = self
            .atlas
            .documents()
            .filter(|(_, document)| holds(document.date.as_ref().map(|date| date.date)));
        let mut matches = self.sized(false);
        for (document, _) in dated {
            let [mentions, _] = self.index.units.of(document);
            matches.documents.insert(document.0);
            matches.mentions.insert_range(mentions);
        }
        for (ix, event) in self.atlas.events() {
            if holds(event.date) {
                matches.events.insert(ix.0);
            }
        }
        matches
    }

    fn from(&self, words: &str, language: Option<&'static str>) -> Vec<DocIx> {
        match language {
            Some(language) => {
                let all = self.atlas.documents();
                all.filter(|(_, info)| info.language == language).map(|(ix, _)| ix).collect()
            }
            None => self.index.papers.holding(words).collect(),
        }
    }

    fn whole_documents(&self, documents: Vec<DocIx>) -> Matches {
        let mut matches = self.sized(false);
        for document in documents {
            let [mentions, events] = self.index.units.of(document);
            matches.documents.insert(document.0);
            matches.mentions.insert_range(mentions);
            matches.events.insert_range(events);
        }
        matches
    }

    fn kind(&self, sort: Sort) -> Matches {
        let mut matches = self.sized(false);
        let units = &self.index.units;
        match sort {
            Sort::Document => matches.documents.insert_range(0..units.documents() as u32),
            Sort::Event => matches.events.insert_range(0..units.events() as u32),
            Sort::Sentence => {}
            Sort::Entity(_) | Sort::Feature(_) => {
                let all = self.atlas.entities();
                let of_sort = all.filter(|(_, entity)| sorts_of(entity).contains(&sort));
                for (ix, _) in of_sort {
                    for &mention in self.atlas.mentions_of(ix) {
                        matches.mentions.insert(mention.0);
                    }
                }
            }
        }
        matches
    }

    /// Whether a sentence in which nothing is named and no event is told can satisfy it; words
    /// are taken to be there.
    pub(super) fn bare(&self, tree: &Tree, document: DocIx) -> bool {
        match tree {
            Tree::All(parts) => parts.iter().all(|part| self.bare(part, document)),
            Tree::Any(parts) => parts.iter().any(|part| self.bare(part, document)),
            Tree::Not(inner) => !self.bare(inner, document),
            Tree::Text(_) => true,
            Tree::Leaf(condition) => {
                let info = self.atlas.document(document);
                let date = info.date.as_ref().map(|date| date.date);
                match condition {
                    Condition::Dates(dates) => date.is_some_and(|date| dates.may_hold(date)),
                    Condition::Is(Is::Dated) => date.is_some(),
                    Condition::Is(Is::Undated) => date.is_none(),
                    Condition::In { words, language } => match language {
                        Some(language) => info.language == *language,
                        None => self.index.papers.holds(document, words),
                    },
                    Condition::Kind(sort) => *sort == Sort::Sentence,
                    Condition::Places(_) | Condition::Actors(_) | Condition::Types(..) => false,
                    Condition::Is(Is::Told(_)) => false,
                }
            }
        }
    }
}

impl Filter {
    /// The words in it that a found sentence has to hold.
    pub(in crate::query) fn text(&self) -> Option<&search::TextQuery> {
        fn of(tree: &Tree) -> Option<&search::TextQuery> {
            match tree {
                Tree::Text(text) => Some(text),
                Tree::All(parts) | Tree::Any(parts) => parts.iter().find_map(of),
                Tree::Not(_) | Tree::Leaf(_) => None,
            }
        }
        self.tree.as_ref().and_then(of)
    }

    /// Whether a sentence that holds the words also satisfies the rest: something in it comes
    /// through, or there is nothing in it and its document does.
    pub(in crate::query) fn lets_sentence(
        &self,
        matches: &Matches,
        search: &Search<'_>,
        document: DocIx,
        start: u32,
    ) -> bool {
        let [mentions, events] = search.index.units.in_sentence(document, start);
        if mentions.is_empty() && events.is_empty() {
            let Search { atlas, index, texts, .. } = *search;
            let evaluation = Evaluation { atlas, index, texts };
            return self.tree.as_ref().is_none_or(|tree| evaluation.bare(tree, document));
        }
        mentions.into_iter().any(|nth| matches.mentions.get(nth))
            || events.into_iter().any(|nth| matches.events.get(nth))
    }

    /// Whether it is about what happens: a filter of words, papers and kinds of other things is not.
    pub(in crate::query) fn asks_for_events(&self) -> bool {
        fn of(tree: &Tree) -> bool {
            match tree {
                Tree::All(parts) | Tree::Any(parts) => parts.iter().any(of),
                Tree::Not(inner) => of(inner),
                Tree::Text(_) => false,
                Tree::Leaf(Condition::In { .. }) => false,
                Tree::Leaf(Condition::Kind(sort)) => *sort == Sort::Event,
                Tree::Leaf(_) => true,
            }
        }
        self.tree.as_ref().is_some_and(of) && self.may_be(&[Sort::Event])
    }

    /// Whether a thing of these sorts may come through, as far as `kind:` is concerned.
    pub(in crate::query) fn may_be(&self, sorts: &[Sort]) -> bool {
        fn may(tree: &Tree, sorts: &[Sort]) -> bool {
            match tree {
                Tree::All(parts) => parts.iter().all(|part| may(part, sorts)),
                Tree::Any(parts) => parts.iter().any(|part| may(part, sorts)),
                Tree::Not(inner) => match &**inner {
                    Tree::Leaf(Condition::Kind(sort)) => !sorts.contains(sort),
                    _ => true,
                },
                Tree::Leaf(Condition::Kind(sort)) => sorts.contains(sort),
                Tree::Text(_) | Tree::Leaf(_) => true,
            }
        }
        self.tree.as_ref().is_none_or(|tree| may(tree, sorts))
    }
}
