//! A document's date where nothing beside the text says it: only what the text itself bears out.
//!
//! In this order: a line that says when it was published; a date that stands alone near the head
//! or the tail; a dateline; the day on which a report opens; and, to the month or year only, a
//! year and month that the text itself calls the running ones. Else there is none.

mod scan;
mod stated;

pub use scan::{FoundDate, find_dates, is_month_or_weekday};
pub use stated::{Order, order, stated};

use super::{DateBasis, DocumentDate, Paragraph, Sentence};
use crate::base::{PartialDate, Span, one_line};
use scan::is_weekday;

/// How many paragraphs at either end may hold the page's own date.
const EDGE: usize = 8;

/// The date that the text bears out, with the words it rests on. `title` is what is known to be the
/// headline: where it stands in the text the article begins, whatever is above it.
pub fn infer(
    text: &str,
    paragraphs: &[Paragraph],
    sentences: &[Sentence],
    title: Option<&str>,
) -> Option<DocumentDate> {
    let headline = title.and_then(|title| headline(text, paragraphs, title)).unwrap_or(0);
    let reader = Reader { text, paragraphs, sentences, dates: find_dates(text), headline };
    let (date, quote) = reader
        .publication_line()
        .or_else(|| reader.lone_date())
        .or_else(|| reader.head_line())
        .or_else(|| reader.dateline())
        .or_else(|| reader.opening_day())
        .or_else(|| reader.running_month())?;
    Some(DocumentDate { date, basis: DateBasis::Inferred, quote: Some(quote) })
}

/// Words that open a line on publication, in small letters, the first publication before updates.
#[rustfmt::skip]
const PUBLISHED: &[&str] = &[
    "originally published", "first published", "published", "date published", "publication date",
    "posted", "released", "issued", "date", "this article was originally published",
    "this article was first published", "this article was published",
    "this story was originally published", "this story was published", "publié", "veröffentlicht",
    "publicado", "pubblicato", "gepubliceerd", "опубликовано", "дата публикации", "опубліковано",
    "입력", "등록", "승인", "公開", "発行", "配信", "发布时间", "发布于", "نشر",
];

#[rustfmt::skip]
const UPDATED: &[&str] = &[
    "updated", "last updated", "last modified", "date modified", "mis à jour", "aktualisiert",
    "stand", "actualizado", "atualizado", "aggiornato", "bijgewerkt", "обновлено", "оновлено",
    "수정", "更新",
];

struct Reader<'a> {
    text: &'a str,
    paragraphs: &'a [Paragraph],
    sentences: &'a [Sentence],
    dates: Vec<FoundDate>,
    /// The paragraph that is the headline, where that is known; else the first.
    headline: usize,
}

/// The paragraph that is the title, or the part of it that is no site's name.
fn headline(text: &str, paragraphs: &[Paragraph], title: &str) -> Option<usize> {
    const FAR: usize = 60;
    const WORDS: usize = 4;
    let title = one_line(title).to_lowercase();
    let named = |paragraph: &Paragraph| {
        let line = paragraph.span.of(text);
        if line.len() > 2 * title.len() {
            return false;
        }
        let line = one_line(line).to_lowercase();
        line == title || line.split(' ').count() >= WORDS && title.contains(&line)
    };
    paragraphs.iter().take(FAR).position(named)
}

type Inferred = (PartialDate, Span);

impl Reader<'_> {
    /// The dates that lie wholly inside.
    fn dates_in(&self, span: Span) -> &[FoundDate] {
        let from = self.dates.partition_point(|date| date.span.start < span.start);
        let to = self.dates.partition_point(|date| date.span.end <= span.end);
        &self.dates[from..to.max(from)]
    }

    fn is_edge(&self, paragraph: usize) -> bool {
        paragraph < EDGE
            || (self.headline..self.headline + EDGE).contains(&paragraph)
            || paragraph + EDGE >= self.paragraphs.len()
    }

    /// "Originally published on 25 October 2024 by …" as a sentence of its own near an end.
    fn publication_line(&self) -> Option<Inferred> {
        [PUBLISHED, UPDATED].iter().find_map(|words| {
            self.sentences.iter().find_map(|sentence| {
                let paragraph = sentence.paragraph as usize;
                if !self.is_edge(paragraph) {
                    return None;
                }
                let line = sentence.span.of(self.text);
                let date = self.dates_in(sentence.span).iter().find(|date| date.is_full())?;
                let before = date.span.start - sentence.span.start;
                let lead = line[..before as usize].to_lowercase();
                let lead = lead.trim_start_matches(|c: char| !c.is_alphanumeric());
                // In a line of page data the word may follow the author's name.
                let data = self.paragraphs[paragraph].furniture;
                let says = words.iter().any(|word| {
                    lead.strip_prefix(word)
                        .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
                        || data && has_word(lead, word)
                });
                let brief = lead.split_whitespace().count() <= if data { 14 } else { 7 };
                (says && brief).then_some((date.partial()?, sentence.span))
            })
        })
    }

    /// A paragraph that is a date, with a time or a weekday or not.
    fn lone_date(&self) -> Option<Inferred> {
        let data = |&at: &usize| self.is_edge(at) && self.paragraphs[at].furniture;
        (0..self.paragraphs.len()).filter(data).find_map(|at| {
            let span = self.paragraphs[at].span;
            let date = self.dates_in(span).iter().find(|date| date.is_full())?;
            let words = span.of(self.text).split_whitespace().count();
            // After an author's name too; not in a related headline or a copyright notice.
            (words <= 12).then_some((date.partial()?, span))
        })
    }

    /// "Valletta, 22 November 2018" as a line of its own at the head, or as a part of one: "6 May 2024 | Price 2.50".
    fn head_line(&self) -> Option<Inferred> {
        const HEAD: usize = 3;
        let heads = (0..HEAD).chain(self.headline..self.headline + HEAD);
        let heads = heads.filter_map(|at| self.paragraphs.get(at));
        heads.map(|paragraph| paragraph.span).find_map(|span| {
            let mut start = span.start as usize;
            span.of(self.text).split(['\n', '|', '·', '•']).find_map(|line| {
                let here = Span::new(start, start + line.len());
                start = here.end as usize;
                start += self.text[start..].chars().next().map_or(0, char::len_utf8);
                let date = self.dates_in(here).iter().find(|date| date.is_full())?;
                let before = self.text[here.start as usize..date.span.start as usize].trim();
                let after = self.text[date.span.end as usize..here.end as usize].trim();
                let named = before.is_empty()
                    || before.ends_with(',')
                        && before.split_whitespace().count() <= 4
                        && before
                            .split_whitespace()
                            .all(|word| word.starts_with(char::is_uppercase));
                let quote = Span::new(
                    here.start as usize + (line.len() - line.trim_start().len()),
                    here.start as usize + line.trim_end().len(),
                );
                (named && after.trim_end_matches('.').is_empty())
                    .then_some((date.partial()?, quote))
            })
        })
    }

    /// Where the headline begins.
    fn top(&self) -> u32 {
        self.paragraphs.get(self.headline).map_or(0, |headline| headline.span.start)
    }

    fn body(&self) -> impl Iterator<Item = &Paragraph> {
        self.paragraphs.iter().filter(|paragraph| !paragraph.furniture && !paragraph.heading)
    }

    /// "OTTAWA, Ont., Sept. 9, 2024 (CP) —" at the head of the first paragraphs.
    fn dateline(&self) -> Option<Inferred> {
        let below = self.body().filter(|own| own.span.start > self.top()).take(2);
        self.body().take(2).chain(below).find_map(|paragraph| {
            let date = self.dates_in(paragraph.span).first().filter(|date| date.day.is_some())?;
            let line = paragraph.span.of(self.text);
            let before = &line[..(date.span.start - paragraph.span.start) as usize];
            let after = &line[(date.span.end - paragraph.span.start) as usize..];
            let place = before.trim_end();
            let placed = !place.is_empty()
                && place.chars().count() <= 60
                && place.ends_with([',', '(', '-', '–', '—', '/'])
                && place.chars().next().is_some_and(char::is_uppercase)
                && place.split_whitespace().all(|word| {
                    !word.starts_with(char::is_lowercase) || matches!(word, "de" | "of" | "le")
                });
            let tail = after.trim_start().trim_start_matches([',', '.']).trim_start();
            let closed = tail.is_empty()
                || tail.starts_with(['(', '–', '—', ':', '/', '['])
                || tail.starts_with("- ")
                || tail.starts_with("-- ")
                || tail.starts_with(')');
            if !placed || !closed {
                return None;
            }
            let quote = Span::new(paragraph.span.start as usize, date.span.end as usize);
            match date.year {
                Some(_) => Some((date.partial()?, quote)),
                None => {
                    let (year, why) = self.running_year()?;
                    let date =
                        PartialDate { start: date.in_year(year), end: None, approximate: false };
                    Some((date, self.together(quote, why)))
                }
            }
        })
    }

    /// A report that opens with a weekday and its full date, or with "On <date>,": to the month.
    fn opening_day(&self) -> Option<Inferred> {
        let first = self.body().next()?.span;
        let date = self.dates_in(first).iter().find(|date| date.is_full())?;
        let latest = self.dates.iter().filter_map(|date| date.year).max()?;
        let before = self.text[first.start as usize..date.span.start as usize].trim_end();
        let opens = matches!(before, "On" | "Am" | "Le" | "El" | "");
        let weekday = before
            .trim_end_matches([',', '(', ' '])
            .rsplit(|c: char| !c.is_alphabetic())
            .next()
            .is_some_and(|word| is_weekday(&word.to_lowercase()));
        let (year, month) = (date.year?, date.month?);
        let told = (opens || weekday) && year == latest;
        told.then(|| (PartialDate::month(year, month), date.span))
    }

    /// The month of "this month" in the running year; else the running year alone.
    fn running_month(&self) -> Option<Inferred> {
        let (year, why) = self.running_year()?;
        let month = self.articles().find_map(|sentence| {
            let line = sentence.span.of(self.text).to_lowercase();
            if ![
                "this month",
                "ce mois",
                "diesen monat",
                "diesem monat",
                "este mes",
                "este mês",
                "questo mese",
                "deze maand",
                "этом месяце",
                "цього місяця",
                "이달",
                "今月",
                "本月",
            ]
            .iter()
            .any(|now| line.contains(now))
            {
                return None;
            }
            let mut months = self
                .dates_in(sentence.span)
                .iter()
                .filter(|date| date.year.is_none_or(|y| y == year));
            let date = months.find(|date| date.month.is_some())?;
            Some((date.month?, sentence.span))
        });
        Some(match month {
            Some((month, here)) => (PartialDate::month(year, month), self.together(here, why)),
            None => (PartialDate::year(year), why),
        })
    }

    /// Both places where they are near each other, else the one that gives the year.
    fn together(&self, here: Span, year: Span) -> Span {
        let both = here.join(year);
        if both.len() <= 800 { both } else { year }
    }

    fn articles(&self) -> impl Iterator<Item = &Sentence> {
        self.sentences
            .iter()
            .filter(|sentence| !self.paragraphs[sentence.paragraph as usize].furniture)
    }

    /// The year that the text calls the running one: named last beside "this year", or carried
    /// by the name of something still to come or under way ("will take part in Ocean-2024").
    fn running_year(&self) -> Option<(i16, Span)> {
        let sentences: Vec<&Sentence> = self.articles().collect();
        let lower = |at: usize| sentences[at].span.of(self.text).to_lowercase();
        let beside = (0..sentences.len()).find_map(|at| {
            let now = [
                "this year",
                "cette année",
                "dieses jahr",
                "diesem jahr",
                "este año",
                "este ano",
                "quest'anno",
                "dit jaar",
                "этом году",
                "цього року",
                "올해",
                "今年",
            ];
            if !now.iter().any(|now| lower(at).contains(now)) {
                return None;
            }
            let near = (at.saturating_sub(1)..=at)
                .filter(|&near| sentences[near].paragraph == sentences[at].paragraph);
            let span = near.map(|near| sentences[near].span).reduce(Span::join)?;
            let year = self.years(span).max()?;
            Some((year, span))
        });
        beside.or_else(|| self.edition(&sentences)).filter(|&(year, _)| {
            // A later year that is spoken of as past or present says that this one is over.
            sentences.iter().all(|sentence| {
                self.years(sentence.span).all(|other| other <= year)
                    || looks_ahead(sentence.span.of(self.text))
            })
        })
    }

    fn years(&self, span: Span) -> impl Iterator<Item = i16> + '_ {
        self.dates_in(span).iter().filter_map(|date| date.year)
    }

    fn edition(&self, sentences: &[&Sentence]) -> Option<(i16, Span)> {
        sentences.iter().find_map(|sentence| {
            let line = sentence.span.of(self.text);
            if !looks_ahead(line) {
                return None;
            }
            self.dates_in(sentence.span).iter().find_map(|date| {
                let before = &self.text[sentence.span.start as usize..date.span.start as usize];
                let name = before
                    .strip_suffix(['-', '‑', '–'])?
                    .rsplit(|c: char| !c.is_alphanumeric())
                    .next()?;
                let named = date.month.is_none() && name.starts_with(char::is_uppercase);
                named.then_some((date.year?, sentence.span))
            })
        })
    }
}

/// Whether the word stands in the line, not as a part of another.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        !line[..at].ends_with(char::is_alphabetic)
            && !line[at + word.len()..].starts_with(char::is_alphabetic)
    })
}

/// Whether a sentence speaks of what is still to come or under way.
fn looks_ahead(sentence: &str) -> bool {
    const WORDS: &[&str] = &[
        "will",
        "shall",
        "set",
        "plans",
        "plan",
        "planned",
        "planning",
        "upcoming",
        "next",
        "ongoing",
        "ahead",
        "scheduled",
        "expected",
        "due",
        "until",
        "by",
        "coming",
        "aims",
        "underway",
        "future",
        "later",
        "wird",
        "werden",
        "bis",
        "sera",
        "seront",
        "prévu",
        "prochain",
        "será",
        "serán",
        "próximo",
        "previsto",
        "sarà",
        "prossimo",
        "zal",
        "будет",
        "будут",
        "буде",
        "예정",
        "予定",
        "将",
    ];
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| WORDS.contains(&word.to_lowercase().as_str()))
        || ["예정", "予定", "将"].iter().any(|sign| sentence.contains(sign))
}

#[cfg(test)]
mod tests;
