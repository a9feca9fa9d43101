//! The paragraphs of a page: runs of text between the begins and ends of blocks.

use super::tree::{Tag, Tree};

/// What a paragraph is in its page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    P,
    Heading(u8),
    Item,
    /// A row of a table that holds data.
    Row,
    Pre,
    Caption,
    /// Text that stands in no paragraph element.
    Plain,
}

/// One paragraph, never empty.
#[derive(Debug)]
pub struct Block {
    pub kind: Kind,
    /// White space made single; line breaks within stay.
    pub text: String,
    /// In scripts without spaces, every two signs count as one.
    pub words: usize,
    /// How many of them are links to elsewhere.
    pub linked: usize,
    /// The node of the element that it stands in.
    pub at: usize,
    /// The nodes of its list or table, and of the item or row in it.
    pub group: Option<(usize, usize)>,
}

/// The paragraphs inside the node `from`, without the nodes that are to be passed over.
pub fn blocks(tree: &Tree, from: usize, skip: &dyn Fn(usize) -> bool) -> Vec<Block> {
    let end = tree.nodes[from].end as usize;
    let mut run = Run { tree, blocks: Vec::new(), now: Now::default() };
    // Elements around the present node that begin paragraphs: where they end, and their node.
    let mut around: Vec<usize> = Vec::new();
    let (mut link_end, mut pre_end) = (0, 0);
    let mut at = from;
    while at < end {
        while around.last().is_some_and(|&open| tree.nodes[open].end as usize <= at) {
            run.flush(&around);
            around.pop();
        }
        let node = &tree.nodes[at];
        if skip(at) {
            if node.tag.is_block() {
                run.flush(&around);
            }
            at = node.end as usize;
            continue;
        }
        match node.tag {
            Tag::Text => {
                for (nth, part) in tree.text_of(node).split('\u{2029}').enumerate() {
                    if nth > 0 {
                        run.flush(&around);
                    }
                    run.now.add(part, at < link_end, at < pre_end);
                }
            }
            Tag::Break => {
                if run.now.line_break() {
                    run.flush(&around);
                }
            }
            Tag::Link => {
                let outside = tree.value(node).is_some_and(|address| !address.starts_with('#'));
                if outside {
                    link_end = link_end.max(node.end as usize);
                }
            }
            Tag::Note if is_footnote_mark(tree, at) => {
                at = node.end as usize;
                continue;
            }
            Tag::Table if is_data(tree, at) => {
                run.flush(&around);
                run.rows(at, skip);
                at = node.end as usize;
                continue;
            }
            Tag::Rule => run.flush(&around),
            tag if tag.is_block() => {
                run.flush(&around);
                around.push(at);
                if tag == Tag::Pre {
                    pre_end = node.end as usize;
                }
            }
            _ => {}
        }
        at += 1;
    }
    run.flush(&around);
    run.blocks
}

struct Run<'a> {
    tree: &'a Tree,
    blocks: Vec<Block>,
    now: Now,
}

/// The paragraph that is being read.
#[derive(Default)]
struct Now {
    text: String,
    words: usize,
    linked: usize,
    /// White space is due before the next sign; whether it held a line end.
    space: Option<bool>,
    breaks: u8,
}

impl Now {
    fn add(&mut self, text: &str, linked: bool, pre: bool) {
        let words = count_words(text);
        self.words += words;
        self.linked += if linked { words } else { 0 };
        if pre {
            self.text.push_str(text);
            return;
        }
        for c in text.chars() {
            match c {
                '\n' | '\r' => self.space = Some(true),
                ' ' | '\t' | '\u{c}' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2028}' => {
                    self.space = self.space.or(Some(false));
                }
                // Soft hyphens, zero widths and icons are no letters of a word.
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{e000}'..='\u{f8ff}' => {}
                c if c.is_control() => {}
                c => {
                    if let Some(line_end) = self.space.take() {
                        let last = self.text.chars().next_back();
                        // Lines of Chinese and Japanese are joined without a space.
                        let wide = line_end && is_wide(c) && last.is_some_and(is_wide);
                        if !wide && last.is_some_and(|last| last != '\n') {
                            self.text.push(' ');
                        }
                    }
                    self.breaks = 0;
                    self.text.push(c);
                }
            }
        }
    }

    /// Whether a second break makes it the end of the paragraph.
    fn line_break(&mut self) -> bool {
        self.space = None;
        self.breaks += 1;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.breaks >= 2
    }
}

impl Run<'_> {
    fn flush(&mut self, around: &[usize]) {
        let Now { text, words, linked, .. } = std::mem::take(&mut self.now);
        let Some(&at) = around.last() else {
            return self.push(text, words, linked, 0, Kind::Plain);
        };
        // A paragraph inside an item, a caption or a heading is that.
        let kind = around
            .iter()
            .rev()
            .take(3)
            .find_map(|&at| match self.tree.nodes[at].tag {
                Tag::Heading(level) => Some(Kind::Heading(level)),
                Tag::Item => Some(Kind::Item),
                Tag::Pre => Some(Kind::Pre),
                Tag::Caption => Some(Kind::Caption),
                _ if self.tree.nodes[at].hints.has(super::hints::Hints::CAPTION) => {
                    Some(Kind::Caption)
                }
                _ => None,
            })
            .unwrap_or(if self.tree.nodes[at].tag == Tag::P { Kind::P } else { Kind::Plain });
        self.push(text, words, linked, at, kind);
    }

    fn push(&mut self, text: String, words: usize, linked: usize, at: usize, kind: Kind) {
        let kept = if kind == Kind::Pre { text.trim_matches('\n').trim_end() } else { text.trim() };
        if !kept.chars().any(char::is_alphanumeric) {
            return;
        }
        let text = if kept.len() == text.len() { text } else { kept.to_owned() };
        let group = (kind == Kind::Item).then(|| self.list(at)).flatten();
        self.blocks.push(Block { kind, text, words, linked: linked.min(words), at, group });
    }

    fn list(&self, at: usize) -> Option<(usize, usize)> {
        let mut around = std::iter::once(at).chain(self.tree.around(at)).take(6);
        let item = around.by_ref().find(|&up| self.tree.nodes[up].tag == Tag::Item)?;
        let list = around.find(|&up| self.tree.nodes[up].tag == Tag::List)?;
        Some((list, item))
    }

    /// Each row of a table as one line, its cells parted by bars.
    fn rows(&mut self, table: usize, skip: &dyn Fn(usize) -> bool) {
        let end = self.tree.nodes[table].end as usize;
        let mut at = table + 1;
        while at < end {
            let node = &self.tree.nodes[at];
            if skip(at) {
                at = node.end as usize;
                continue;
            }
            if node.tag != Tag::Row {
                at += 1;
                continue;
            }
            let mut line = String::new();
            let (mut words, mut linked) = (0, 0);
            let mut cell = at + 1;
            while cell < node.end as usize {
                let inner = &self.tree.nodes[cell];
                if inner.tag == Tag::Cell {
                    let parts = blocks(self.tree, cell, skip);
                    let texts: Vec<_> =
                        parts.iter().map(|part| part.text.replace('\n', " ")).collect();
                    if !texts.is_empty() {
                        let bar = if line.is_empty() { "" } else { " | " };
                        line.push_str(bar);
                        line.push_str(&texts.join(" "));
                    }
                    words += parts.iter().map(|part| part.words).sum::<usize>();
                    linked += parts.iter().map(|part| part.linked).sum::<usize>();
                    cell = inner.end as usize;
                } else {
                    cell += 1;
                }
            }
            self.push(line, words, linked, at, Kind::Row);
            if let Some(last) = self.blocks.last_mut().filter(|last| last.at == at) {
                last.group = Some((table, at));
            }
            at = node.end as usize;
        }
    }
}

/// Whether a table holds data: rows of several cells, short or many, and no table inside.
/// Tables that only arrange a page have few rows and long cells, or tables in them.
fn is_data(tree: &Tree, table: usize) -> bool {
    const LONGEST_CELL: usize = 400;
    const LONGEST_OF_MANY: usize = 3_000;
    const MANY_ROWS: usize = 4;
    let inside = table + 1..tree.nodes[table].end as usize;
    let arranges = |at: usize| matches!(tree.nodes[at].tag, Tag::Table | Tag::Heading(_));
    if inside.clone().any(arranges) {
        return false;
    }
    let (mut rows, mut full_rows, mut cells, mut full, mut longest) = (0, 0, 0, 0, 0);
    for at in inside {
        let node = &tree.nodes[at];
        match node.tag {
            Tag::Row => {
                full_rows += usize::from(full >= 2);
                rows += 1;
                full = 0;
            }
            Tag::Cell => {
                cells += 1;
                let texts =
                    tree.nodes[at..node.end as usize].iter().map(|inner| tree.text_of(inner));
                let length = texts.map(|text| text.trim().len()).sum::<usize>();
                full += usize::from(length > 0);
                longest = longest.max(length);
            }
            _ => {}
        }
    }
    full_rows += usize::from(full >= 2);
    rows >= 2 && full_rows >= 1 && cells >= 3 && longest <= LONGEST_CELL
        || full_rows >= MANY_ROWS && full_rows * 4 >= rows * 3 && longest <= LONGEST_OF_MANY
}

/// "[12]" or "a" as a link to a note.
fn is_footnote_mark(tree: &Tree, at: usize) -> bool {
    const MOST_NODES: usize = 8;
    let inside = &tree.nodes[at..tree.nodes[at].end as usize];
    if inside.len() > MOST_NODES {
        return false;
    }
    let linked = inside.iter().any(|inner| inner.tag == Tag::Link);
    let around = tree.around(at).take(2).any(|up| tree.nodes[up].tag == Tag::Link);
    if !linked && !around {
        return false;
    }
    let text: String = inside.iter().map(|inner| tree.text_of(inner)).collect();
    let mark = text.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    mark.len() <= 3 && mark.chars().all(|c| c.is_ascii_alphanumeric() || c == '*')
}

/// Chinese and Japanese signs: scripts that part words without spaces.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ff65}')
}

/// Words; in scripts without spaces, every two signs count as one.
pub fn count_words(text: &str) -> usize {
    let (mut words, mut wide, mut inside) = (0, 0, false);
    for c in text.chars() {
        if is_wide(c) {
            wide += 1;
            inside = false;
        } else if c.is_whitespace() {
            inside = false;
        } else if !inside && c.is_alphanumeric() {
            inside = true;
            words += 1;
        }
    }
    words + wide / 2
}

/// White space made single, signs without width left out.
pub fn tidy(line: &str) -> String {
    let mut now = Now::default();
    now.add(&line.replace('\u{2029}', " "), false, false);
    now.text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: &[(Kind, &str)]) {
        let tree = Tree::parse(page);
        let found = blocks(&tree, 0, &|at| matches!(tree.nodes[at].tag, Tag::Dropped | Tag::Title));
        let found: Vec<_> = found.iter().map(|block| (block.kind, block.text.as_str())).collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn blocks_end_paragraphs_and_phrases_do_not() {
        check(
            "<h2>A <b>head</b>ing</h2><p>One\n  <i>two</i>, <a href=x>three</a>.<p>Four<br>five<br> <br>six",
            &[
                (Kind::Heading(2), "A heading"),
                (Kind::P, "One two, three."),
                (Kind::P, "Four\nfive"),
                (Kind::P, "six"),
            ],
        );
        check("a<div>b</div>c", &[(Kind::Plain, "a"), (Kind::Plain, "b"), (Kind::Plain, "c")]);
        check("<ul><li>a<li><p>b</ul>", &[(Kind::Item, "a"), (Kind::Item, "b")]);
        check("<pre>a\n  b\n</pre>", &[(Kind::Pre, "a\n  b")]);
        check("<p>東京\n都の<p>한국\n어", &[(Kind::P, "東京都の"), (Kind::P, "한국 어")]);
        check("<p>co&shy;op&nbsp;x\u{e001}<p> &#8203; <p>-", &[(Kind::P, "coop x")]);
        check(
            "<p>Sea<sup><a href='#n'>[2]</a></sup> of 5 km<sup>2</sup>",
            &[(Kind::P, "Sea of 5 km2")],
        );
    }

    #[test]
    fn tables_of_data_are_rows_and_others_are_not() {
        check(
            "<table><tr><th>Ship<th>Flag<tr><td><p>Alda</p><td><a href=x>Malta</a><tr><td>Brio<td></table>",
            &[(Kind::Row, "Ship | Flag"), (Kind::Row, "Alda | Malta"), (Kind::Row, "Brio")],
        );
        check(
            "<table><tr><td>menu<td><table><tr><td>The text.</table></table>",
            &[(Kind::Plain, "menu"), (Kind::Plain, "The text.")],
        );
    }

    #[test]
    fn words_count_by_script() {
        assert_eq!(count_words("It is 5 o’clock — now."), 5);
        assert_eq!(count_words("防衛大臣は東京で会談した。"), 6);
        assert_eq!(count_words("국방장관이 서울에"), 2);
    }
}
