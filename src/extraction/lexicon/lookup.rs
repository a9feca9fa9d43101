//! Questions to the lexicon.

use super::entry::{self, Calendar, Demonym, Entry, Equipment, EquipmentForm, Force, Form, Head};
use super::entry::{Ministry, Organisation, State, Title, VesselPrefix};
use super::format::{Aspect, Sense, Table};
use super::key::{self, Walk, along_text, along_tokens};
use super::{Lexicon, kind};
use crate::atlas::Kind;

macro_rules! exact {
    ($($(#[$doc:meta])* $name:ident: $variant:ident -> $row:ident;)+) => {
        $($(#[$doc])*
        pub fn $name(&self, phrase: &str) -> Option<$row<'static>> {
            self.senses_of(phrase).find_map(|sense| match self.entry(sense, phrase) {
                Entry::$variant(row) => Some(row),
                _ => None,
            })
        })+
    };
}

/// The exact look-ups below ask whether a whole phrase is in a table, whatever its capitals.
impl Lexicon {
    exact! {
        /// The first place that a nationality word belongs to; see [`Self::demonyms`].
        demonym: Demonym -> Demonym;
        organisation: Organisation -> Organisation;
        force: Force -> Force;
        ministry: Ministry -> Ministry;
        title: Title -> Title;
        /// A noun that ends or begins the name of a body.
        org_head: OrgHead -> Head;
        facility_head: FacilityHead -> Head;
        vessel_prefix: VesselPrefix -> VesselPrefix;
        equipment: Equipment -> Equipment;
        operation: Operation -> Head;
        calendar: Calendar -> Calendar;
    }

    /// All places that a nationality word may belong to: "Georgian", "Congolese".
    pub fn demonyms(&self, word: &str) -> Vec<Demonym<'static>> {
        let rows = self.senses_of(word).filter_map(|sense| match self.entry(sense, word) {
            Entry::Demonym(row) => Some(row),
            _ => None,
        });
        rows.collect()
    }

    /// A state by its ISO 3166-1 alpha-2 code.
    pub fn state(&self, iso2: &str) -> Option<State<'static>> {
        self.states().find(|state| state.iso2.eq_ignore_ascii_case(iso2))
    }

    /// All states and territories, by code.
    pub fn states(&self) -> impl Iterator<Item = State<'static>> + '_ {
        (0..self.tables.rows(Table::State))
            .map(|row| entry::state(&self.tables, row, Aspect::Name, Kind::Government))
    }

    /// A state by a name of its own or of its government; not by a capital or seat.
    pub fn state_named(&self, phrase: &str) -> Option<State<'static>> {
        self.states_as(phrase, |aspect| !matches!(aspect, Aspect::Capital | Aspect::Seat)).next()
    }

    /// The state whose capital has this name, if one.
    pub fn capital(&self, phrase: &str) -> Option<State<'static>> {
        self.states_as(phrase, |aspect| aspect == Aspect::Capital).next()
    }

    /// The state whose government or armed force a seat stands for: "Kremlin", "Pentagon".
    pub fn seat(&self, phrase: &str) -> Option<State<'static>> {
        self.states_as(phrase, |aspect| aspect == Aspect::Seat).next()
    }

    fn states_as(
        &self,
        phrase: &str,
        wanted: impl Fn(Aspect) -> bool,
    ) -> impl Iterator<Item = State<'static>> {
        self.senses_of(phrase).filter(move |sense| wanted(sense.aspect)).filter_map(move |sense| {
            match self.entry(sense, phrase) {
                Entry::State(state) => Some(state),
                _ => None,
            }
        })
    }

    /// Whether a lower-case English dictionary has this word, written in small letters.
    pub fn is_common_word(&self, lowercase: &str) -> bool {
        self.words.contains(lowercase)
    }

    /// Whether it is a given name of some tradition.
    pub fn given_name(&self, word: &str) -> bool {
        self.is_name(word, false)
    }

    /// Whether it is a family name of a tradition that writes it first: "Kim", "Wang", "Nguyen".
    pub fn family_name(&self, word: &str) -> bool {
        self.is_name(word, true)
    }

    fn is_name(&self, word: &str, as_family: bool) -> bool {
        self.senses_of(word).any(|sense| {
            matches!(self.entry(sense, word),
                Entry::GivenName { family, .. } if family == as_family)
        })
    }

    /// Why an ordinary word that is also a town's name is hardly the town.
    pub fn not_place(&self, word: &str) -> Option<&'static str> {
        self.senses_of(word).find_map(|sense| match self.entry(sense, word) {
            Entry::NotPlace(why) => Some(why),
            _ => None,
        })
    }

    /// The designator of a type written as letters and a number: `F-35`, `T-72B3`, `Su-57`, `Type 055`.
    /// Only letters that the table knows count, so that `COVID-19` and `G-7` do not.
    pub fn designator(&self, word: &str) -> Option<Equipment<'static>> {
        let cut = word.find(|c: char| c.is_ascii_digit())?;
        let (letters, number) = word.split_at(cut);
        let letters = letters.trim_end_matches(['-', '\u{2010}', '\u{2011}', '–', ' ']);
        let tail = number.trim_start_matches(|c: char| c.is_ascii_digit());
        let sound = number.len() - tail.len() <= 4
            && tail.chars().count() <= 6
            && tail.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.'));
        // "Su30" is not how types are written; "F16" and "KN23" are.
        let glued = letters.len() == cut;
        if !sound || letters.is_empty() || (glued && letters.chars().any(char::is_lowercase)) {
            return None;
        }
        self.senses_of(letters).find_map(|sense| match self.entry(sense, letters) {
            Entry::Equipment(row) => {
                (row.form == EquipmentForm::Designator && row.text == letters).then_some(row)
            }
            _ => None,
        })
    }

    /// All meanings of a phrase whose capitals are right.
    pub fn entries(&self, phrase: &str) -> Vec<Entry<'static>> {
        self.senses_of(phrase)
            .filter(|sense| sense.case.fits(phrase))
            .map(|sense| self.entry(sense, phrase))
            .collect()
    }

    /// The longest phrase that starts with the first token: how many tokens, and its first meaning.
    /// A possessive may be a token of its own; a full stop may be one, or the end of one.
    pub fn longest(&self, tokens: &[&str]) -> Option<(usize, Entry<'static>)> {
        self.longest_where(tokens, |_| true)
            .and_then(|(count, entries)| Some((count, *entries.first()?)))
    }

    /// The longest phrase with a meaning that `wanted` accepts, and all such meanings.
    pub fn longest_where(
        &self,
        tokens: &[&str],
        wanted: impl Fn(&Entry<'static>) -> bool,
    ) -> Option<(usize, Vec<Entry<'static>>)> {
        let mut found = Vec::new();
        along_tokens(Walk::new(self.phrases.as_fst()), tokens, |count, value| {
            found.push((count, value));
        });
        found.into_iter().rev().find_map(|(count, value)| {
            let phrase = tokens[..count].join(" ");
            let hyphen = tokens.get(count).is_some_and(|token| starts_hyphen(token));
            let entries = self.fitting(value, &phrase, hyphen, &wanted);
            (!entries.is_empty()).then_some((count, entries))
        })
    }

    /// The longest phrase of `text` that starts at byte `start`, which must be a word's start: the byte
    /// where it ends (with the full stop of "U.S." or "Gen.", without a possessive), and its meanings.
    pub fn at(&self, text: &str, start: usize) -> Option<(usize, Vec<Entry<'static>>)> {
        self.at_where(text, start, |_| true)
    }

    /// As [`Self::at`], for the meanings that `wanted` accepts.
    pub fn at_where(
        &self,
        text: &str,
        start: usize,
        wanted: impl Fn(&Entry<'static>) -> bool,
    ) -> Option<(usize, Vec<Entry<'static>>)> {
        let mut found = Vec::new();
        along_text(Walk::new(self.phrases.as_fst()), text, start, |end, value| {
            found.push((end, value));
        });
        found.into_iter().rev().find_map(|(end, value)| {
            let phrase = text.get(start..end)?;
            let entries = self.fitting(value, phrase, starts_hyphen(&text[end..]), &wanted);
            if entries.is_empty() {
                return None;
            }
            let inner = phrase.rsplit([' ', '\n']).next().is_some_and(|last| last.contains('.'));
            let dotted = inner || self.tables.senses(value).any(|sense| sense.dotted);
            let stop = usize::from(dotted && text[end..].starts_with('.'));
            Some((end + stop, entries))
        })
    }

    /// "Sino" counts before a hyphen only, the letters of a designator not at all: see
    /// [`Self::designator`].
    fn fitting(
        &self,
        value: u64,
        phrase: &str,
        hyphen: bool,
        wanted: impl Fn(&Entry<'static>) -> bool,
    ) -> Vec<Entry<'static>> {
        let senses = self.tables.senses(value).filter(|sense| sense.case.fits(phrase));
        senses
            .map(|sense| self.entry(sense, phrase))
            .filter(|entry| match entry {
                Entry::Demonym(row) => row.form != Form::Prefix || hyphen,
                Entry::Equipment(row) => row.form != EquipmentForm::Designator,
                _ => true,
            })
            .filter(wanted)
            .collect()
    }

    fn senses_of(&self, phrase: &str) -> impl Iterator<Item = Sense> + use<> {
        let value = self.phrases.get(key::key(phrase));
        let tables = self.tables;
        value.into_iter().flat_map(move |value| tables.senses(value))
    }

    fn entry(&self, sense: Sense, phrase: &str) -> Entry<'static> {
        if sense.table == Table::State && sense.aspect == Aspect::Seat {
            let seat_of = self.seat_kind(sense.row, phrase);
            return Entry::State(entry::state(&self.tables, sense.row, sense.aspect, seat_of));
        }
        entry::read(&self.tables, sense)
    }

    /// The seats of a state are written `White House|Pentagon=armed_force`.
    fn seat_kind(&self, row: u32, phrase: &str) -> Kind {
        let seats = self.tables.cell(Table::State, row, 7);
        let wanted = key::key(phrase);
        let found = seats.split('|').filter_map(|seat| seat.split_once('='));
        let word = found.filter(|(seat, _)| key::key(seat) == wanted).map(|(_, word)| word).next();
        word.map_or(Kind::Government, kind)
    }
}

fn starts_hyphen(text: &str) -> bool {
    text.starts_with(['-', '\u{2010}', '\u{2011}', '–'])
}
