//! What a page states about itself in JSON-LD, in the vocabulary of schema.org.

use serde_json::{Map, Value};

use super::blocks::tidy;

/// One article as it is described.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Described {
    pub headline: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub published: Option<String>,
    pub address: Option<String>,
    pub language: Option<String>,
    pub body: Option<String>,
}

/// The article that the scripts of a page describe: the first, articles before other works.
pub fn read(scripts: &[String]) -> Described {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut things = Vec::new();
    for value in &values {
        gather(value, 0, &mut things);
    }
    let rank =
        |thing: &Map<String, Value>| types(thing).map(|kind| rank(&kind)).min().unwrap_or(u8::MAX);
    let article =
        things.iter().filter(|thing| rank(thing) < u8::MAX).min_by_key(|thing| rank(thing));
    let Some(article) = article else { return Described::default() };
    let described = Described {
        headline: string(article, "headline").or_else(|| string(article, "name")),
        publisher: article.get("publisher").and_then(|value| names(value, &things)),
        author: article
            .get("author")
            .or_else(|| article.get("creator"))
            .and_then(|value| names(value, &things)),
        published: string(article, "datePublished").or_else(|| string(article, "dateCreated")),
        address: string(article, "url").or_else(|| string(article, "@id")),
        language: string(article, "inLanguage"),
        body: article.get("articleBody").and_then(Value::as_str).map(str::to_owned),
    };
    if described.published.is_some() {
        return described;
    }
    // The page that the article stands on may be what is dated.
    let dated = things.iter().find(|thing| {
        types(thing).any(|kind| kind == "WebPage") && string(thing, "datePublished").is_some()
    });
    Described { published: dated.and_then(|page| string(page, "datePublished")), ..described }
}

/// Articles of all kinds come before pages.
fn rank(kind: &str) -> u8 {
    match kind {
        "NewsArticle"
        | "ReportageNewsArticle"
        | "AnalysisNewsArticle"
        | "OpinionNewsArticle"
        | "BackgroundNewsArticle"
        | "LiveBlogPosting" => 0,
        "Article" | "BlogPosting" | "SocialMediaPosting" | "Report" | "ScholarlyArticle"
        | "TechArticle" => 1,
        "WebPage" => 2,
        _ => u8::MAX,
    }
}

fn parse(script: &str) -> Option<Value> {
    // What hid a script from readers that do not know the element, in one order or another.
    const BEFORE: &[&str] = &["<![CDATA[", "<!--", "-->", "><!--", "//", "/*", "*/"];
    const AFTER: &[&str] = &["<!]]>", "]]>", "-->", "//", "/*", "*/", ";"];
    let mut script = script.trim();
    while let Some(rest) = BEFORE.iter().find_map(|sign| script.strip_prefix(sign)) {
        script = rest.trim_start();
    }
    while let Some(rest) = AFTER.iter().find_map(|sign| script.strip_suffix(sign)) {
        script = rest.trim_end();
    }
    // Line ends inside strings are an error that many pages make.
    serde_json::from_str(script)
        .or_else(|_| serde_json::from_str(&script.replace(|c: char| c.is_control(), " ")))
        .ok()
}

/// The things described, without those inside them that are only part of them.
fn gather<'a>(value: &'a Value, depth: u8, things: &mut Vec<&'a Map<String, Value>>) {
    const MAX_DEPTH: u8 = 4;
    const MAX_THINGS: usize = 500;
    if depth > MAX_DEPTH || things.len() >= MAX_THINGS {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, depth + 1, things)),
        Value::Object(thing) => {
            things.push(thing);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = thing.get(key) {
                    gather(inner, depth + 1, things);
                }
            }
        }
        _ => {}
    }
}

fn types(thing: &Map<String, Value>) -> impl Iterator<Item = String> {
    let kinds = match thing.get("@type") {
        Some(Value::String(kind)) => vec![kind.clone()],
        Some(Value::Array(kinds)) => {
            kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    };
    kinds.into_iter().map(|kind| kind.rsplit(['/', ':']).next().unwrap_or_default().to_owned())
}

fn string(thing: &Map<String, Value>, key: &str) -> Option<String> {
    let value = match thing.get(key)? {
        Value::Array(values) => values.first()?,
        value => value,
    };
    let text = match value {
        Value::String(text) => text,
        Value::Object(inner) => inner.get("@id").or_else(|| inner.get("name"))?.as_str()?,
        _ => return None,
    };
    let text = tidy(&super::token::decode(text));
    (!text.is_empty()).then_some(text)
}

/// The names of one or several persons or bodies, also where only their ids are given.
fn names(value: &Value, things: &[&Map<String, Value>]) -> Option<String> {
    const MOST: usize = 12;
    let values = match value {
        Value::Array(values) => values.as_slice(),
        value => std::slice::from_ref(value),
    };
    let name = |value: &Value| match value {
        Value::String(name) => Some(tidy(&super::token::decode(name))),
        Value::Object(thing) => string(thing, "name").or_else(|| {
            let id = thing.get("@id")?;
            let named = things
                .iter()
                .find(|other| other.get("@id") == Some(id) && other.contains_key("name"))?;
            string(named, "name")
        }),
        _ => None,
    };
    let mut found: Vec<String> = Vec::new();
    for name in values.iter().take(MOST).filter_map(name) {
        if !name.is_empty() && !name.contains("://") && !found.contains(&name) {
            found.push(name);
        }
    }
    (!found.is_empty()).then(|| found.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_found_among_other_things() {
        let described = read(&[
            "not json".into(),
            r##"{"@context": "https://schema.org", "@graph": [
                {"@type": "Organization", "@id": "#org", "name": "The Harbour Post"},
                {"@type": "WebPage", "@id": "#page", "name": "Harbour | The Post"},
                {"@type": ["Article", "NewsArticle"], "headline": "Ferry &amp; tug collide",
                 "datePublished": "2024-03-01T08:00:00+01:00", "dateModified": "2024-03-02",
                 "author": [{"@type": "Person", "name": "Ana Lind"}, "Tom Oke", {"@id": "#none"}],
                 "publisher": {"@id": "#org"}}]}"##
                .into(),
        ]);
        assert_eq!(described.headline.as_deref(), Some("Ferry & tug collide"));
        assert_eq!(described.published.as_deref(), Some("2024-03-01T08:00:00+01:00"));
        assert_eq!(described.author.as_deref(), Some("Ana Lind, Tom Oke"));
        assert_eq!(described.publisher.as_deref(), Some("The Harbour Post"));
    }

    #[test]
    fn line_ends_and_what_hides_a_script_are_forgiven() {
        for (before, after) in [
            ("<![CDATA[", "]]>"),
            ("//<![CDATA[\n", "\n//]]>"),
            ("/*<![CDATA[*/", "/*]]>*/"),
            ("<!--//--><![CDATA[//><!--\n", "\n//--><!]]>"),
        ] {
            let script =
                format!(" {before} {{\"@type\": \"Article\", \"name\": \"A\"}};\n{after}\n");
            assert_eq!(read(&[script]).headline.as_deref(), Some("A"), "{before}");
        }
        let described =
            read(&["<!--{\"@type\": \"NewsArticle\", \"headline\": \"A\nB\"}-->".into()]);
        assert_eq!(described.headline.as_deref(), Some("A B"));
        assert_eq!(
            read(&["{\"@type\": \"Recipe\", \"name\": \"Soup\"}".into()]),
            Described::default()
        );
        let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&[deep]), Described::default());
    }
}
