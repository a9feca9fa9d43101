//! Articles made to measure with: any number of them, the same each time for one seed.
//!
//! Drills, visits, talks, strikes, aid and the like, in sentences of our own, with places of the
//! gazetteer and made-up persons. How often states, places and persons come up falls off as in
//! the news (Zipf's law); large stories are told by many articles in different words, which have
//! 10 to 20 sentences each. The first thousand articles of a hundred thousand are those of a thousand.
#![allow(dead_code, reason = "each bench uses what it needs")]

mod phrases;
mod random;
mod story;
mod world;

use std::fs;
use std::io;
use std::path::Path;

use portolan::base::PartialDate;
use portolan::corpus::{DateBasis, KnownDate, RawText};

use random::Random;
use story::Story;
use world::World;

/// So many articles in a folder: some file systems and most people dislike more.
const IN_A_FOLDER: usize = 1_000;

/// A corpus that is made as it is asked for.
pub struct Corpus {
    world: World,
    seed: u64,
    count: usize,
}

impl Corpus {
    /// `count` articles; takes some milliseconds for the places.
    pub fn new(count: usize, seed: u64) -> Self {
        Self { world: World::new(seed), seed, count }
    }

    pub fn len(&self) -> usize {
        self.count
    }

    /// The `nth` article, from 0; each is made on its own, so that any core can make any.
    pub fn text(&self, nth: usize) -> RawText {
        let mut random = Random::new(self.seed, nth as u64 + 1);
        let story = Story::new(&self.world, self.seed, told_by(nth, &mut random));
        let article = story.tell(&self.world, &mut random);
        RawText {
            id: Some(format!("made-{nth:06}")),
            title: Some(article.title),
            publisher: Some(article.publisher),
            author: Some(article.author),
            date: Some(KnownDate {
                date: PartialDate::day(article.day),
                basis: DateBasis::Stated,
                quote: None,
            }),
            text: article.text,
            ..RawText::default()
        }
    }

    /// All articles, in order.
    pub fn texts(&self) -> impl Iterator<Item = RawText> {
        (0..self.count).map(|nth| self.text(nth))
    }

    /// Writes each article as a text file with headline, byline and date; returns the bytes.
    ///
    /// # Errors
    /// If the folder cannot be written to.
    pub fn write(&self, folder: &Path) -> io::Result<u64> {
        let mut bytes = 0;
        for nth in 0..self.count {
            let within = folder.join(format!("{:03}", nth / IN_A_FOLDER));
            if nth.is_multiple_of(IN_A_FOLDER) {
                fs::create_dir_all(&within)?;
            }
            let raw = self.text(nth);
            let day = raw.date.as_ref().map(|known| known.date.start.first()).unwrap_or_default();
            let text = format!(
                "{}\n\nBy {}\n{}\n\n{}\n",
                raw.title.unwrap_or_default(),
                raw.author.unwrap_or_default(),
                day.strftime("%-d %B %Y"),
                raw.text
            );
            bytes += text.len() as u64;
            fs::write(within.join(format!("{nth:06}.txt")), text)?;
        }
        Ok(bytes)
    }
}

/// The story that an article tells: one of its own, or one of the large ones of these days.
fn told_by(nth: usize, random: &mut Random) -> u64 {
    const BETWEEN_LARGE: usize = 16;
    if random.chance(0.55) {
        return nth as u64;
    }
    let latest = nth / BETWEEN_LARGE;
    let back = (0..latest).take_while(|_| random.chance(0.6)).count();
    ((latest - back) * BETWEEN_LARGE) as u64
}
