//! Which mentions of persons name one person: the same full name; a surname or given name alone
//! goes to the nearest person it fits before it, else after; spellings one letter apart join.

use super::mentions::{Detail, Draft, PersonFound, one_letter_apart};
use crate::gazetteer::normalize;

/// One person of a document.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The fullest name.
    pub name: String,
    pub country: Option<String>,
    pub roles: Vec<String>,
    words: Vec<String>,
    family_first: bool,
    lone: bool,
    /// Indices of mentions so far.
    at: Vec<usize>,
}

/// All persons of a document.
pub struct People {
    people: Vec<Person>,
    /// For each of the draft's found its person.
    of: Vec<usize>,
}

impl People {
    pub fn of(draft: &Draft) -> Self {
        let mut people = Self { people: Vec::new(), of: vec![usize::MAX; draft.found.len()] };
        // Full names first, wherever they stand; then what is shorter.
        for lone in [false, true] {
            for (nth, found) in draft.found.iter().enumerate() {
                if let Detail::Person(person) = &found.detail
                    && person.lone == lone
                {
                    people.place(nth, person);
                }
            }
        }
        people
    }

    /// The person that the draft's found number `nth` names; it must be a person.
    pub fn of_mention(&self, nth: usize) -> &Person {
        static NOBODY: Person = Person {
            name: String::new(),
            country: None,
            roles: Vec::new(),
            words: Vec::new(),
            family_first: false,
            lone: true,
            at: Vec::new(),
        };
        self.of.get(nth).and_then(|&person| self.people.get(person)).unwrap_or(&NOBODY)
    }

    fn place(&mut self, nth: usize, found: &PersonFound) {
        let words: Vec<String> = found.words.iter().map(|word| normalize(word)).collect();
        let index = self.fitting(nth, &words, found.lone).unwrap_or_else(|| {
            self.people.push(Person {
                name: found.words.join(" "),
                words: words.clone(),
                family_first: found.family_first,
                lone: found.lone,
                ..Person::default()
            });
            self.people.len() - 1
        });
        self.of[nth] = index;
        let person = &mut self.people[index];
        person.at.push(nth);
        if words.len() > person.words.len() {
            person.name = found.words.join(" ");
            person.words = words;
            person.lone = found.lone;
        }
        for role in &found.roles {
            // "Minister" adds nothing to "Defence Minister".
            let norm = normalize(role);
            if person.roles.iter().any(|known| normalize(known).ends_with(&norm)) {
                continue;
            }
            person.roles.retain(|known| !norm.ends_with(&normalize(known)));
            person.roles.push(role.clone());
        }
        if person.country.is_none() {
            person.country.clone_from(&found.country);
        }
    }

    fn fitting(&self, nth: usize, words: &[String], lone: bool) -> Option<usize> {
        let fits = |person: &Person| -> Option<u8> {
            if lone {
                fits_alone(person, words)
            } else {
                same_person(&person.words, words).then_some(0)
            }
        };
        let mut best: Option<((u8, bool, usize), usize)> = None;
        for (index, person) in self.people.iter().enumerate() {
            let Some(rank) = fits(person) else { continue };
            // The nearest mention before, else the first after.
            let before = person.at.iter().filter(|&&at| at < nth).max();
            let after = person.at.iter().filter(|&&at| at > nth).min();
            let distance = match (before, after) {
                (Some(&at), _) => nth - at,
                (None, Some(&at)) => at - nth,
                (None, None) => usize::MAX,
            };
            let key = (rank, before.is_none(), distance);
            if best.as_ref().is_none_or(|(other, _)| key < *other) {
                best = Some((key, index));
            }
        }
        best.map(|(_, index)| index)
    }
}

/// How well a single name fits a person: 0 the surname, 1 another part, 2 a variant spelling.
fn fits_alone(person: &Person, words: &[String]) -> Option<u8> {
    if words.len() == 2 && person.words.ends_with(words) {
        return Some(0);
    }
    let word = words.first()?;
    let surname = if person.family_first { person.words.first() } else { person.words.last() }?;
    if surname == word {
        return Some(0);
    }
    if person.words.iter().any(|part| part == word) {
        return Some(1);
    }
    let close = surname.len() > 4 && word.len() > 4 && one_letter_apart(surname, word);
    close.then_some(2)
}

/// Whether two full names are of one person: the same words in any order, or one within the
/// other with the same surname ("Bill Blair", "William Blair" stay two).
fn same_person(a: &[String], b: &[String]) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 2 {
        return false;
    }
    let initial = |short: &str, long: &str| short.len() == 1 && long.starts_with(short);
    let all =
        short.iter().all(|word| long.iter().any(|other| other == word || initial(word, other)));
    all && (short.last() == long.last() || short.len() == long.len())
}
