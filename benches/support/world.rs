//! Who and what articles are about: states with their towns and waters out of the gazetteer, and
//! persons, unions and papers that are made up.

use portolan::base::LonLat;
use portolan::gazetteer::{Feature, Gazetteer, PlaceIx};

use super::random::{Random, Zipf};

/// One state and what is in and near it.
pub struct State {
    /// As it stands in a sentence: "the United States".
    pub name: String,
    pub capital: String,
    /// The most important first; never empty.
    pub towns: Vec<String>,
    /// The nearest first.
    pub waters: Vec<String>,
    pub persons: Vec<Person>,
    pub union: String,
    ranks: Zipf,
}

/// Somebody with an office.
pub struct Person {
    pub office: &'static str,
    pub given: String,
    pub family: String,
}

impl Person {
    /// As a text names somebody first.
    pub fn whole(&self) -> String {
        format!("{} {} {}", self.office, self.given, self.family)
    }
}

pub struct World {
    pub states: Vec<State>,
    pub papers: Vec<String>,
    ranks: Zipf,
    paper_ranks: Zipf,
}

const TOWNS: usize = 40;
const WATERS: usize = 4;
const OFFICES: [&str; 10] = [
    "President",
    "Foreign Minister",
    "Defence Minister",
    "Prime Minister",
    "General",
    "Admiral",
    "Interior Minister",
    "Ambassador",
    "Transport Minister",
    "spokesman",
];

impl World {
    pub fn new(seed: u64) -> Self {
        let gazetteer = Gazetteer::embedded();
        let mut random = Random::new(seed, 0);
        let mut waters = Vec::new();
        let mut towns: std::collections::BTreeMap<&str, Vec<String>> = Default::default();
        for place in gazetteer.places() {
            let record = gazetteer.place(place);
            match record.feature {
                Feature::Sea | Feature::Gulf | Feature::Strait | Feature::Bay => {
                    waters.push((record.label_at, record.name));
                }
                Feature::City => {
                    let of = towns.entry(record.country.unwrap_or_default()).or_default();
                    if of.len() < TOWNS {
                        of.push(record.name.to_owned());
                    }
                }
                _ => {}
            }
        }
        let mut countries: Vec<PlaceIx> = gazetteer.countries().collect();
        // The gazetteer numbers places by importance.
        countries.sort();
        let states = countries.into_iter().filter_map(|country| {
            let record = gazetteer.place(country);
            let iso = record.country?;
            let capital = gazetteer.place(gazetteer.capital_of(iso)?);
            let towns = towns.get(iso).filter(|towns| towns.len() > 2)?.clone();
            let near = nearest(&waters, capital.at);
            let persons = OFFICES.iter().map(|office| person(office, &mut random)).collect();
            let union = format!(
                "{} Workers’ Union",
                random.pick(&["Harbour", "Railway", "Teachers and", "Mine"])
            );
            Some(State {
                name: with_article(record.name),
                capital: capital.name.to_owned(),
                ranks: Zipf::new(towns.len(), 0.9),
                towns,
                waters: near,
                persons,
                union,
            })
        });
        let states: Vec<State> = states.collect();
        assert!(states.len() > 100, "the gazetteer has too few states");
        let papers: Vec<String> = (0..300)
            .map(|_| {
                format!(
                    "{} {}",
                    family(&mut random),
                    random.pick(&["Times", "Herald", "Post", "Courier", "Gazette"])
                )
            })
            .collect();
        Self {
            ranks: Zipf::new(states.len(), 0.95),
            paper_ranks: Zipf::new(papers.len(), 1.0),
            states,
            papers,
        }
    }

    pub fn state(&self, random: &mut Random) -> &State {
        &self.states[self.ranks.rank(random)]
    }

    pub fn paper(&self, random: &mut Random) -> &str {
        &self.papers[self.paper_ranks.rank(random)]
    }
}

impl State {
    pub fn town(&self, random: &mut Random) -> &str {
        &self.towns[self.ranks.rank(random)]
    }

    /// A water near it; for want of one its capital.
    pub fn water(&self, random: &mut Random) -> String {
        if self.waters.is_empty() {
            return self.capital.clone();
        }
        format!("the {}", random.pick(&self.waters))
    }

    pub fn person(&self, random: &mut Random) -> &Person {
        random.pick(&self.persons)
    }
}

fn nearest(waters: &[(LonLat, &str)], from: LonLat) -> Vec<String> {
    let distance = |at: LonLat| {
        let east = (at.lon - from.lon + 540.0).rem_euclid(360.0) - 180.0;
        (east * from.lat.to_radians().cos()).hypot(at.lat - from.lat)
    };
    let mut near: Vec<(f64, &str)> = waters
        .iter()
        .map(|&(at, name)| (distance(at), name))
        .filter(|&(far, _)| far < 25.0)
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    near.into_iter().take(WATERS).map(|(_, name)| name.to_owned()).collect()
}

fn with_article(name: &str) -> String {
    const BARE: [&str; 6] =
        ["Netherlands", "Philippines", "Bahamas", "Maldives", "Seychelles", "Gambia"];
    let the = name.starts_with("United ")
        || name.ends_with("Republic")
        || name.ends_with("Islands")
        || name.contains(" of the ")
        || BARE.contains(&name);
    if the && !name.starts_with("The ") { format!("the {name}") } else { name.to_owned() }
}

const GIVEN: [&str; 48] = [
    "Anna", "Maria", "Elena", "Sofia", "Nina", "Clara", "Julia", "Helen", "Ruth", "Teresa", "Rosa",
    "Ines", "Lucia", "Hana", "Yuki", "Amara", "Leila", "Samira", "Olga", "Vera", "Irina", "Grace",
    "Alice", "Karin", "John", "Peter", "Paul", "Mark", "David", "Daniel", "Thomas", "Martin",
    "Robert", "Victor", "Simon", "Oscar", "Felix", "Hugo", "Ivan", "Pavel", "Yusuf", "Omar",
    "Karim", "Hassan", "Kenji", "Kofi", "Carlos", "Diego",
];
const FIRST: [&str; 40] = [
    "Bel", "Cor", "Dar", "Fen", "Gal", "Hol", "Kar", "Lan", "Mor", "Nor", "Ost", "Pel", "Quin",
    "Ros", "Sar", "Tor", "Ulm", "Ver", "Wes", "Yar", "Zel", "Ash", "Bran", "Cas", "Del", "Elm",
    "Far", "Gren", "Har", "Ist", "Jor", "Kel", "Lin", "Mar", "Nad", "Or", "Pra", "Rin", "Sul",
    "Tam",
];
const LAST: [&str; 40] = [
    "man", "sen", "ski", "ton", "ley", "ard", "ov", "berg", "mere", "ford", "well", "dale", "nik",
    "ras", "rin", "mura", "shi", "ez", "ola", "ado", "ane", "wick", "stad", "lund", "ic", "escu",
    "ani", "oglu", "yan", "dze", "eira", "etti", "aux", "holt", "kamp", "quist", "gora", "wala",
    "anda", "ovic",
];

fn person(office: &'static str, random: &mut Random) -> Person {
    Person { office, given: (*random.pick(&GIVEN)).to_owned(), family: family(random) }
}

/// A family name that sounds like one.
pub fn family(random: &mut Random) -> String {
    let middle =
        if random.chance(0.4) { *random.pick(&["an", "el", "in", "or", "eb", "ul"]) } else { "" };
    format!("{}{middle}{}", random.pick(&FIRST), random.pick(&LAST))
}

/// A given and a family name.
pub fn somebody(random: &mut Random) -> String {
    format!("{} {}", random.pick(&GIVEN), family(random))
}
