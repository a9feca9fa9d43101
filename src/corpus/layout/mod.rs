//! Which paragraphs are furniture, which are headings, and which are the article.
//!
//! A paragraph is furniture for what it says of itself (`label`, `byline`), or for where it stands:
//! short paragraphs without a stop above the headline, or after the article's last full
//! paragraph, or under a label that introduces links. Everything else is kept: to map a stray
//! link is a small harm, to drop a sentence of the article is a large one.

mod byline;
mod label;
mod phrases;

use super::Paragraph;
use super::paragraph::{ends_sentence, is_list_item};
use crate::base::Span;
use label::Label;

/// A headline may be long; a section heading is not.
const HEADLINE_WORDS: usize = 25;
const HEADING_WORDS: usize = 14;
/// Menu entries, kickers and names above a headline are shorter than this; headlines hardly are.
const MENU_WORDS: usize = 3;
/// A paragraph of the article proper, not a teaser or a sub-headline.
const BODY_WORDS: usize = 18;

/// Tells apart furniture, headings and the rest.
pub fn classify(text: &str, spans: &[Span]) -> Vec<Paragraph> {
    let mut pieces: Vec<Piece> = spans.iter().map(|&span| Piece::new(text, span)).collect();
    label_author_notes(&mut pieces);
    let page = Page::new(&pieces);
    let mut paragraphs: Vec<Paragraph> =
        spans.iter().map(|&span| Paragraph { span, furniture: false, heading: false }).collect();
    page.mark_labels(&mut paragraphs);
    page.mark_head(&mut paragraphs);
    page.mark_middle(&mut paragraphs);
    page.mark_tail(&mut paragraphs);
    paragraphs
}

struct Piece<'a> {
    text: &'a str,
    /// Words; in scripts without spaces, every two signs count as one.
    words: usize,
    label: Option<Label>,
    /// No stop at its end, and short: a heading, a link, a name, a line of a list.
    short: bool,
}

impl<'a> Piece<'a> {
    fn new(text: &'a str, span: Span) -> Self {
        let text = span.of(text);
        let words = count_words(text);
        let open = text.ends_with([',', ';', ':', '，', '、', '：', '—', '–', '-']);
        let short =
            words <= HEADLINE_WORDS && !ends_sentence(text) && !open && !is_sentence(text, words);
        Self { text, words, label: label::of(text, words), short }
    }

    fn is_plain_short(&self) -> bool {
        self.short && self.label.is_none()
    }

    fn is_prose(&self) -> bool {
        !self.short && self.label.is_none() && !self.introduces()
    }

    /// "Participants:"
    fn introduces(&self) -> bool {
        self.words <= 6 && self.text.ends_with([':', '：'])
    }

    /// "WASHINGTON (AP)", "Seoul (AFP)"
    fn is_dateline(&self) -> bool {
        self.words <= 7
            && self.text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).is_some_and(
                |(_, agency)| agency.len() >= 2 && agency.chars().all(|c| c.is_uppercase()),
            )
    }

    /// A headline may ask or exclaim.
    fn may_be_headline(&self) -> bool {
        let asks = self.words <= HEADING_WORDS && self.text.ends_with(['?', '!', '？', '！']);
        self.label.is_none()
            && (self.short || asks)
            && !self.is_dateline()
            && !self.opens_small()
            && !is_list_item(self.text)
    }

    /// A date may be one too, in a chronicle.
    fn may_be_heading(&self) -> bool {
        self.short
            && matches!(self.label, None | Some(Label::PageData { .. }))
            && self.words <= HEADING_WORDS
            && !self.is_dateline()
            && !self.opens_small()
            && !is_list_item(self.text)
    }

    fn opens_small(&self) -> bool {
        self.text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
    }

    /// "Bill Blair, Minister of Defence", "Canada – 12", "Seoul (2023)", "- a point".
    fn is_list_like(&self) -> bool {
        is_list_item(self.text)
            || [", ", " – ", " — ", " - ", ": ", " ("].iter().any(|sign| self.text.contains(sign))
    }
}

/// Lead paragraphs and lines broken off may lack their stop: what is longer than a heading must
/// be written as a headline to be one.
fn is_sentence(text: &str, words: usize) -> bool {
    let long = text.split_whitespace().filter(|word| word.chars().count() > 4);
    let (small, long) = long.fold((0, 0), |(small, long), word| {
        (small + usize::from(word.starts_with(char::is_lowercase)), long + 1)
    });
    words > HEADING_WORDS && small * 5 > long * 2
}

fn count_words(text: &str) -> usize {
    let wide =
        text.chars().filter(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'));
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
        + wide.count() / 2
}

/// "Jane Doe is a fellow at the institute." under an article that is by Jane Doe.
fn label_author_notes(pieces: &mut [Piece]) {
    const EDGE: usize = 8;
    const NOTE_WORDS: usize = 60;
    let names: Vec<String> = pieces
        .iter()
        .take(2 * EDGE)
        .filter(|piece| matches!(piece.label, Some(Label::PageData { .. })))
        .flat_map(|piece| byline::names(piece.text))
        .collect();
    let tail = pieces.len().saturating_sub(EDGE).max(1);
    for piece in pieces.iter_mut().skip(tail).filter(|piece| piece.words <= NOTE_WORDS) {
        let line = piece.text.to_lowercase();
        let verbs =
            [" is ", " was ", " are ", " covers ", " reports ", " writes ", ", ", " works "];
        let note = names.iter().any(|name| {
            line.strip_prefix(name.as_str())
                .is_some_and(|rest| verbs.iter().any(|verb| rest.starts_with(verb)))
        });
        if note {
            piece.label = Some(Label::Own);
        }
    }
}

struct Page<'a, 'b> {
    pieces: &'b [Piece<'a>],
    /// The first paragraph of the article proper; the number of pieces if there is none.
    body: usize,
    /// Just after its last full paragraph; 0 if there is none.
    tail: usize,
    /// Whether the article has section headings.
    sections: bool,
}

impl<'a, 'b> Page<'a, 'b> {
    fn new(pieces: &'b [Piece<'a>]) -> Self {
        let tail = pieces.iter().rposition(Piece::is_prose).map_or(0, |at| at + 1);
        let body = pieces
            .iter()
            .position(|piece| piece.is_prose() && piece.words >= BODY_WORDS)
            .or_else(|| pieces.iter().position(Piece::is_prose))
            .unwrap_or(pieces.len());
        let sections = (body + 1..tail).any(|at| {
            pieces[at].may_be_heading() && pieces[at - 1].is_prose() && pieces[at + 1].is_prose()
        });
        Self { pieces, body, tail, sections }
    }

    /// Labels are furniture wherever they stand; bylines, dates and credits near the ends only,
    /// for inside an article they are headings of a chronicle, or part of what it tells.
    fn mark_labels(&self, paragraphs: &mut [Paragraph]) {
        for (at, piece) in self.pieces.iter().enumerate() {
            paragraphs[at].furniture = match piece.label {
                Some(Label::Own | Label::Leads { .. }) => true,
                Some(Label::PageData { sure }) => {
                    at < self.body || at >= self.tail || sure && at <= self.body + 1
                }
                None => false,
            };
        }
    }

    fn labelled(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.label.is_some())
    }

    /// Above the body: menu, headline, sub-headline, byline, date.
    fn mark_head(&self, paragraphs: &mut [Paragraph]) {
        if self.tail == 0 {
            // No prose at all: a poem, a list, a table. Only the first line may be a headline.
            if let [first, second, ..] = self.pieces
                && first.may_be_heading()
                && !paragraphs[0].furniture
                && (second.short || second.is_list_like())
            {
                paragraphs[0].heading = true;
            }
            return;
        }
        let links = self.links_in_head();
        let candidates: Vec<usize> = (0..self.body)
            .filter(|&at| self.pieces[at].may_be_headline() && !links.contains(&at))
            .collect();
        let headline = self.headline(&candidates);
        // From below, so that a name above a role above a date is seen to belong to the date.
        for at in (0..self.body).rev() {
            let piece = &self.pieces[at];
            if paragraphs[at].furniture {
                continue;
            }
            let last = (at + 1..self.body).all(|later| paragraphs[later].furniture);
            paragraphs[at].furniture = match headline {
                _ if links.contains(&at) => true,
                Some(headline) if at < headline => piece.is_plain_short(),
                Some(headline) if at > headline && piece.is_plain_short() => {
                    let below = paragraphs.get(at + 1).is_some_and(|next| next.furniture);
                    let beside = below || self.labelled(at - 1);
                    let names = piece.words <= MENU_WORDS || byline::is_name_list(piece.text);
                    names && beside && !(last && self.sections)
                }
                _ => false,
            };
            let below_headline = at > 0 && headline == Some(at - 1);
            paragraphs[at].heading = !paragraphs[at].furniture
                && (headline == Some(at)
                    || piece.may_be_heading() && (below_headline || !piece.is_list_like()));
        }
    }

    /// The first candidate that is longer than an entry of a menu, unless a menu parts it from
    /// the next such: then it is the motto of the site.
    fn headline(&self, candidates: &[usize]) -> Option<usize> {
        let long = |at: &&usize| self.pieces[**at].words > MENU_WORDS;
        let mut headline = candidates.iter().find(long).or(candidates.first()).copied()?;
        for &next in candidates.iter().filter(long) {
            let entries = (headline + 1..next).filter(|&at| {
                self.pieces[at].short
                    && self.pieces[at].words < MENU_WORDS
                    && !matches!(self.pieces[at].label, Some(Label::PageData { .. }))
            });
            if entries.count() >= 2 {
                headline = next;
            }
        }
        Some(headline)
    }

    /// Links under a label above the body, as under "Trending". What directly precedes a byline
    /// or the body is the headline and no link.
    fn links_in_head(&self) -> Vec<usize> {
        let mut links = Vec::new();
        let mut room = 0;
        for at in 0..self.body {
            match self.pieces[at].label {
                Some(Label::Leads { links }) => room = links,
                Some(_) => room = 0,
                None if room > 0 && self.pieces[at].short => {
                    room -= 1;
                    links.push(at);
                }
                None => {}
            }
        }
        let before = |at: usize| {
            (at + 1..self.pieces.len())
                .find(|&next| !matches!(self.pieces[next].label, Some(Label::Own)))
                .is_some_and(|next| {
                    next >= self.body
                        || matches!(self.pieces[next].label, Some(Label::PageData { .. }))
                })
        };
        let elsewhere = (0..self.body).any(|at| {
            self.pieces[at].may_be_headline()
                && self.pieces[at].words > MENU_WORDS
                && !links.contains(&at)
        });
        if let Some(&last) = links.last()
            && before(last)
            && (!elsewhere || self.sections)
        {
            links.pop();
        }
        links
    }

    /// Inside the article: links under a label, and section headings.
    fn mark_middle(&self, paragraphs: &mut [Paragraph]) {
        let mut at = self.body;
        while at < self.tail {
            if !self.pieces[at].short && self.pieces[at].label.is_none() {
                at += 1;
                continue;
            }
            let end = (at..self.tail).find(|&to| self.pieces[to].is_prose()).unwrap_or(self.tail);
            self.mark_run(at, end, paragraphs);
            at = end;
        }
    }

    /// A run of short paragraphs between two full ones.
    #[expect(clippy::needless_range_loop, reason = "pieces and paragraphs are read side by side")]
    fn mark_run(&self, start: usize, end: usize, paragraphs: &mut [Paragraph]) {
        let mut room = 0;
        for at in start..end {
            match self.pieces[at].label {
                Some(Label::Leads { links }) => room = links,
                Some(_) => {}
                None if room > 0 => {
                    room -= 1;
                    // The last one before the text goes on is its heading, if it has headings.
                    let heading =
                        at + 1 == end && self.sections && self.pieces[at].may_be_heading();
                    paragraphs[at].furniture = !heading;
                }
                None => {}
            }
        }
        let plain: Vec<usize> = (start..end).filter(|&at| !paragraphs[at].furniture).collect();
        let follows_intro = start > 0 && self.pieces[start - 1].text.ends_with([':', '：']);
        if plain.len() <= 2 && !follows_intro {
            for at in plain {
                paragraphs[at].heading = self.pieces[at].may_be_heading();
            }
        }
    }

    /// After the article: everything short under or after a label, and rows of links without one.
    fn mark_tail(&self, paragraphs: &mut [Paragraph]) {
        if self.tail == 0 {
            return;
        }
        let end = self.pieces.len();
        let first_label = (self.tail..end).find(|&at| self.labelled(at)).unwrap_or(end);
        let loose = self.tail..first_label;
        let follows_intro = self.pieces[self.tail - 1].text.ends_with([':', '：']);
        let listed = loose.clone().filter(|&at| self.pieces[at].is_list_like()).count();
        let links = loose.len() >= 2
            && !follows_intro
            && listed * 2 < loose.len()
            && loose.clone().all(|at| !self.pieces[at].opens_small());
        for at in loose {
            paragraphs[at].furniture = links;
        }
        for paragraph in &mut paragraphs[first_label..] {
            paragraph.furniture = true;
        }
    }
}
