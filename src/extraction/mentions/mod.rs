//! Text to mentions: what is named where. Each rule is a file; they run in a fixed order over a
//! [`Draft`], and what one has claimed the next leaves alone. Which gazetteer entry a place name
//! means is `resolution`'s question, which role it has `roles`', which entity `actors`'.

mod bodies;
pub mod own;
mod persons;
mod places;
mod things;
mod titles;
pub mod units;

use std::collections::BTreeMap;
use std::ops::Range;

use super::Analysis;
use super::lexicon::Lexicon;
use crate::atlas::Kind;
use crate::base::Span;
use crate::gazetteer::own::OwnIx;
use crate::gazetteer::{Gazetteer, NameHit, OwnNames};
pub use persons::one_letter_apart;
pub use places::{Naming, PlaceFound, demonym_at, within};
pub use units::Units;

/// A mention before it is known which entity it names.
#[derive(Clone, Debug)]
pub struct Found {
    pub units: Range<usize>,
    pub span: Span,
    pub kind: Kind,
    /// 0 to 1.
    pub confidence: f32,
    pub rule: &'static str,
    pub detail: Detail,
}

/// What a rule knows of what it found.
#[derive(Clone, Debug)]
pub enum Detail {
    Place(PlaceFound),
    Person(PersonFound),
    Named(NamedFound),
}

/// A person as one mention names them.
#[derive(Clone, Debug, Default)]
pub struct PersonFound {
    /// The name's words as written, without titles.
    pub words: Vec<String>,
    /// Offices named beside it: "Defence Minister".
    pub roles: Vec<String>,
    /// ISO 3166-1 alpha-2, if the title says whose office it is.
    pub country: Option<String>,
    /// A surname or given name alone.
    pub lone: bool,
    /// The family name stands first.
    pub family_first: bool,
}

/// A body, force, vessel, operation, agreement or named event.
#[derive(Clone, Debug, Default)]
pub struct NamedFound {
    pub name: String,
    /// Whether the name is the lexicon's, so that it means the same in every document.
    pub known: bool,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// It stands for this state as a whole: "Kremlin", "Government of Canada".
    pub state: bool,
    /// The user's own entry of that name.
    pub own: Option<OwnIx>,
}

/// A document's mentions in the making.
pub struct Draft<'a> {
    pub analysis: &'a Analysis<'a>,
    pub units: Units<'a>,
    pub gazetteer: &'a Gazetteer,
    pub lexicon: &'a Lexicon,
    pub own: &'a OwnNames,
    pub found: Vec<Found>,
    /// For each unit the kind that has claimed it.
    claimed: Vec<Option<Kind>>,
    /// Names of facilities, for the roles of places inside them.
    pub facilities: Vec<Range<usize>>,
    /// Acronyms that the text introduces in brackets, and what they stand for.
    pub acronyms: BTreeMap<String, (Kind, NamedFound)>,
    /// Names of persons so far, for lone surnames.
    pub names: persons::Names,
}

impl<'a> Draft<'a> {
    pub fn new(
        analysis: &'a Analysis<'a>,
        gazetteer: &'a Gazetteer,
        lexicon: &'a Lexicon,
        own: &'a OwnNames,
    ) -> Self {
        let units = Units::new(analysis, gazetteer, lexicon);
        let claimed = vec![None; units.len()];
        let names = persons::Names::default();
        Self {
            analysis,
            units,
            gazetteer,
            lexicon,
            own,
            found: Vec::new(),
            claimed,
            facilities: Vec::new(),
            acronyms: BTreeMap::new(),
            names,
        }
    }

    /// Runs all rules.
    pub fn find(&mut self) {
        own::find(self);
        things::find(self);
        bodies::known(self);
        persons::full_names(self);
        bodies::built(self);
        bodies::acronyms(self);
        persons::lone_names(self);
        places::find(self);
        persons::after_places(self);
        own::settle(self);
        self.found.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
    }

    pub fn is_free(&self, range: Range<usize>) -> bool {
        self.claimed[range].iter().all(Option::is_none)
    }

    pub fn claim_at(&self, at: usize) -> Option<Kind> {
        self.claimed.get(at).copied().flatten()
    }

    /// Adds a mention and claims its units.
    pub fn add(&mut self, found: Found) {
        for claim in &mut self.claimed[found.units.clone()] {
            claim.get_or_insert(found.kind);
        }
        self.found.push(found);
    }

    /// Adds a mention of a named thing.
    pub fn add_named(
        &mut self,
        units: Range<usize>,
        kind: Kind,
        confidence: f32,
        rule: &'static str,
        named: NamedFound,
    ) {
        let span = self.units.span(units.clone());
        self.add(Found { units, span, kind, confidence, rule, detail: Detail::Named(named) });
    }

    /// The longest gazetteer name at `at`: its end and its hits.
    pub fn longest_place(&self, at: usize) -> Option<(usize, &[NameHit])> {
        self.units.places[at].first().map(|name| (name.end, name.hits.as_slice()))
    }

    /// The country that the units ending before `end` point to: a demonym or a country's name,
    /// with or without a possessive ("Japan’s", "Russian", "of Peru").
    pub fn country_before(&self, end: usize) -> Option<(usize, String)> {
        let mut last = self.units.before(end)?;
        if self.units.is_possessive(last) {
            last = self.units.before(last)?;
        }
        (0..4).rev().find_map(|back| {
            let start = last.checked_sub(back)?;
            let same = self.units.units[start].sentence == self.units.units[last].sentence;
            if !same || !self.units.is_capital(start) {
                return None;
            }
            self.country_of(start..last + 1).map(|country| (start, country))
        })
    }

    /// The country that exactly these units name, by name or nationality word.
    pub fn country_of(&self, range: Range<usize>) -> Option<String> {
        let phrase = self.units.written(range);
        if let Some(demonym) = self.lexicon.demonym(&phrase).filter(|d| d.level == "country") {
            return demonym.iso2.map(str::to_owned);
        }
        self.lexicon.state_named(&phrase).map(|state| state.iso2.to_owned())
    }
}
