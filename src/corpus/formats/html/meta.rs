//! What a page states beside its text: title, publisher, author, date, address, language.
//!
//! Asked in this order: JSON-LD, meta tags, microdata and the elements that carry a date or an author.
//! Only what is stated counts; a date in the running text is no concern of this file.

use super::blocks::{count_words, tidy};
use super::hints::Hints;
use super::structured;
use super::tree::{Node, Tag, Tree};
use crate::corpus::KnownDate;
use crate::corpus::formats::stated;

/// What is known of a page from outside its text.
#[derive(Debug, Default)]
pub struct About {
    pub title: Option<String>,
    /// The headline as the page shows it.
    pub headline: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub date: Option<KnownDate>,
    pub source: Option<String>,
    pub language: Option<String>,
    /// The whole text, where the page holds it as data too.
    pub body: Option<String>,
}

pub fn read(tree: &Tree) -> About {
    let described = structured::read(&tree.data);
    let page = Page { tree };
    let publisher = page
        .meta(&["og:site_name"])
        .or_else(|| described.publisher.clone())
        .or_else(|| page.meta(&["dc.publisher", "dcterms.publisher", "citation_publisher"]))
        .or_else(|| page.meta(&["application-name", "apple-mobile-web-app-title"]));
    let (title, headline) = page.titles(described.headline.as_deref(), publisher.as_deref());
    let addresses = [
        tree.canonical.clone(),
        page.meta(&["og:url"]),
        tree.saved_from.clone(),
        described.address,
        page.meta(&["twitter:url"]),
    ];
    let language =
        [tree.language.clone(), described.language, page.meta(&["og:locale", "content-language"])];
    About {
        title,
        headline,
        publisher,
        author: described
            .author
            .and_then(|name| author(&name))
            .or_else(|| page.meta(AUTHOR_NAMES).and_then(|name| author(&name)))
            .or_else(|| page.shown_author()),
        date: described
            .published
            .and_then(|date| stated::date(&date))
            .or_else(|| page.meta_date())
            .or_else(|| page.shown_date()),
        source: addresses.into_iter().flatten().find_map(|address| stated::domain(&address)),
        language: language.into_iter().flatten().find_map(|tag| stated::language(&tag)),
        body: described.body,
    }
}

#[rustfmt::skip]
const DATE_NAMES: &[&str] = &[
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publication-date",
    "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued", "dcterms.created",
    "parsely-pub-date", "sailthru.date", "article.published", "article_date_original",
    "originalpublicationdate", "published_date", "displaydate", "citation_publication_date",
    "citation_date", "cxenseparse:recs:publishtime", "og:pubdate", "timestamp",
];
#[rustfmt::skip]
const AUTHOR_NAMES: &[&str] = &[
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
    "byl", "article.author", "citation_author", "og:author", "cxenseparse:author",
];

struct Page<'a> {
    tree: &'a Tree,
}

impl Page<'_> {
    /// The content of the first of these names that the page gives.
    fn meta(&self, names: &[&str]) -> Option<String> {
        let content = |wanted: &&str| {
            self.tree.meta.iter().find(|(name, _)| name == wanted).map(|(_, content)| tidy(content))
        };
        names.iter().filter_map(content).find(|content| !content.is_empty())
    }

    fn meta_date(&self) -> Option<KnownDate> {
        let dates = |wanted: &&str| {
            let own = self.tree.meta.iter().filter(move |(name, _)| name == wanted);
            own.filter_map(|(_, content)| stated::date(content)).next()
        };
        DATE_NAMES.iter().find_map(dates)
    }

    /// Whether a part is called comments, related or the like, or stands in one that is.
    fn is_aside(&self, at: usize) -> bool {
        std::iter::once(at).chain(self.tree.around(at)).any(|up| {
            let node = &self.tree.nodes[up];
            matches!(node.tag, Tag::Nav | Tag::Aside | Tag::Footer)
                || node.hints.has(Hints::COMMENTS)
                || node.hints.has(Hints::NOISE)
        })
    }

    fn elements(&self, hint: Hints) -> impl Iterator<Item = (usize, &Node)> {
        self.tree
            .nodes
            .iter()
            .enumerate()
            .filter(move |(_, node)| node.hints.has(hint))
            .take(MOST_ELEMENTS)
            .filter(|(at, _)| !self.is_aside(*at))
    }

    /// The date an element gives, as its value or as its text.
    fn date_of(&self, at: usize) -> Option<KnownDate> {
        const LONGEST: usize = 120;
        let node = &self.tree.nodes[at];
        let inside = at..node.end as usize;
        let values = inside.filter_map(|at| {
            let node = &self.tree.nodes[at];
            (node.tag != Tag::Link).then(|| self.tree.value(node)).flatten()
        });
        values.take(4).find_map(stated::date).or_else(|| {
            let line = self.tree.line(at, LONGEST);
            (line.len() <= LONGEST).then(|| stated::date(&line)).flatten()
        })
    }

    /// The date of an element that is said, or called, the one of publication; else of the first
    /// `time` after the headline.
    fn shown_date(&self) -> Option<KnownDate> {
        let published = |node: &Node| !node.hints.has(Hints::UPDATED);
        let said = self
            .elements(Hints::DATE)
            .filter(|(_, node)| published(node) && node.hints.has(Hints::STATED));
        let said = said.filter_map(|(at, _)| self.date_of(at)).next();
        let headline = self.headings().next().map_or(0, |(at, _)| at);
        let times = || {
            let all = self.tree.nodes.iter().enumerate();
            all.filter(|(at, node)| node.tag == Tag::Time && !self.is_aside(*at))
                .take(MOST_ELEMENTS)
        };
        said.or_else(|| {
            let named = times().filter(|(_, node)| node.hints.has(Hints::DATE) && published(node));
            named.filter_map(|(at, _)| self.date_of(at)).next()
        })
        .or_else(|| {
            let after = times().filter(|(at, node)| *at > headline && published(node));
            after.filter_map(|(at, _)| self.date_of(at)).next()
        })
        .or_else(|| {
            let called = self.elements(Hints::DATE).filter(|(_, node)| published(node));
            called.filter_map(|(at, _)| self.date_of(at)).next()
        })
        .or_else(|| times().filter_map(|(at, _)| self.date_of(at)).next())
    }

    fn shown_author(&self) -> Option<String> {
        const LONGEST: usize = 100;
        let name = |(at, _): (usize, &Node)| {
            let line = self.tree.line(at, LONGEST);
            (line.len() <= LONGEST).then(|| author(&line)).flatten()
        };
        let said = self.elements(Hints::AUTHOR).filter(|(_, node)| node.hints.has(Hints::STATED));
        said.filter_map(name).next().or_else(|| {
            // Of a byline with a name inside it the name.
            let inner = self.elements(Hints::AUTHOR).filter(|(at, node)| {
                let inside = &self.tree.nodes[at + 1..node.end as usize];
                !inside.iter().any(|node| node.hints.has(Hints::AUTHOR))
            });
            inner.filter_map(name).next()
        })
    }

    fn headings(&self) -> impl Iterator<Item = (usize, String)> {
        const LONGEST: usize = 600;
        let own = |(_, node): &(usize, &Node)| {
            node.tag == Tag::Heading(1) || node.hints.has(Hints::HEADLINE)
        };
        let all = self.tree.nodes.iter().enumerate().filter(own).take(MOST_ELEMENTS);
        let shown = all.filter(|(_, node)| !node.hints.has(Hints::HIDDEN));
        shown
            .map(|(at, _)| (at, self.tree.line(at, LONGEST)))
            .filter(|(_, line)| !line.is_empty() && line.len() <= LONGEST)
    }

    /// The title of the article, and its headline as it is shown.
    fn titles(
        &self,
        described: Option<&str>,
        site: Option<&str>,
    ) -> (Option<String>, Option<String>) {
        const LONGEST: usize = 1_000;
        let own = self.tree.nodes.iter().position(|node| node.tag == Tag::Title);
        let own = own.map(|at| self.tree.line(at, LONGEST)).filter(|title| !title.is_empty());
        let headings: Vec<String> = self.headings().map(|(_, line)| line).collect();
        // A description may stand where the headline belongs: one that the page does not show is
        // the last that is asked.
        let shown = |described: &str| {
            let described = letters(described);
            own.iter().chain(&headings).map(|shown| letters(shown)).any(|shown| {
                !shown.is_empty() && (shown.contains(&described) || described.contains(&shown))
            })
        };
        let (described, unseen) = match described {
            Some(described) if !shown(described) => (None, Some(described)),
            described => (described, None),
        };
        let given: Vec<String> = [
            self.meta(&["og:title", "twitter:title", "dc.title", "citation_title"]),
            described.map(str::to_owned),
            own.clone(),
            unseen.map(str::to_owned),
        ]
        .into_iter()
        .flatten()
        .collect();
        let same = |heading: &str| {
            let heading = letters(heading);
            given.iter().map(|title| letters(title)).any(|title| {
                !heading.is_empty() && (title.contains(&heading) || heading.contains(&title))
            })
        };
        let is_site = |heading: &str| site.is_some_and(|site| letters(site) == letters(heading));
        let headings: Vec<String> =
            headings.iter().filter(|line| !is_site(line)).cloned().collect();
        let headline = headings
            .iter()
            .filter(|heading| same(heading))
            .max_by_key(|heading| count_words(heading))
            .or_else(|| headings.first().filter(|_| headings.len() == 1))
            .cloned();
        let title = headline
            .clone()
            .filter(|headline| given.is_empty() || count_words(headline) >= 3 && same(headline))
            .or_else(|| given.into_iter().next().map(|title| without_site(&title, site, &headings)))
            .or_else(|| headline.clone());
        (title, headline)
    }
}

/// Pages with thousands of dated or signed elements are lists.
const MOST_ELEMENTS: usize = 200;

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// "Ferry runs aground | The Post" without the paper's name: as it is known, or as what follows one of
/// the page's headings, or a few words after more.
fn without_site(title: &str, site: Option<&str>, headings: &[String]) -> String {
    const PARTS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " / ", "｜"];
    let parted = PARTS.iter().filter_map(|part| title.rsplit_once(part));
    let last = parted.min_by_key(|(_, tail)| tail.len());
    let Some((head, tail)) = last else { return title.to_owned() };
    let named = site.is_some_and(|site| letters(site) == letters(tail));
    let brief = count_words(tail) <= 4;
    let headed = brief && headings.iter().any(|heading| letters(heading) == letters(head));
    let longer = brief && count_words(head) >= 4;
    if named || headed || site.is_none() && longer {
        head.trim().to_owned()
    } else {
        title.to_owned()
    }
}

/// A name without what stands around it in a byline; `None` for what is no name.
fn author(line: &str) -> Option<String> {
    const OPENINGS: &[&str] = &[
        "by ",
        "by: ",
        "written by ",
        "author: ",
        "author ",
        "authors: ",
        "par ",
        "von ",
        "por ",
        "di ",
        "door ",
        "автор: ",
        "автор ",
        "text: ",
        "words by ",
        "reported by ",
    ];
    const MOST_WORDS: usize = 14;
    let line = tidy(&line.replace('\n', " "));
    let mut name = line.as_str();
    let small = line.to_lowercase();
    if small.len() == line.len()
        && let Some(opening) = OPENINGS.iter().find(|opening| small.starts_with(*opening))
    {
        name = &line[opening.len()..];
    }
    // The label alone, as where the name is a picture.
    if OPENINGS.iter().any(|opening| small == opening.trim_end_matches([' ', ':'])) {
        return None;
    }
    let name = name.split(" | ").next().unwrap_or_default();
    let name = name.trim().trim_end_matches([',', ';', ':', '|', '·', '•', '-', '–', '—']).trim();
    let fits = !name.is_empty()
        && !name.contains("://")
        && !name.contains('@')
        && !name.chars().any(|c| c.is_ascii_digit())
        && name.chars().any(char::is_alphabetic)
        && name.split_whitespace().count() <= MOST_WORDS;
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(page: &str) -> About {
        read(&Tree::parse(page))
    }

    fn date(page: &str) -> Option<String> {
        about(page).date.map(|known| known.date.to_string())
    }

    #[test]
    fn what_is_stated_is_read() {
        let about = about(
            "<html lang='en-CA'><title>Ferry aground off the cape - The Post</title>\
             <meta property=og:site_name content='The Post'><meta name=author content='By Ana Lind'>\
             <link rel=canonical href='https://www.post.example/ferry'>\
             <meta property=article:published_time content=2024-03-01T08:00:00Z>\
             <h1>The Post</h1><h1>Ferry aground off the cape</h1><p>x",
        );
        assert_eq!(about.title.as_deref(), Some("Ferry aground off the cape"));
        assert_eq!(about.publisher.as_deref(), Some("The Post"));
        assert_eq!(about.author.as_deref(), Some("Ana Lind"));
        assert_eq!(about.source.as_deref(), Some("post.example"));
        assert_eq!(about.language.as_deref(), Some("en"));
        assert_eq!(about.date.map(|known| known.date.to_string()).as_deref(), Some("2024-03-01"));
    }

    #[test]
    fn publication_goes_before_changes_and_before_other_peoples_dates() {
        for (page, expected) in [
            (
                "<meta name=date content=2024-03-02><script type='application/ld+json'>\
                 {\"@type\":\"Article\",\"datePublished\":\"2024-03-01\",\"dateModified\":\"2024-03-09\"}</script>",
                Some("2024-03-01"),
            ),
            (
                "<h1>A</h1><time class=updated datetime=2024-03-09>9 March</time>\
                 <time datetime=2024-03-01T10:00>1 March</time>",
                Some("2024-03-01"),
            ),
            (
                "<aside><time datetime=2020-01-01>x</time></aside><h1>A</h1><time>1 March 2024</time>\
                 <div class=comments><time datetime=2024-04-01>x</time></div>",
                Some("2024-03-01"),
            ),
            ("<span class=entry-date>Posted on 1 March 2024 by Ana</span>", Some("2024-03-01")),
            ("<meta itemprop=datePublished content='2024-03-01'>", Some("2024-03-01")),
            (
                "<span itemprop=datePublished content='2024-03-01'>yesterday</span>",
                Some("2024-03-01"),
            ),
            ("<p>On 1 March 2024 the ferry sank.", None),
            ("<meta name=date content=soon>", None),
        ] {
            assert_eq!(date(page).as_deref(), expected, "{page}");
        }
    }

    #[test]
    fn authors_are_names() {
        for (page, expected) in [
            (
                "<p class=byline>By <a rel=author href=/a>Ana Lind</a>, in Malta</p>",
                Some("Ana Lind"),
            ),
            ("<meta name=author content='https://post.example/ana'>", None),
            ("<div class=comments><span class=author>Troll</span></div>", None),
            ("<span class=author>von Ana Lind</span>", Some("Ana Lind")),
            ("<p class=byline>By</p>", None),
        ] {
            assert_eq!(about(page).author.as_deref(), expected, "{page}");
        }
    }

    #[test]
    fn a_description_is_no_title() {
        let page = |heading: &str| {
            let page = format!(
                "<title>Cape Town - The Harbour Book</title><script type='application/ld+json'>\
                 {{\"@type\":\"Article\",\"headline\":\"city in Africa\"}}</script><h1>{heading}</h1><p>x"
            );
            about(&page).title
        };
        assert_eq!(page("Cape Town").as_deref(), Some("Cape Town"));
        assert_eq!(page("A city in Africa").as_deref(), Some("A city in Africa"));
    }

    #[test]
    fn titles_lose_the_name_of_the_paper_and_no_more() {
        for (title, site, expected) in [
            ("Ferry aground off the cape | The Post", None, "Ferry aground off the cape"),
            ("Ferry aground - two hurt", Some("The Post"), "Ferry aground - two hurt"),
            ("Cape Town - The Harbour Book", Some("The Harbour Foundation"), "Cape Town"),
            ("Talks", None, "Talks"),
        ] {
            assert_eq!(without_site(title, site, &["Cape Town".to_owned()]), expected);
        }
    }
}
