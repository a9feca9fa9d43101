//! Compares what was read in one text with the statements about it.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use serde_json::Value;

use crate::gold::{Statement, alternatives, flat, passage, spot};

/// What became of one check.
pub struct Outcome {
    pub holds: bool,
    /// Whether it is about what is to be left alone.
    pub leaves_alone: bool,
    /// The statement, and what was found instead.
    pub told: String,
}

/// A text with what the program read in it.
pub struct Reading<'a> {
    text: &'a str,
    chars: Vec<char>,
    line: &'a Value,
    /// Those outside furniture.
    mentions: Vec<&'a Value>,
    entities: HashMap<&'a str, &'a Value>,
}

impl<'a> Reading<'a> {
    /// From a text and its line of `portolan extract`.
    pub fn new(text: &'a str, line: &'a Value) -> Self {
        let mapped = |mention: &&'a Value| mention["furniture"] != true;
        Self {
            text,
            chars: text.chars().collect(),
            line,
            mentions: list(line, "mentions").iter().filter(mapped).collect(),
            entities: list(line, "entities").iter().map(|one| (string(one, "id"), one)).collect(),
        }
    }

    /// The checks of a statement; none for those that only allow.
    pub fn check(&self, statement: &Statement) -> Vec<Outcome> {
        let result = match statement.word.as_str() {
            "docdate" => self.date(statement),
            "place" => self.place(statement),
            "nowhere" => self.no_place(statement, |mention| !mention["lat"].is_null()),
            "notplace" => self.no_place(statement, |_| true),
            "notliteral" => self.no_place(statement, |mention| mention["role"] == "literal"),
            "person" => self.person(statement),
            "two" => self.two(statement),
            "same" => self.same(statement),
            "named" => self.named(statement),
            "holds" => self.role_held(statement),
            "quiet" => {
                let quiet = passage(self.text, statement.field(0));
                self.no_event(&quiet, |_| true)
            }
            "nothappened" => {
                let trigger = spot(self.text, statement.field(0));
                self.no_event(&trigger, |event| event["modality"] == "happened")
            }
            "event" => return self.event(statement),
            "may" | "mayplace" => {
                let _ = spot(self.text, statement.field(0));
                return Vec::new();
            }
            "mayperson" | "closed" => return Vec::new(),
            word => panic!("no such statement: {word}"),
        };
        let line = &statement.line;
        let told = result.as_ref().err().map(|got| format!("{line}  ->  {got}"));
        vec![Outcome {
            holds: result.is_ok(),
            leaves_alone: statement.leaves_alone(),
            told: told.unwrap_or_default(),
        }]
    }

    fn date(&self, statement: &Statement) -> Result<(), String> {
        let got = self.line["date"].as_str().unwrap_or("none");
        verdict(got == statement.field(0), || got.to_owned())
    }

    fn place(&self, statement: &Statement) -> Result<(), String> {
        let at = spot(self.text, statement.field(0));
        let (role, actor) = (statement.field(1), statement.field(3));
        let numbers: Vec<f64> =
            statement.field(2).split(' ').map(|number| number.parse().unwrap()).collect();
        let [lat, lon, km] = numbers[..] else { panic!("not three numbers: {}", statement.line) };
        let right = self.over(&at).into_iter().any(|mention| {
            let there = mention["lat"].as_f64().zip(mention["lon"].as_f64());
            mention["kind"] == "place"
                && (role == "any" || mention["role"] == role)
                && there.is_some_and(|there| distance(there, (lat, lon)) <= km)
                && (actor.is_empty() || has_one(&self.name(&mention["actor"]), actor))
        });
        verdict(right, || self.seen(&at))
    }

    fn no_place(
        &self,
        statement: &Statement,
        wrong: impl Fn(&Value) -> bool,
    ) -> Result<(), String> {
        let at = spot(self.text, statement.field(0));
        let found = self.touching(&at).into_iter().any(|one| one["kind"] == "place" && wrong(one));
        verdict(!found, || self.seen(&at))
    }

    fn person(&self, statement: &Statement) -> Result<(), String> {
        let at = spot(self.text, statement.field(0));
        let names = alternatives(statement.field(1));
        let right =
            self.persons(&at).into_iter().any(|one| names.contains(&flat(string(one, "name"))));
        verdict(right, || self.seen(&at))
    }

    fn two(&self, statement: &Statement) -> Result<(), String> {
        let (a, b) = self.pair(statement);
        let (first, second) = (self.persons(&a), self.persons(&b));
        let two = first
            .first()
            .zip(second.first())
            .is_some_and(|(one, other)| one["entity"] != other["entity"]);
        verdict(two, || format!("{} and {}", self.seen(&a), self.seen(&b)))
    }

    fn same(&self, statement: &Statement) -> Result<(), String> {
        let (a, b) = self.pair(statement);
        let (first, second) = (self.over(&a), self.over(&b));
        let same = first.iter().filter(|one| one["kind"] != "place").any(|one| {
            second.iter().any(|other| other["kind"] != "place" && one["entity"] == other["entity"])
        });
        verdict(same, || format!("{} and {}", self.seen(&a), self.seen(&b)))
    }

    fn pair(&self, statement: &Statement) -> (Range<usize>, Range<usize>) {
        (spot(self.text, statement.field(0)), spot(self.text, statement.field(1)))
    }

    fn named(&self, statement: &Statement) -> Result<(), String> {
        let at = spot(self.text, statement.field(0));
        let kinds = alternatives(statement.field(1));
        let name = statement.field(2);
        let right = self.over(&at).into_iter().any(|one| {
            kinds.iter().any(|kind| string(one, "kind") == kind)
                && (has_one(&self.name(&one["entity"]), name)
                    || has_one(&self.name(&one["actor"]), name))
        });
        verdict(right, || self.seen(&at))
    }

    fn role_held(&self, statement: &Statement) -> Result<(), String> {
        let at = spot(self.text, statement.field(0));
        let roles: Vec<String> = self
            .persons(&at)
            .into_iter()
            .filter_map(|one| self.entities.get(string(one, "entity")))
            .flat_map(|entity| list(entity, "roles"))
            .map(|role| flat(role.as_str().unwrap_or_default()))
            .collect();
        let right = roles.iter().any(|role| has_one(role, statement.field(1)));
        verdict(right, || format!("roles {roles:?}, {}", self.seen(&at)))
    }

    fn no_event(&self, at: &Range<usize>, wrong: impl Fn(&Value) -> bool) -> Result<(), String> {
        let found: Vec<String> = list(self.line, "events")
            .iter()
            .filter(|event| touch(&span(event), at) && wrong(event))
            .map(|event| self.tell(event))
            .collect();
        verdict(found.is_empty(), || found.join("; "))
    }

    fn event(&self, statement: &Statement) -> Vec<Outcome> {
        let at = spot(self.text, statement.field(0));
        let types = alternatives(statement.field(1));
        let there: Vec<&Value> = list(self.line, "events")
            .iter()
            .filter(|event| covers(&sentence(event), &at))
            .collect();
        let wanted: Vec<(&str, &str)> = statement
            .fields
            .iter()
            .skip(2)
            .map(|field| field.split_once('=').unwrap_or_else(|| panic!("no = in {field}")))
            .collect();
        let best: Option<&Value> = there
            .iter()
            .copied()
            .filter(|event| types.contains(&flat(string(event, "type"))))
            .max_by_key(|event| {
                wanted.iter().filter(|(key, value)| self.has(event, key, value)).count()
            });
        let outcome = |holds: bool, told: String| Outcome { holds, leaves_alone: false, told };
        let line = &statement.line;
        let others: Vec<String> = there.iter().map(|event| self.tell(event)).collect();
        let told = format!("{line}  ->  no such event; there: {}", others.join("; "));
        let mut outcomes = vec![outcome(best.is_some(), told)];
        for (key, value) in wanted {
            let got = best.map_or_else(|| "no event".to_owned(), |event| self.tell(event));
            outcomes.push(outcome(
                best.is_some_and(|event| self.has(event, key, value)),
                format!("{line}  ->  {key}={value}: {got}"),
            ));
        }
        outcomes
    }

    /// Whether an event has what `key=value` says.
    fn has(&self, event: &Value, key: &str, value: &str) -> bool {
        match key {
            "date" => alternatives(value).contains(&flat(event["date"].as_str().unwrap_or("none"))),
            "modality" => alternatives(value).contains(&flat(string(event, "modality"))),
            "source" | "target" | "party" => list(event, "participants").iter().any(|who| {
                (key == "party" || who["role"] == key)
                    && (has_one(&flat(string(who, "text")), value)
                        || has_one(&self.name(&who["entity"]), value))
            }),
            "place" => list(event, "places").iter().any(|place| {
                has_one(&self.name(place), value)
                    || self.mentions.iter().any(|mention| {
                        mention["entity"] == *place
                            && has_one(&flat(string(mention, "text")), value)
                    })
            }),
            "noplace" => !self.has(event, "place", value),
            _ => panic!("no such key: {key}"),
        }
    }

    /// What was found though the statements, which are all there is, do not have it.
    pub fn beyond(&self, statements: &[Statement]) -> Vec<Outcome> {
        let of = |words: [&'static str; 2]| {
            statements.iter().filter(move |one| words.contains(&one.word.as_str()))
        };
        let places: Vec<Range<usize>> =
            of(["place", "mayplace"]).map(|one| spot(self.text, one.field(0))).collect();
        let events: Vec<(Range<usize>, Vec<String>)> = of(["event", "may"])
            .map(|one| (spot(self.text, one.field(0)), alternatives(one.field(1))))
            .collect();
        let names: Vec<String> = of(["person", "mayperson"])
            .filter_map(|one| one.fields.last())
            .flat_map(|field| alternatives(field))
            .collect();
        let mut wrong: Vec<String> = Vec::new();
        for mention in &self.mentions {
            let at = span(mention);
            let literal = mention["kind"] == "place" && mention["role"] == "literal";
            if literal && !places.iter().any(|place| covers(&at, place)) {
                let around = at.start.saturating_sub(30)..(at.end + 20).min(self.chars.len());
                wrong.push(format!(
                    "literal place in “{}”: {}",
                    self.quote(&around),
                    name_of(mention)
                ));
            }
        }
        for event in list(self.line, "events") {
            let (at, its_type) = (sentence(event), flat(string(event, "type")));
            let stated =
                events.iter().any(|(spot, types)| covers(&at, spot) && types.contains(&its_type));
            if !stated {
                wrong.push(format!("{} in “{}”", self.tell(event), self.quote(&at)));
            }
        }
        let strangers: BTreeSet<&str> = self
            .mentions
            .iter()
            .filter(|mention| mention["kind"] == "person")
            .map(|mention| string(mention, "name"))
            .filter(|name| !names.contains(&flat(name)))
            .collect();
        wrong.extend(strangers.into_iter().map(|name| format!("person {name}")));
        wrong
            .into_iter()
            .map(|what| Outcome {
                holds: false,
                leaves_alone: true,
                told: format!("not stated: {what}"),
            })
            .collect()
    }

    fn over(&self, at: &Range<usize>) -> Vec<&'a Value> {
        self.mentions.iter().copied().filter(|mention| covers(&span(mention), at)).collect()
    }

    fn touching(&self, at: &Range<usize>) -> Vec<&'a Value> {
        self.mentions.iter().copied().filter(|mention| touch(&span(mention), at)).collect()
    }

    fn persons(&self, at: &Range<usize>) -> Vec<&'a Value> {
        self.over(at).into_iter().filter(|mention| mention["kind"] == "person").collect()
    }

    /// The name of an entity by its id, flat; empty without one.
    fn name(&self, id: &Value) -> String {
        let entity = id.as_str().and_then(|id| self.entities.get(id));
        entity.map(|entity| flat(string(entity, "name"))).unwrap_or_default()
    }

    fn quote(&self, at: &Range<usize>) -> String {
        flat_line(&self.chars[at.clone()])
    }

    /// The mentions that touch a spot, for a message.
    fn seen(&self, at: &Range<usize>) -> String {
        let all: Vec<String> = self
            .touching(at)
            .into_iter()
            .map(|one| {
                let actor = self.name(&one["actor"]);
                format!(
                    "{} ({} {} {} {} {} {actor})",
                    string(one, "text"),
                    string(one, "kind"),
                    string(one, "role"),
                    name_of(one),
                    one["lat"],
                    one["lon"]
                )
            })
            .collect();
        if all.is_empty() { "nothing".to_owned() } else { all.join("; ") }
    }

    /// An event in one line, for a message.
    fn tell(&self, event: &Value) -> String {
        let who: Vec<String> = list(event, "participants")
            .iter()
            .map(|one| format!("{} {}", string(one, "role"), string(one, "text")))
            .collect();
        let places: Vec<String> =
            list(event, "places").iter().map(|place| self.name(place)).collect();
        format!(
            "{} “{}” {} {} {places:?} {who:?}",
            string(event, "type"),
            self.quote(&span(event)),
            event["date"],
            string(event, "modality")
        )
    }
}

fn verdict(holds: bool, got: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(got()) }
}

/// Whether a flat text contains one of the answers that are right.
fn has_one(text: &str, field: &str) -> bool {
    alternatives(field).iter().any(|one| text.contains(one.as_str()))
}

fn name_of(mention: &Value) -> &str {
    string(mention, "name")
}

fn flat_line(chars: &[char]) -> String {
    chars.iter().map(|&c| if c == '\n' { ' ' } else { c }).collect()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn string<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn offset(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn span(value: &Value) -> Range<usize> {
    offset(&value["start"])..offset(&value["end"])
}

fn sentence(event: &Value) -> Range<usize> {
    offset(&event["sentence"][0])..offset(&event["sentence"][1])
}

fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && outer.end >= inner.end
}

fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && a.end > b.start
}

/// Kilometres between two points, each latitude and longitude in degrees, on a sphere.
fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let across = a.0.to_radians().cos() * b.0.to_radians().cos() * half(a.1, b.1);
    2.0 * 6371.0 * (half(a.0, b.0) + across).min(1.0).sqrt().asin()
}
