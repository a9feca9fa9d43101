//! Tags to a tree: what is inside what, as far as the text needs it.
//!
//! Browsers build their tree by rules that make some pages take quadratic time and others nest
//! without end (13.2.6 of the WHATWG HTML standard). Here a tag that forgot its end is closed by
//! what follows, an end without a start is passed over, and a page may nest so deep and no deeper.

use super::hints::Hints;
use super::token::{Attributes, Name, Open, Token, Tokens};

/// What kind of element, as far as text is concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tag {
    Text,
    /// Any element that begins and ends a paragraph and says no more.
    Block,
    /// Any element that does not.
    Inline,
    Page,
    Title,
    P,
    Heading(u8),
    List,
    Item,
    Table,
    Row,
    Cell,
    Pre,
    Article,
    Main,
    Nav,
    Aside,
    Footer,
    Caption,
    Time,
    Link,
    Break,
    Rule,
    Note,
    /// Controls, pictures and what stands in for what a browser cannot do.
    Dropped,
}

impl Tag {
    #[rustfmt::skip]
    fn of(name: &str) -> Self {
        match name {
            "p" => Self::P,
            "div" | "section" | "header" | "form" | "fieldset" | "figure" | "center" | "blockquote"
            | "details" | "summary" | "dl" | "hgroup" | "tbody" | "thead" | "tfoot" | "caption" | "address"
            | "search" | "frameset" | "listing" => Self::Block,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "ul" | "ol" | "dir" => Self::List,
            "li" | "dt" | "dd" => Self::Item,
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "pre" | "xmp" => Self::Pre,
            "html" | "body" => Self::Page,
            "title" => Self::Title,
            "article" => Self::Article,
            "main" => Self::Main,
            "nav" | "menu" => Self::Nav,
            "aside" => Self::Aside,
            "footer" => Self::Footer,
            "figcaption" => Self::Caption,
            "time" => Self::Time,
            "a" => Self::Link,
            "br" => Self::Break,
            "hr" => Self::Rule,
            "sup" => Self::Note,
            "button" | "select" | "option" | "optgroup" | "label" | "datalist" | "template" | "noscript"
            | "object" | "applet" | "video" | "audio" | "canvas" | "map" | "math" | "svg" | "dialog" | "rt"
            | "rp" | "iframe" | "style" | "script" | "textarea" | "noembed" | "noframes" | "legend"
            | "progress" | "meter" => Self::Dropped,
            _ => Self::Inline,
        }
    }

    /// Whether it begins and ends a paragraph.
    pub fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Text
                | Self::Inline
                | Self::Time
                | Self::Link
                | Self::Break
                | Self::Note
                | Self::Dropped
        )
    }
}

/// One element or text; all of it lies at the indices from its own to `end`.
pub struct Node {
    pub tag: Tag,
    pub hints: Hints,
    pub parent: u32,
    /// The index after its last descendant.
    pub end: u32,
    /// For a text its bytes in [`Tree::text`]; else the index of a value in [`Tree::values`], if any.
    pub data: (u32, u32),
}

/// A page, in the order of its source; the first node is the root.
#[derive(Default)]
pub struct Tree {
    pub nodes: Vec<Node>,
    pub text: String,
    /// Of `content` or `datetime`, where an element that states something has it.
    values: Vec<String>,
    /// The names and contents of `meta`.
    pub meta: Vec<(String, String)>,
    /// JSON-LD as it stands there.
    pub data: Vec<String>,
    /// The address the page gives as its own, or a browser noted when it saved it.
    pub canonical: Option<String>,
    pub saved_from: Option<String>,
    pub language: Option<String>,
}

/// Deeper elements are no nodes: their text belongs to the last that is.
const MAX_DEPTH: usize = 300;
/// Past it a page gives text only.
const MAX_NODES: usize = 1_500_000;
/// How far up an end tag looks for its start.
const MAX_LOOK: usize = 64;
/// The longest value of an attribute that is kept, in bytes.
const MAX_VALUE: usize = 4_000;
const MAX_META: usize = 500;
/// Parts a paragraph where elements no longer can.
const HARD_BREAK: &str = "\u{2029}";

impl Tree {
    pub fn parse(page: &str) -> Self {
        let mut tree = Self::default();
        let mut builder = Builder { tree: &mut tree, open: Vec::new() };
        builder.push(Tag::Page, Hints::default(), "");
        for token in Tokens::new(page) {
            match token {
                Token::Text(text) => builder.text(&text),
                Token::Open(open) => builder.start(&open),
                Token::Close(name) => builder.close(name),
                Token::Data(data) => builder.tree.data.push(data.to_owned()),
                Token::Comment(comment) => builder.comment(comment),
            }
        }
        builder.close_to(0);
        tree
    }

    /// The value that an element has besides its text.
    pub fn value(&self, node: &Node) -> Option<&str> {
        if node.tag == Tag::Text {
            return None;
        }
        self.values.get(node.data.0 as usize).map(String::as_str)
    }

    pub fn text_of(&self, node: &Node) -> &str {
        if node.tag != Tag::Text {
            return "";
        }
        &self.text[node.data.0 as usize..node.data.1 as usize]
    }

    /// The text inside a node with its white space made single; of no more than so many bytes.
    pub fn line(&self, at: usize, most: usize) -> String {
        let mut line = String::new();
        for node in &self.nodes[at..self.nodes[at].end as usize] {
            if node.tag.is_block() || node.tag == Tag::Break {
                line.push(' ');
            }
            for word in self.text_of(node).split_inclusive(char::is_whitespace) {
                if line.len() > most {
                    return super::blocks::tidy(&line);
                }
                line.push_str(word);
            }
        }
        super::blocks::tidy(&line)
    }

    /// The indices of the elements around a node, from the inside out.
    pub fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut at = at;
        std::iter::from_fn(move || {
            let parent = self.nodes[at].parent as usize;
            let up = (parent != at).then_some(parent);
            at = parent;
            up
        })
    }
}

struct Builder<'a> {
    tree: &'a mut Tree,
    open: Vec<Opened>,
}

/// An element whose end has not come yet.
struct Opened {
    tag: Tag,
    name: Name,
    /// Its node; for one that is too deep to be a node, that of the element around it.
    node: u32,
    is_node: bool,
}

impl Builder<'_> {
    fn parent(&self) -> u32 {
        self.open.last().map_or(0, |open| open.node)
    }

    fn push(&mut self, tag: Tag, hints: Hints, value: &str) -> Option<u32> {
        let nodes = &mut self.tree.nodes;
        if nodes.len() >= MAX_NODES {
            if tag.is_block() {
                self.text(HARD_BREAK);
            }
            return None;
        }
        let at = nodes.len() as u32;
        let data = if value.is_empty() { u32::MAX } else { self.tree.values.len() as u32 };
        if !value.is_empty() {
            self.tree.values.push(value.to_owned());
        }
        let parent = self.parent();
        self.tree.nodes.push(Node { tag, hints, parent, end: at + 1, data: (data, 0) });
        Some(at)
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let start = self.tree.text.len() as u32;
        self.tree.text.push_str(text);
        let end = self.tree.text.len() as u32;
        let parent = self.parent();
        let at = self.tree.nodes.len();
        if let Some(last) = self.tree.nodes.last_mut()
            && last.tag == Tag::Text
            && (last.parent == parent || at >= MAX_NODES)
        {
            last.data.1 = end;
            return;
        }
        let hints = Hints::default();
        self.tree.nodes.push(Node {
            tag: Tag::Text,
            hints,
            parent,
            end: at as u32 + 1,
            data: (start, end),
        });
    }

    fn start(&mut self, open: &Open) {
        let name = open.name.as_str();
        let tag = Tag::of(name);
        match name {
            "meta" => return self.meta(open.attributes),
            "link" => return self.link(open.attributes),
            // Emphasis says nothing that the text does not.
            "b" | "i" | "u" | "em" | "strong" | "font" | "small" | "big" | "tt" | "code" | "s"
            | "wbr" | "img" | "input" | "source" | "track" | "area" | "col" | "embed" | "param"
            | "base" | "head" | "colgroup" => return,
            "html" if self.tree.language.is_none() => self.language(open.attributes),
            _ => {}
        }
        self.imply_ends(tag);
        let (hints, value) = describe(tag, open.attributes);
        let deep = self.open.len() >= MAX_DEPTH;
        if matches!(tag, Tag::Break | Tag::Rule) {
            if !deep || tag == Tag::Rule {
                self.push(tag, hints, "");
            } else {
                self.text("\n");
            }
            return;
        }
        // Plain spans would only split the text.
        if tag == Tag::Inline && hints == Hints::default() && value.is_empty() {
            return;
        }
        let node = if deep {
            if tag.is_block() {
                self.text(HARD_BREAK);
            }
            None
        } else {
            self.push(tag, hints, &value)
        };
        let around = self.parent();
        let (node, is_node) = (node.unwrap_or(around), node.is_some());
        self.open.push(Opened { tag, name: open.name, node, is_node });
    }

    /// A paragraph ends where a block begins, an item where the next does, and so on.
    fn imply_ends(&mut self, tag: Tag) {
        let (ends, stops): (&[Tag], &[Tag]) = match tag {
            Tag::Item => (&[Tag::Item], &[Tag::List, Tag::Cell, Tag::Table]),
            Tag::Cell => (&[Tag::Cell], &[Tag::Row, Tag::Table]),
            Tag::Row => (&[Tag::Row], &[Tag::Table]),
            // Links do not hold links.
            Tag::Link => (&[Tag::Link], &[Tag::Block, Tag::Cell, Tag::Item, Tag::P, Tag::List]),
            _ if tag.is_block() => {
                (&[Tag::P], &[Tag::Block, Tag::Cell, Tag::Item, Tag::List, Tag::Table])
            }
            _ => return,
        };
        self.close_nearest(|open| ends.contains(&open.tag), |open| stops.contains(&open.tag));
    }

    fn close(&mut self, name: Name) {
        let tag = Tag::of(name.as_str());
        match tag {
            Tag::Break => return self.start_break(),
            // What follows the end of the body is read all the same.
            Tag::Page => return,
            _ => {}
        }
        let same = |open: &Opened| open.name == name;
        // An end inside a cell closes nothing outside the table; inside a block, no phrase around it.
        let stop = |open: &Opened| match tag {
            Tag::Table => false,
            _ if tag.is_block() => open.tag == Tag::Table,
            _ => open.tag.is_block(),
        };
        self.close_nearest(same, stop);
    }

    /// `</br>` is read as `<br>`, as browsers do.
    fn start_break(&mut self) {
        self.push(Tag::Break, Hints::default(), "");
    }

    fn close_nearest(&mut self, is: impl Fn(&Opened) -> bool, stop: impl Fn(&Opened) -> bool) {
        for (nth, open) in self.open.iter().enumerate().rev().take(MAX_LOOK) {
            if is(open) {
                return self.close_to(nth);
            }
            if stop(open) {
                return;
            }
        }
    }

    /// Closes all open elements from the `nth` on.
    fn close_to(&mut self, nth: usize) {
        while self.open.len() > nth {
            let Some(open) = self.open.pop() else { break };
            if open.is_node {
                self.tree.nodes[open.node as usize].end = self.tree.nodes.len() as u32;
            } else if open.tag.is_block() {
                self.text(HARD_BREAK);
            }
        }
        if nth == 0 {
            self.tree.nodes[0].end = self.tree.nodes.len() as u32;
        }
    }

    fn meta(&mut self, attributes: Attributes) {
        if self.tree.meta.len() >= MAX_META {
            return;
        }
        let (mut names, mut content) = (Vec::new(), None);
        for (name, value) in attributes.iter() {
            match name.to_ascii_lowercase().as_str() {
                "name" | "property" | "itemprop" | "http-equiv" => {
                    names.push(short(&value).trim().to_lowercase());
                }
                "content" => content = Some(short(&value).trim().to_owned()),
                _ => {}
            }
        }
        let content = content.filter(|content| !content.is_empty());
        if let Some(content) = content {
            self.tree.meta.extend(names.into_iter().map(|name| (name, content.clone())));
        }
    }

    fn link(&mut self, attributes: Attributes) {
        let (mut canonical, mut address) = (false, None);
        for (name, value) in attributes.iter() {
            match name.to_ascii_lowercase().as_str() {
                "rel" => canonical = value.trim().eq_ignore_ascii_case("canonical"),
                "href" => address = Some(short(&value).trim().to_owned()),
                _ => {}
            }
        }
        if canonical && self.tree.canonical.is_none() {
            self.tree.canonical = address;
        }
    }

    fn language(&mut self, attributes: Attributes) {
        let stated = attributes.iter().find(|(name, _)| {
            name.eq_ignore_ascii_case("lang") || name.eq_ignore_ascii_case("xml:lang")
        });
        self.tree.language = stated.map(|(_, value)| short(&value).trim().to_owned());
    }

    fn comment(&mut self, comment: &str) {
        if let Some(note) = comment.trim_start().strip_prefix("saved from url=") {
            let address = note.trim_start_matches(|c: char| "()0123456789".contains(c)).trim();
            self.tree.saved_from = Some(short(address).to_owned());
        }
    }
}

fn short(value: &str) -> &str {
    &value[..value.floor_char_boundary(MAX_VALUE)]
}

/// What an element's attributes say of it, and the value it states.
fn describe(tag: Tag, attributes: Attributes) -> (Hints, String) {
    let mut hints = Hints::default();
    let mut value = String::new();
    for (name, stated) in attributes.iter() {
        match name.to_ascii_lowercase().as_str() {
            "id" => hints.add(Hints::of_id(&stated)),
            "class" | "data-testid" | "data-component" | "data-qa" => {
                hints.add(Hints::of_class(&stated))
            }
            "role" => hints.add(Hints::of_role(&stated)),
            "itemprop" | "property" => hints.add(Hints::of_itemprop(&stated)),
            "rel" if stated.eq_ignore_ascii_case("author") => hints.add(Hints::AUTHOR),
            "hidden" => hints.add(Hints::HIDDEN),
            "aria-hidden" if stated.eq_ignore_ascii_case("true") => hints.add(Hints::HIDDEN),
            "pubdate" => hints.add(Hints::DATE),
            "style" => {
                let style: String = short(&stated).chars().filter(|c| !c.is_whitespace()).collect();
                let style = style.to_ascii_lowercase();
                if style.contains("display:none") || style.contains("visibility:hidden") {
                    hints.add(Hints::HIDDEN);
                }
            }
            "datetime" if tag == Tag::Time => value = short(&stated).to_owned(),
            "content" => value = short(&stated).to_owned(),
            // A link within the page leads nowhere else.
            "href" if tag == Tag::Link => value = short(&stated).trim().to_owned(),
            _ => {}
        }
    }
    match tag {
        // A frame around the whole page may be called anything.
        Tag::Page => hints = Hints::default(),
        // One paragraph is not the article, whatever its style is called.
        Tag::P | Tag::Heading(_) | Tag::Item | Tag::Link => hints.remove(Hints::BODY),
        _ => {}
    }
    (hints, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in brackets, texts as they are.
    fn shown(page: &str) -> String {
        fn walk(tree: &Tree, at: usize, out: &mut String) {
            let node = &tree.nodes[at];
            if node.tag == Tag::Text {
                out.push_str(tree.text_of(node));
                return;
            }
            out.push_str(&format!("{:?}[", node.tag));
            let mut child = at + 1;
            while child < node.end as usize {
                walk(tree, child, out);
                child = tree.nodes[child].end as usize;
            }
            out.push(']');
        }
        let tree = Tree::parse(page);
        let mut out = String::new();
        walk(&tree, 0, &mut out);
        out
    }

    #[test]
    fn forgotten_ends_are_implied() {
        for (page, expected) in [
            ("<p>a<p>b<div>c</div>d", "Page[P[a]P[b]Block[c]d]"),
            (
                "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e",
                "Page[List[Item[a]Item[bList[Item[c]]]Item[d]]e]",
            ),
            (
                "<table><tr><td>a<td>b<table><tr><td>c</table><tr><td>d</table>",
                "Page[Table[Row[Cell[a]Cell[bTable[Row[Cell[c]]]]]Row[Cell[d]]]]",
            ),
            ("<div><p>a<b>b</div>c", "Page[Block[P[ab]]c]"),
            ("a</div></p>b</br>c", "Page[abBreak[]c]"),
            ("<div><table><tr><td>a</div>b</table>c</div>d", "Page[Block[Table[Row[Cell[ab]]]c]d]"),
            ("<a href=x>a<a href=y>b</a>c", "Page[Link[a]Link[b]c]"),
            ("<html><body><p>a</body></html><p>b", "Page[Page[Page[P[a]P[b]]]]"),
        ] {
            assert_eq!(shown(page), expected, "{page}");
        }
    }

    #[test]
    fn hostile_pages_stay_small() {
        let deep =
            Tree::parse(&format!("{}x{}y", "<div>".repeat(100_000), "</div>".repeat(100_000)));
        assert!(deep.nodes.len() < 1_000, "{}", deep.nodes.len());
        assert!(deep.text.contains('x') && deep.text.contains('y'));
        let unclosed = Tree::parse(&"<table><tr><td><font><b><a href=x><p>x".repeat(50_000));
        assert!(unclosed.nodes.len() < 200_000, "{}", unclosed.nodes.len());
        let ends = Tree::parse(&format!("<table>{}x", "</div>".repeat(1_000_000)));
        assert_eq!(ends.nodes.len(), 3);
    }

    #[test]
    fn what_is_said_beside_the_text_is_kept() {
        let tree = Tree::parse(
            "<!-- saved from url=(0023)https://news.example/a --><html lang=ko><head>\
             <meta property='og:title' content='A &amp; B'><link rel=canonical href=/x>",
        );
        assert_eq!(tree.saved_from.as_deref(), Some("https://news.example/a"));
        assert_eq!(tree.language.as_deref(), Some("ko"));
        assert_eq!(tree.meta, [("og:title".to_owned(), "A & B".to_owned())]);
        assert_eq!(tree.canonical.as_deref(), Some("/x"));
    }
}
