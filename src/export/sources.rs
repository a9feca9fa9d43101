//! What a picture of the map is drawn from: the articles behind what shows in it, the filter, the day.

use jiff::civil::Date;

use crate::atlas::{Atlas, DocIx, MentionIx, Shown};
use crate::query::facets::Filter;
use crate::query::words;
use crate::scene::{MapData, View, WorldBox};

/// At most so many articles are named: no picture has room for more.
const NAMED: usize = 60;

/// What a picture is drawn from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// How many articles are behind what shows.
    pub count: usize,
    /// How many were read.
    pub of: usize,
    /// The first of them: those with the most marks, else in the order in which they were read.
    pub articles: Vec<Article>,
    /// The conditions of the filter in words, as chips have them.
    pub filter: Vec<String>,
    /// When the picture was made.
    pub made: Option<Date>,
}

/// One article as a picture names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    pub title: String,
    /// Publisher and date, also that one is not known.
    pub by: String,
}

/// What is to be told of.
#[derive(Clone, Copy)]
pub struct Drawn<'a> {
    pub atlas: &'a Atlas,
    pub data: &'a MapData,
    /// What the filter shows; `data` shows the same.
    pub shown: &'a Shown,
    pub view: View,
    /// Places that only stand for governments and the like are drawn, too.
    pub associative: bool,
}

impl Sources {
    /// An article is behind the picture when a sentence of it names a place that shows, or tells of
    /// an event that an arc in it stands for.
    pub fn new(drawn: Drawn<'_>, filter: &Filter, made: Option<Date>) -> Self {
        let marks = marks_by_document(drawn);
        let mut behind: Vec<(u32, DocIx)> = (0..)
            .zip(marks)
            .filter(|&(_, marks)| marks > 0)
            .map(|(nth, n)| (n, DocIx(nth)))
            .collect();
        behind.sort_unstable_by_key(|&(marks, ix)| (std::cmp::Reverse(marks), ix));
        let article = |&(_, ix): &(u32, DocIx)| {
            let document = drawn.atlas.document(ix);
            let title = document.title.split_whitespace().collect::<Vec<_>>().join(" ");
            let title = match (title.is_empty(), &document.path) {
                (true, Some(path)) => path.clone(),
                (true, None) => "Untitled".to_owned(),
                (false, _) => title,
            };
            Article { title, by: words::source(document) }
        };
        Self {
            count: behind.len(),
            of: drawn.atlas.documents().len(),
            articles: behind.iter().take(NAMED).map(article).collect(),
            filter: filter.chips().into_iter().map(|chip| chip.words).collect(),
            made,
        }
    }

    /// `5 of 23 articles`.
    pub fn counted(&self) -> String {
        use crate::base::with_commas;
        let (count, of) = (with_commas(self.count as u64), with_commas(self.of as u64));
        format!("{count} of {of} {}", if self.of == 1 { "article" } else { "articles" })
    }

    /// The filter in one line, also that there is none.
    pub fn narrowed(&self) -> String {
        match self.filter.as_slice() {
            [] => "No filter: everything that was read".to_owned(),
            conditions => format!("Filter: {}", conditions.join(" · ")),
        }
    }
}

/// How often each document names a place that shows, or tells of what an arc that shows stands for.
fn marks_by_document(drawn: Drawn<'_>) -> Vec<u32> {
    let Drawn { atlas, data, shown, view, associative } = drawn;
    let columns = data.columns();
    let shows = |around: WorldBox| !view.turns(around).is_empty();
    let mut is_drawn = vec![false; columns.entities()];
    for mark in data.marks() {
        let around = mark.bounds.unwrap_or(WorldBox::point(mark.at));
        is_drawn[mark.entity.0 as usize] = (associative || !mark.associative) && shows(around);
    }
    let mut marks = vec![0_u32; columns.documents()];
    for (document, marks) in (0..).map(DocIx).zip(&mut marks) {
        for mention in columns.mentions_in(document).map(MentionIx) {
            let (entity, _) = columns.named_by(mention);
            let counts = is_drawn[entity.0 as usize]
                && (associative || columns.is_literal(mention))
                && shown.mention(columns, document, mention);
            *marks += u32::from(counts);
        }
    }
    for mark in data.marks().filter(|mark| is_drawn[mark.entity.0 as usize]) {
        for (report, there) in columns.naming(mark.entity) {
            if there && shown.report(report) {
                marks[columns.document_of(report).0 as usize] += 1;
            }
        }
    }
    for arc in data.arcs().filter(|arc| !is_drawn[arc.key.place.0 as usize]) {
        if WorldBox::of([arc.from, arc.control, arc.to]).is_some_and(shows) {
            for report in data.reports_of(arc.key) {
                marks[columns.document_of(report).0 as usize] += 1;
            }
        }
    }
    debug_assert_eq!(marks.len(), atlas.documents().len());
    marks
}
