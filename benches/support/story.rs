//! One story and how one article tells it.

use jiff::civil::Date;

use super::phrases::{KINDS, Kind, ROUND};
use super::random::Random;
use super::world::{Person, State, World, somebody};

/// What happened, who was in it, where and when: the same for every article about it.
pub struct Story<'w> {
    kind: &'static Kind,
    a: &'w State,
    b: &'w State,
    c: &'w State,
    p: &'w Person,
    q: &'w Person,
    place: String,
    sea: String,
    day: Date,
    later: Date,
    numbers: [usize; 2],
}

/// A finished article.
pub struct Article {
    pub title: String,
    pub publisher: String,
    pub author: String,
    pub day: Date,
    pub text: String,
}

/// The news of three years.
const DAYS: i64 = 1_095;

impl<'w> Story<'w> {
    pub fn new(world: &'w World, seed: u64, number: u64) -> Self {
        let mut random = Random::new(seed ^ 0x5107, number + 1);
        let random = &mut random;
        let kind = random.pick(KINDS);
        let a = world.state(random);
        let other = |random: &mut Random, not: &[&str]| {
            let mut state = world.state(random);
            while not.contains(&state.name.as_str()) {
                state = world.state(random);
            }
            state
        };
        let b = other(random, &[&a.name]);
        let c = other(random, &[&a.name, &b.name]);
        let sea = a.water(random);
        let place = if kind.at_sea { sea.clone() } else { a.town(random).to_owned() };
        let day =
            Date::constant(2022, 1, 1) + jiff::Span::new().days(random.below(DAYS as usize) as i64);
        let later = day + jiff::Span::new().days(random.between(2, 20) as i64);
        Self {
            kind,
            a,
            b,
            c,
            p: a.person(random),
            q: b.person(random),
            place,
            sea,
            day,
            later,
            numbers: [random.between(2, 30), random.between(4, 90) * 100],
        }
    }

    /// An article of 10 to 20 sentences; which ones, and who wrote it, comes from `random`.
    pub fn tell(&self, world: &World, random: &mut Random) -> Article {
        // Told on the day or the day after.
        let day = self.day + jiff::Span::new().days(random.below(2) as i64);
        let mut told = Telling { story: self, named: [false; 2] };
        let title = capital(told.fill(random.pick::<&str>(self.kind.titles), random));
        told.named = [false; 2];
        let mut sentences = vec![told.sentence(random.pick::<&str>(self.kind.leads), random)];
        let count = random.between(10, 20);
        let mut details: Vec<&str> = self.kind.details.to_vec();
        let mut round: Vec<&str> = ROUND.to_vec();
        while sentences.len() < count {
            let rest =
                if random.chance(0.5) && !details.is_empty() { &mut details } else { &mut round };
            if rest.is_empty() {
                break;
            }
            let chosen = rest.swap_remove(random.below(rest.len()));
            sentences.push(told.sentence(chosen, random));
        }
        let dateline = if self.kind.at_sea { &self.a.capital } else { &self.place };
        let head = format!("{}, {} — ", dateline.to_uppercase(), day.strftime("%B %-d, %Y"));
        let mut text = head;
        let mut left = 0;
        for sentence in &sentences {
            if left == 0 {
                left = random.between(1, 4);
                if text.len() > 40 && !text.ends_with("— ") {
                    text.push_str("\n\n");
                }
            } else {
                text.push(' ');
            }
            left -= 1;
            text.push_str(sentence);
        }
        let publisher = world.paper(random).to_owned();
        Article { title, publisher, author: somebody(random), day, text }
    }
}

/// One telling: who has been named in full by now.
struct Telling<'s, 'w> {
    story: &'s Story<'w>,
    named: [bool; 2],
}

impl Telling<'_, '_> {
    fn sentence(&mut self, phrase: &str, random: &mut Random) -> String {
        capital(self.fill(phrase, random))
    }

    fn fill(&mut self, phrase: &str, random: &mut Random) -> String {
        let mut out = String::with_capacity(phrase.len() * 2);
        let mut rest = phrase;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').expect("phrases close their braces");
            out.push_str(before);
            self.name(name, random, &mut out);
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn name(&mut self, name: &str, random: &mut Random, out: &mut String) {
        let story = self.story;
        match name {
            "a" => out.push_str(&story.a.name),
            "b" => out.push_str(&story.b.name),
            "c" => out.push_str(&story.c.name),
            "A" => out.push_str(&story.a.capital),
            "B" => out.push_str(&story.b.capital),
            "C" => out.push_str(&story.c.capital),
            "P" | "p" => self.person(0, story.p, out),
            "Q" | "q" => self.person(1, story.q, out),
            "place" => out.push_str(&story.place),
            "town" => out.push_str(story.a.town(random)),
            "far" => out.push_str(story.b.town(random)),
            "sea" => out.push_str(&story.sea),
            "union" => out.push_str(&story.a.union),
            "day" => out.push_str(&story.day.strftime("%A").to_string()),
            "date" => out.push_str(&story.day.strftime("%B %-d").to_string()),
            "later" => out.push_str(&story.later.strftime("%B %-d").to_string()),
            "n" => out.push_str(&story.numbers[0].to_string()),
            "m" => out.push_str(&story.numbers[1].to_string()),
            other => unreachable!("no phrase uses {other}"),
        }
    }

    /// With office and whole name the first time, by family name after.
    fn person(&mut self, which: usize, person: &Person, out: &mut String) {
        if std::mem::replace(&mut self.named[which], true) {
            out.push_str(&person.family);
        } else {
            out.push_str(&person.whole());
        }
    }
}

fn capital(text: String) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => text,
    }
}
