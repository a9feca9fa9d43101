//! Which paragraphs of a page are the article.
//!
//! Three questions, from coarse to fine. Which parts are something else, by what they are called and
//! how little of the text they hold? Which element holds the article: the one in which whole
//! paragraphs outweigh links and snippets by most, or one that says that it is the article, if it
//! holds as much? Which of its paragraphs are links to other pages? To keep a stray line is a small harm,
//! to drop a sentence of the article is a large one, and a page that shows text never gives none.

use super::blocks::{Block, Kind, blocks};
use super::hints::Hints;
use super::tree::{Tag, Tree};
use crate::corpus::paragraph::ends_sentence;

/// The paragraphs of the article in order, and how many words of the page's text they hold.
pub fn article(tree: &Tree) -> Vec<Block> {
    let shown = blocks(tree, 0, &|at| is_never_text(tree.nodes[at].tag));
    let all: usize = shown.iter().filter_map(prose).sum();
    let words = |found: &[Block]| found.iter().filter_map(prose).sum::<usize>();
    // The second try passes over less than the first.
    let strict = find(tree, &shown, true);
    if words(&strict) >= ENOUGH || words(&strict) * 3 > all {
        return strict;
    }
    let lenient = find(tree, &shown, false);
    let headline = shown.iter().find(|block| block.kind == Kind::Heading(1));
    let far = |found: &[Block]| {
        let first = found.iter().find(|block| prose(block).is_some())?.at;
        let headline = headline?.at;
        let between = shown.iter().filter(|block| (headline..first).contains(&block.at)).count();
        (first > headline).then_some(between)
    };
    // Of two short texts the one that follows the headline, else the longer.
    let found = match (far(&strict), far(&lenient)) {
        (Some(near), Some(other)) if near < other => strict,
        (Some(near), Some(other)) if near > other => lenient,
        (Some(_), None) => strict,
        (None, Some(_)) => lenient,
        _ if words(&strict) >= words(&lenient) => strict,
        _ => lenient,
    };
    if found.is_empty() { shown } else { found }
}

/// Everything that a page shows as text, where all of it is the text: in mail and feeds.
pub fn everything(tree: &Tree) -> Vec<Block> {
    let hidden = |at: usize| tree.nodes[at].hints.has(Hints::HIDDEN);
    let shown = blocks(tree, 0, &|at| is_never_text(tree.nodes[at].tag) || hidden(at));
    if !shown.is_empty() {
        return shown;
    }
    blocks(tree, 0, &|at| tree.nodes[at].tag == Tag::Title)
}

/// So many words of whole paragraphs are an article, if a short one.
const ENOUGH: usize = 60;
/// A paragraph of at least so many words is one, also without a stop.
const LONG: usize = 22;
const SHORT: usize = 6;
/// Headings that are not said to be such have hardly fewer; labels and buttons have.
const HEADING: usize = 3;

fn is_never_text(tag: Tag) -> bool {
    matches!(tag, Tag::Dropped | Tag::Title)
}

/// The words of a whole paragraph that are no links; `None` for what is no whole paragraph.
fn prose(block: &Block) -> Option<usize> {
    let Block { words, linked, .. } = *block;
    let whole = match block.kind {
        Kind::Heading(_) => false,
        Kind::Row => words >= LONG,
        Kind::P | Kind::Item | Kind::Pre | Kind::Caption | Kind::Plain => {
            words >= LONG || words >= SHORT && ends_sentence(&block.text)
        }
    };
    (whole && linked * 3 <= words).then_some(words - linked)
}

fn is_mostly_links(block: &Block) -> bool {
    block.linked > 0 && block.linked * 4 >= block.words * 3
}

/// Sums of a figure over the nodes, so that any subtree's is one subtraction.
struct Sums(Vec<i64>);

impl Sums {
    fn new(nodes: usize, figures: impl Iterator<Item = (usize, i64)>) -> Self {
        let mut sums = vec![0; nodes + 1];
        for (at, figure) in figures {
            sums[at + 1] += figure;
        }
        for at in 0..nodes {
            sums[at + 1] += sums[at];
        }
        Self(sums)
    }

    fn of(&self, tree: &Tree, at: usize) -> i64 {
        self.0[tree.nodes[at].end as usize] - self.0[at]
    }
}

fn find(tree: &Tree, shown: &[Block], strict: bool) -> Vec<Block> {
    let noise = noise(tree, shown, strict);
    let kept = blocks(tree, 0, &|at| is_never_text(tree.nodes[at].tag) || noise[at]);
    let teasers = teasers(tree, &kept);
    let worth = Sums::new(
        tree.nodes.len(),
        kept.iter().zip(&teasers).map(|(block, &teaser)| (block.at, worth(block, teaser))),
    );
    let scopes = scopes(tree, &worth);
    let inside = |block: &Block| scopes.iter().any(|scope| scope.contains(&block.at));
    let scoped: Vec<bool> = kept.iter().map(inside).collect();
    select(tree, kept, &teasers, &scoped)
}

/// Nodes that are named as something else than the article and do not hold most of the text.
fn noise(tree: &Tree, shown: &[Block], strict: bool) -> Vec<bool> {
    let count = tree.nodes.len();
    let figures = shown.iter().filter_map(|block| Some((block.at, prose(block)? as i64)));
    let text = Sums::new(count, figures);
    let total = text.of(tree, 0);
    // What is called a body and holds next to nothing is one of somebody else, as is one of comments.
    let bodies = tree.nodes.iter().enumerate().filter(|(at, node)| {
        let hints = node.hints;
        let own = !hints.has(Hints::COMMENTS) || hints.has(Hints::STATED);
        hints.has(Hints::BODY) && own && text.of(tree, *at) * 4 >= total
    });
    let bodies = Sums::new(count, bodies.map(|(at, _)| (at, 1)));
    let mut noise = vec![false; count];
    let mut mark = |test: &dyn Fn(usize) -> bool, total: i64| -> i64 {
        let mut left = total;
        let mut at = 1;
        while at < count {
            if noise[at] || test(at) {
                if !noise[at] {
                    left -= text.of(tree, at);
                }
                noise[at] = true;
                at = tree.nodes[at].end as usize;
            } else {
                at += 1;
            }
        }
        left
    };
    let hints = |at: usize| tree.nodes[at].hints;
    let held = |at: usize| bodies.of(tree, at) > 0;
    let headlines = shown.iter().filter(|block| block.kind == Kind::Heading(1));
    let headlines = Sums::new(count, headlines.map(|block| (block.at, 1)));
    // Readers may write more than the author did; what they write has no headline.
    let comments = |at: usize| {
        strict && hints(at).has(Hints::COMMENTS) && !held(at) && headlines.of(tree, at) == 0
    };
    let left = mark(&comments, total);
    mark(
        &|at| {
            let words = text.of(tree, at);
            let tag = tree.nodes[at].tag;
            let other = matches!(tag, Tag::Nav | Tag::Aside | Tag::Footer)
                || hints(at).has(Hints::HIDDEN)
                || strict && hints(at).has(Hints::NOISE);
            let note = strict && tag != Tag::P && hints(at).has(Hints::NOTE);
            let most = words * 2 > left && words >= ENOUGH as i64;
            !held(at)
                && !in_sentence(tree, at)
                && (other && !most || note && words * 5 <= left && words <= 80)
        },
        left,
    );
    noise
}

/// Whether it is a phrase of a paragraph or a heading: names of phrases say how they look.
fn in_sentence(tree: &Tree, at: usize) -> bool {
    !tree.nodes[at].tag.is_block()
        && !tree.nodes[at].hints.has(Hints::HIDDEN)
        && tree.around(at).take(2).any(|up| {
            matches!(tree.nodes[up].tag, Tag::P | Tag::Heading(_) | Tag::Item | Tag::Cell)
        })
}

/// Paragraphs under a headline that is a link: what another page says.
fn teasers(tree: &Tree, blocks: &[Block]) -> Vec<bool> {
    const MOST_WORDS: usize = 60;
    let mut teasers = vec![false; blocks.len()];
    for nth in 0..blocks.len() {
        let heading = &blocks[nth];
        let headed = matches!(heading.kind, Kind::Heading(_));
        if !headed || heading.words < 3 || !is_mostly_links(heading) {
            continue;
        }
        teasers[nth] = true;
        let follow = blocks[nth + 1..].iter();
        let own = follow.take_while(|block| !matches!(block.kind, Kind::Heading(_))).take(4);
        let words: usize = own.clone().map(|block| block.words).sum();
        if words <= MOST_WORDS {
            let own = own.count();
            teasers[nth + 1..=nth + own].fill(true);
        }
    }
    // A whole card may be one link.
    for (teaser, block) in teasers.iter_mut().zip(blocks) {
        let card = is_mostly_links(block) && (block.words < 40 || in_link(tree, block.at));
        *teaser |= card;
    }
    teasers
}

fn in_link(tree: &Tree, at: usize) -> bool {
    tree.around(at).take(4).any(|up| tree.nodes[up].tag == Tag::Link)
}

/// How much a paragraph speaks for the elements around it being the article, in words.
fn worth(block: &Block, teaser: bool) -> i64 {
    if teaser {
        return -(block.words as i64) - 1;
    }
    if let Some(words) = prose(block) {
        return words as i64 - block.linked as i64;
    }
    match block.kind {
        Kind::Heading(_) => 0,
        // Verse, speech, lines that were wrapped by hand.
        Kind::P | Kind::Pre if block.linked == 0 && block.words >= 3 => block.words as i64 / 2,
        Kind::P | Kind::Pre | Kind::Caption | Kind::Row if block.linked == 0 => 0,
        Kind::Item if block.linked == 0 && block.words >= SHORT => 0,
        _ => -(block.linked as i64) - 1,
    }
}

/// The nodes that hold the article: in most pages one.
fn scopes(tree: &Tree, worth: &Sums) -> Vec<std::ops::Range<usize>> {
    let range = |at: usize| at..tree.nodes[at].end as usize;
    let mut best = 0;
    for (at, node) in tree.nodes.iter().enumerate().filter(|(_, node)| node.tag != Tag::Text) {
        let (own, most) = (worth.of(tree, at), worth.of(tree, best));
        // Of two that hold the same the smaller one.
        if own > most || own == most && node.end <= tree.nodes[best].end {
            best = at;
        }
    }
    let most = worth.of(tree, best);
    // Nodes that say they are the text; an article may be cut into several.
    let mut said = Vec::new();
    let mut at = 1;
    let mut sum = 0;
    while at < tree.nodes.len() {
        let own = worth.of(tree, at);
        if tree.nodes[at].hints.has(Hints::BODY) && own > 0 {
            said.push(at);
            sum += own;
            at = tree.nodes[at].end as usize;
        } else {
            at += 1;
        }
    }
    let largest = said.iter().map(|&at| worth.of(tree, at)).max().unwrap_or(0);
    if largest * 2 >= most && most > 0 {
        // Bodies of other articles stand in articles of their own.
        said.retain(|&at| best == at || range(best).contains(&at) || worth.of(tree, at) == largest);
        return said.into_iter().map(range).collect();
    }
    if sum * 3 >= most * 2 && said.len() > 1 && said.iter().all(|at| range(best).contains(at)) {
        return said.into_iter().map(range).collect();
    }
    let articles = tree.nodes.iter().enumerate().filter(|(_, node)| {
        matches!(node.tag, Tag::Article | Tag::Main) || node.hints.has(Hints::ARTICLE)
    });
    let article = articles.map(|(at, _)| at).max_by_key(|&at| (worth.of(tree, at), at));
    match article.filter(|&at| worth.of(tree, at) * 3 >= most * 2 && most > 0) {
        Some(article) => vec![range(article)],
        None => vec![range(best)],
    }
}

/// Drops from the article what leads to other pages, and headings that head nothing.
fn select(tree: &Tree, blocks: Vec<Block>, teasers: &[bool], scoped: &[bool]) -> Vec<Block> {
    let first = scoped.iter().position(|&inside| inside).unwrap_or(0);
    let lead = lead(&blocks, teasers, first);
    let mut keep: Vec<bool> = (0..blocks.len())
        .map(|nth| {
            let inside = scoped[nth] || lead.contains(&nth);
            inside && !teasers[nth] && is_text(tree, &blocks, nth)
        })
        .collect();
    // From the end: a heading stays if something it heads does.
    let mut lowest = None;
    for nth in (0..blocks.len()).rev().filter(|&nth| scoped[nth] || lead.contains(&nth)) {
        match blocks[nth].kind {
            Kind::Heading(level) => {
                let heads = lowest.is_some_and(|below: u8| below > level);
                keep[nth] &= heads;
                if keep[nth] {
                    lowest = Some(level);
                }
            }
            _ if keep[nth] => lowest = Some(u8::MAX),
            _ => {}
        }
    }
    blocks.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(block, _)| block).collect()
}

/// The paragraphs between the headline and the body: a lead often stands outside the body.
fn lead(blocks: &[Block], teasers: &[bool], first: usize) -> std::ops::Range<usize> {
    const FAR: usize = 12;
    let before = first.saturating_sub(FAR)..first;
    let headline = before.rev().find(|&nth| blocks[nth].kind == Kind::Heading(1) && !teasers[nth]);
    headline.map_or(first..first, |headline| headline + 1..first)
}

/// Whether a paragraph inside the article is part of it.
fn is_text(tree: &Tree, blocks: &[Block], nth: usize) -> bool {
    let block = &blocks[nth];
    if prose(block).is_some() {
        return true;
    }
    match block.kind {
        Kind::Heading(_) => !is_mostly_links(block),
        Kind::P | Kind::Pre => !is_mostly_links(block),
        Kind::Caption => ends_sentence(&block.text) || block.words >= SHORT + 2,
        Kind::Item | Kind::Row => {
            let Some((list, _)) = block.group else { return !is_mostly_links(block) };
            // What a list is, its items are together.
            let own = |other: &&Block| other.group.is_some_and(|(other, _)| other == list);
            let before = blocks[..nth].iter().rev().take_while(own);
            let (words, linked) = before
                .take(MOST_ITEMS)
                .chain(blocks[nth..].iter().take_while(own).take(MOST_ITEMS))
                .fold((0, 0), |(words, linked), item| (words + item.words, linked + item.linked));
            linked * 2 < words
        }
        Kind::Plain => {
            if block.linked * 2 > block.words {
                return false;
            }
            let before = nth.checked_sub(1).map(|nth| &blocks[nth]);
            let after = blocks.get(nth + 1);
            let whole = |other: Option<&Block>| other.is_some_and(|own| prose(own).is_some());
            let beside = |other: Option<&Block>| {
                whole(other) && other.is_some_and(|other| same_parent(tree, other.at, block.at))
            };
            let ends = ends_sentence(&block.text) || block.text.ends_with([':', '：']);
            let says = block.words >= 2 && ends && block.linked == 0;
            // Between two paragraphs it heads the second, however deep each of them is wrapped.
            let heads = block.linked == 0
                && (block.words >= HEADING && whole(before) && whole(after)
                    || block.words >= SHORT
                        && after.is_some_and(|after| {
                            whole(Some(after)) && is_near(tree, after.at, block.at)
                        }));
            says || heads || beside(after) && (beside(before) || block.words >= SHORT)
        }
    }
}

/// So many items on either side say what a list is.
const MOST_ITEMS: usize = 50;

/// Whether two nodes are in one box, or in boxes that stand side by side.
fn is_near(tree: &Tree, a: usize, b: usize) -> bool {
    const UP: usize = 3;
    tree.around(a).take(UP).any(|a| tree.around(b).take(UP).any(|b| a == b))
}

fn same_parent(tree: &Tree, a: usize, b: usize) -> bool {
    a == b || tree.nodes[a].parent == tree.nodes[b].parent
}
