//! Which column of a table is what: by its name in several languages, else by its length.

use serde::{Deserialize, Serialize};

use crate::corpus::Problem;

/// The names of columns, where the program is not to choose itself. A name that is given must be
/// in the table; the others are found by their usual names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CsvColumns {
    pub text: Option<String>,
    pub title: Option<String>,
    pub date: Option<String>,
    /// The paper, by its name or its internet domain.
    pub source: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    pub id: Option<String>,
}

/// Where the columns are, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    pub text: usize,
    pub title: Option<usize>,
    pub date: Option<usize>,
    pub source: Option<usize>,
    pub url: Option<usize>,
    pub author: Option<usize>,
    pub id: Option<usize>,
}

#[rustfmt::skip]
const TEXT: &[&str] = &[
    "text", "full text", "fulltext", "article text", "body", "article body", "body text", "content",
    "contents", "main text", "maintext", "article", "story", "document", "transcript",
    "texte", "corps", "contenu", "volltext", "inhalt", "artikel", "texto", "texto completo",
    "cuerpo", "contenido", "conteúdo", "corpo", "testo", "contenuto", "tekst", "inhoud", "текст",
    "содержание", "зміст", "본문", "내용", "기사", "本文", "内容", "記事", "正文", "文章", "النص",
    "نص", "المحتوى", "متن", "metin",
];
#[rustfmt::skip]
const TITLE: &[&str] = &[
    "title", "headline", "heading", "article title", "subject", "titre", "titel", "überschrift",
    "título", "titulo", "titular", "titolo", "kop", "заголовок", "название", "제목", "タイトル",
    "見出し", "题目", "标题", "標題", "العنوان", "عنوان", "başlık",
];
#[rustfmt::skip]
const DATE: &[&str] = &[
    "date", "published", "publication date", "date published", "published at", "published date",
    "publish date", "pub date", "pubdate", "publishedat", "published on", "datetime", "date time",
    "timestamp", "date de publication", "datum", "veröffentlicht", "fecha", "fecha de publicación",
    "data", "data di pubblicazione", "дата", "дата публикации", "날짜", "일자", "작성일", "등록일",
    "日付", "公開日", "日期", "发布时间", "التاريخ", "تاريخ", "tarih",
];
#[rustfmt::skip]
const SOURCE: &[&str] = &[
    "source", "publisher", "publication", "outlet", "newspaper", "media", "source name", "journal",
    "agency", "site", "domain", "source domain", "éditeur", "quelle", "zeitung", "verlag", "medio",
    "fuente", "periódico", "fonte", "testata", "bron", "krant", "источник", "издание", "джерело",
    "출처", "언론사", "매체", "媒体", "出典", "新聞", "来源", "來源", "المصدر", "kaynak",
];
const URL: &[&str] = &["url", "link", "web url", "article url", "href", "адрес", "ссылка", "網址"];
#[rustfmt::skip]
const AUTHOR: &[&str] = &[
    "author", "authors", "byline", "writer", "by", "auteur", "autor", "verfasser", "autore",
    "автор", "기자", "저자", "著者", "作者", "記者", "الكاتب", "yazar",
];
#[rustfmt::skip]
const ID: &[&str] = &[
    "id", "article id", "doc id", "docid", "document id", "text id", "uid", "uuid", "guid", "key",
    "identifier", "номер", "번호",
];

/// A text column that is known by its length alone has this many characters on average, and so
/// many times as many as the next.
const LONG: f64 = 80.0;
const TIMES_LONGER: f64 = 1.5;

impl Places {
    /// Finds the columns in the names of a table, whose average lengths in characters are given.
    ///
    /// # Errors
    /// [`Problem::NoColumn`] if a name that was asked for is not there, [`Problem::Columns`] if no
    /// column is plainly the text.
    pub fn find(names: &[String], lengths: &[f64], asked: &CsvColumns) -> Result<Self, Problem> {
        let named = |asked: &Option<String>| match asked {
            None => Ok(None),
            Some(column) => {
                let same = |name: &String| name == column || plain(name) == plain(column);
                names.iter().position(same).map(Some).ok_or_else(|| Problem::NoColumn {
                    column: column.clone(),
                    columns: names.join(", "),
                })
            }
        };
        let usual = |list: &[&str]| {
            list.iter().find_map(|usual| names.iter().position(|name| plain(name) == *usual))
        };
        let text = match named(&asked.text)? {
            Some(text) => text,
            None => text(names, lengths).ok_or_else(|| Problem::Columns(names.join(", ")))?,
        };
        let other = |asked, list| {
            Ok(named(asked)?.or_else(|| usual(list).filter(|&column| column != text)))
        };
        Ok(Self {
            text,
            title: other(&asked.title, TITLE)?,
            date: other(&asked.date, DATE)?,
            source: other(&asked.source, SOURCE)?,
            url: other(&asked.url, URL)?,
            author: other(&asked.author, AUTHOR)?,
            id: other(&asked.id, ID)?,
        })
    }

    /// The names of the columns that were found.
    pub fn names(&self, names: &[String]) -> CsvColumns {
        let name = |place: Option<usize>| place.and_then(|place| names.get(place).cloned());
        CsvColumns {
            text: name(Some(self.text)),
            title: name(self.title),
            date: name(self.date),
            source: name(self.source),
            url: name(self.url),
            author: name(self.author),
            id: name(self.id),
        }
    }
}

/// Whether one of them is the usual name of a column.
pub fn are_names(cells: &[String]) -> bool {
    [TEXT, TITLE, DATE, SOURCE, URL, AUTHOR, ID]
        .iter()
        .any(|list| cells.iter().any(|cell| list.contains(&plain(cell).as_str())))
}

/// The fullest column with a usual name; without one, the column that is plainly the longest.
fn text(names: &[String], lengths: &[f64]) -> Option<usize> {
    let length = |column: usize| lengths.get(column).copied().unwrap_or(0.0);
    let usual = (0..names.len()).filter(|&at| TEXT.contains(&plain(&names[at]).as_str()));
    if let Some(column) = usual.rev().max_by(|&a, &b| length(a).total_cmp(&length(b))) {
        return Some(column);
    }
    let mut columns: Vec<usize> = (0..names.len()).collect();
    columns.sort_by(|&a, &b| length(b).total_cmp(&length(a)).then(a.cmp(&b)));
    let first = length(*columns.first()?);
    let next = columns.get(1).map_or(0.0, |&column| length(column));
    (first >= LONG && first >= next * TIMES_LONGER).then(|| columns[0])
}

/// In small letters, with spaces for what joins words in the names of columns.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut after_small = false;
    for c in name.trim().chars() {
        // "pubDate" is "pub date".
        if after_small && c.is_uppercase() {
            plain.push(' ');
        }
        after_small = c.is_lowercase();
        match c {
            '_' | '-' | '.' | ' ' | '\u{a0}' => plain.push(' '),
            c => plain.extend(c.to_lowercase()),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], lengths: &[f64], expected: Result<(&str, Option<&str>), &str>) {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let found = Places::find(&names, lengths, &CsvColumns::default());
        let found = found.as_ref().map(|places| {
            (names[places.text].as_str(), places.date.map(|date| names[date].as_str()))
        });
        match (found, expected) {
            (Err(problem), Err(expected)) => {
                assert!(problem.to_string().contains(expected), "{problem}");
            }
            (found, expected) => assert_eq!(found.ok(), expected.ok(), "{names:?}"),
        }
    }

    #[test]
    fn columns_are_known_by_name() {
        check(&["id", "Title", "Text"], &[3.0, 40.0, 900.0], Ok(("Text", None)));
        check(&["제목", "날짜", "본문"], &[9.0, 10.0, 400.0], Ok(("본문", Some("날짜"))));
        check(
            &["publishedAt", "article_text"],
            &[9.0, 9.0],
            Ok(("article_text", Some("publishedAt"))),
        );
        check(&["article", "body"], &[4.0, 900.0], Ok(("body", None)));
        check(&["Datum", "Inhalt"], &[8.0, 300.0], Ok(("Inhalt", Some("Datum"))));
    }

    #[test]
    fn else_by_length_or_not_at_all() {
        check(&["a", "b", "c"], &[10.0, 800.0, 40.0], Ok(("b", None)));
        check(&["a", "b"], &[700.0, 800.0], Err("(columns: a, b)"));
        check(&["a", "b"], &[7.0, 40.0], Err("text = \"NAME\""));
        check(&[], &[], Err("no column"));
    }

    #[test]
    fn a_name_that_was_asked_for_must_be_there() {
        let names = ["head".to_owned(), "Lead".to_owned()];
        let ask = |text: &str| CsvColumns { text: Some(text.to_owned()), ..CsvColumns::default() };
        let found = Places::find(&names, &[1.0, 1.0], &ask("lead")).unwrap();
        assert_eq!(found.text, 1);
        assert_eq!(found.names(&names), ask("Lead"));
        let problem = Places::find(&names, &[1.0, 1.0], &ask("tail")).unwrap_err();
        assert!(problem.to_string().contains("“tail” (columns: head, Lead)"), "{problem}");
    }
}
