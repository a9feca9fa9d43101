//! Page data around a headline: who wrote it, when it was put up, who took the picture.

/// Words before an author's name, in small letters.
#[rustfmt::skip]
const BY: &[&str] = &[
    "by", "par", "von", "por", "di", "door", "text by", "story by", "words by", "written by", "interview by", "interviewed by", "photography by", "photographs by", "reported by", "as told to",
    "posted by", "published by", "authored by", "submitted by", "de notre correspondant",
    "eine analyse von", "ein kommentar von", "un articolo di", "un article de", "автор", "авторы",
    "текст", "автори", "author", "authors", "reporter", "文", "文／", "記者", "记者", "作者", "기자", "글",
    "بقلم", "redacción", "autor",
];

/// Small words inside a row of names.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "and", "und", "et", "y", "e", "en", "и", "та", "&", "with", "de", "da", "di", "del", "della",
    "van", "von", "der", "den", "bin", "al", "la", "le", "for", "at", "the", "of", "in", "für",
    "pour", "para", "|", "-", "–", "—", "/", "·", "•",
];

#[rustfmt::skip]
const ROLES: &[&str] = &[
    "staff writer", "staff reporter", "staff correspondent", "senior reporter",
    "senior correspondent", "contributing writer", "guest author", "guest contributor",
    "special to", "news desk", "editorial board", "editorial staff", "web desk", "news service",
    "newsroom", "editor-in-chief", "rédaction avec",
    "redaktion", "特派員", "編集委員", "기자", "특파원", "记者", "記者",
];

/// "By Jane Doe and John Roe, Staff Writers", "By Jane Doe. Originally published on …".
pub fn is_byline(text: &str, plain: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 30 {
        return false;
    }
    let Some(rest) = after_by(text, plain) else {
        let few = words.len() <= 8 && !text.ends_with(['.', '!', '?', ':']);
        let wide = words.len() <= 4 && text.chars().count() <= 20;
        return few
            && ROLES.iter().any(|role| {
                plain.ends_with(role)
                    && (wide || role.is_ascii() || !role.contains("기자"))
                    && plain.len() > role.len()
            })
            && words.iter().all(|word| {
                is_name_word(word)
                    || is_between(word)
                    || word.starts_with(char::is_lowercase) && words.len() <= 5
            })
            && words.first().is_some_and(|word| is_name_word(word));
    };
    let (names, note) = split_note(rest);
    is_names(names) && (note.trim().is_empty() || is_note(note))
}

/// The names in a byline, for finding the note on the author under the article.
pub fn names(text: &str) -> Vec<String> {
    let Some(rest) = after_by(text, &text.to_lowercase()) else {
        return Vec::new();
    };
    let (names, _) = split_note(rest);
    let names =
        names.replace(" and ", ",").replace(" & ", ",").replace(" und ", ",").replace(" et ", ",");
    let people = names.split(',').map(str::trim).filter(|name| name.split(' ').count() >= 2);
    people.map(str::to_lowercase).collect()
}

/// What follows the word for "by". One that is also a preposition of a headline must be followed
/// by two capitalised words, see [`is_names`].
fn after_by<'a>(text: &'a str, plain: &str) -> Option<&'a str> {
    let phrase = BY
        .iter()
        .filter(|phrase| {
            plain
                .strip_prefix(**phrase)
                .is_some_and(|rest| rest.starts_with([' ', ':', '：', '/', '／', '=']))
        })
        .max_by_key(|phrase| phrase.len())?;
    let chars = phrase.chars().count();
    let start = text.char_indices().find(|&(_, c)| c.is_alphanumeric())?.0;
    let rest = text[start..].char_indices().nth(chars).map(|(at, _)| &text[start + at..])?;
    Some(rest.trim_start_matches([' ', ':', '：', '/', '／', '=', '\u{a0}']))
}

/// The names, and a sentence or date after them.
fn split_note(rest: &str) -> (&str, &str) {
    let initial = |at: usize| {
        let word = rest[..at].rsplit([' ', '\u{a0}', '.']).next().unwrap_or_default();
        word.chars().count() <= 2
            || matches!(word, "Jr" | "Sr" | "Dr" | "Prof" | "Lt" | "Gen" | "Col")
    };
    let stop = rest.match_indices(". ").map(|(at, _)| at).find(|&at| !initial(at));
    let digit = rest.find(|c: char| c.is_ascii_digit());
    match (stop, digit) {
        (Some(stop), Some(digit)) if digit < stop => rest.split_at(digit),
        (Some(stop), _) => (&rest[..stop], &rest[stop + 1..]),
        (None, Some(digit)) => rest.split_at(digit),
        (None, None) => (rest.trim_end_matches('.'), ""),
    }
}

fn is_names(names: &str) -> bool {
    let words: Vec<&str> = names.split_whitespace().collect();
    if words.is_empty() || words.len() > 16 {
        return false;
    }
    let wide = words[0]
        .chars()
        .next()
        .is_some_and(|c| ('\u{3040}'..='\u{9fff}').contains(&c) || ('가'..='힣').contains(&c));
    if wide {
        return words.len() <= 3 && names.chars().count() <= 14;
    }
    let two = words.len() >= 2
        && is_name_word(words[0])
        && (is_name_word(words[1])
            || is_particle(words[1]) && words.get(2).is_some_and(|word| is_name_word(word)))
        && !words[0].ends_with(',');
    let one = words.len() == 1 && is_name_word(words[0]) && words[0].len() > 3;
    (two || one) && words.iter().all(|word| is_name_word(word) || is_between(word))
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "di"
            | "del"
            | "della"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "al"
            | "la"
            | "le"
    )
}

fn is_between(word: &str) -> bool {
    BETWEEN.contains(&word.trim_end_matches(','))
}

fn is_name_word(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| {
        c.is_uppercase() || c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase())
    })
}

/// After the names: a date, or that it was published elsewhere before.
fn is_note(note: &str) -> bool {
    let plain = note.trim().to_lowercase();
    let published = [
        "originally published",
        "first published",
        "published",
        "updated",
        "originally appeared",
        "posted",
        "special to",
        "this article",
    ];
    published.iter().any(|phrase| plain.starts_with(phrase))
        || is_stamp(plain.trim_end_matches('.'))
}

#[rustfmt::skip]
const STAMP_WORDS: &[&str] = &[
    "published", "updated", "posted", "modified", "last", "first", "created", "on", "at", "date",
    "am", "pm", "a.m", "p.m", "est", "edt", "et", "pst", "pdt", "gmt", "utc", "bst", "cet", "cest",
    "ist", "jst", "kst", "msk", "h", "hrs", "time", "local", "eastern", "ago", "hour", "hours",
    "minutes", "min", "mins", "minute", "day", "days", "week", "weeks", "read", "publié", "mis",
    "à", "jour", "le", "modifié", "il", "y", "a", "veröffentlicht", "aktualisiert", "stand", "uhr",
    "vom", "am", "um", "publicado", "actualizado", "el", "de", "del", "las", "hace", "em", "às",
    "atualizado", "pubblicato", "aggiornato", "alle", "ore", "gepubliceerd", "bijgewerkt", "om",
    "опубликовано", "обновлено", "в", "года", "г", "мск", "оновлено", "입력", "수정", "등록", "승인", "오전",
    "오후", "更新", "公開", "配信", "発行", "发布", "发布时间", "来源", "نشر", "في", "تحديث", "the", "of", "th",
    "st", "nd", "rd", "1er",
];

/// Whether it gives a year, or counts back from now.
pub fn has_year(plain: &str) -> bool {
    let mut runs = plain.split(|c: char| !c.is_ascii_digit());
    runs.any(|run| run.len() == 4) || plain.contains("ago") || plain.contains("min")
}

/// "Ana Lindgren and Tomas Okafor", "Ana B. Lindgren": nothing but names of two or three words.
pub fn is_name_list(text: &str) -> bool {
    let unit =
        text.replace(" and ", ",").replace(" & ", ",").replace(" und ", ",").replace(" et ", ",");
    let mut people = unit.split(',').map(str::trim).filter(|person| !person.is_empty());
    people.all(|person| {
        let words: Vec<&str> = person.split_whitespace().collect();
        (2..=4).contains(&words.len())
            && words.iter().all(|word| is_name_word(word) || is_particle(word))
            && !person.contains(|c: char| c.is_ascii_digit() || ":?!".contains(c))
    })
}

/// "Posted on November 12, 2022 by Ewan".
fn is_posting(plain: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "posted",
        "published",
        "updated",
        "last updated",
        "publié",
        "veröffentlicht",
        "publicado",
    ];
    plain.split_whitespace().count() <= 12
        && OPENINGS.iter().any(|opening| plain.starts_with(opening))
        && crate::corpus::find_dates(plain)
            .iter()
            .any(|date| date.year.is_some() && date.month.is_some())
}

/// A date with nothing but words about it: "Published: 9 Sept. 2024, 10:30 GMT", "3 hours ago".
pub fn is_stamp(plain: &str) -> bool {
    let words: Vec<&str> = plain
        .split(|c: char| {
            c.is_whitespace()
                || matches!(c, ',' | '|' | '(' | ')' | '/' | ':' | '：' | '–' | '—' | '·' | '•')
        })
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() || words.len() > 18 {
        return false;
    }
    if is_posting(plain) {
        return true;
    }
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let named = |word: &str| crate::corpus::date::is_month_or_weekday(word);
    let numbers = words.iter().filter(|word| number(word)).count();
    let years_only = words.len() == 1 && words[0].len() == 4;
    let dated = words.iter().any(|word| named(word) || number(word) && word.len() > 4)
        || words.contains(&"ago")
        || numbers >= 2 && plain.contains(['/', '.', '年', '월', '月'])
        || plain.contains("min");
    numbers >= 1
        && !years_only
        && dated
        && words.iter().all(|word| number(word) || named(word) || STAMP_WORDS.contains(word))
}

/// "Photo: Jane Doe / AFP", "(AP Photo/Jane Doe)", "Getty Images".
pub fn is_credit(plain: &str, words: usize) -> bool {
    const OPENINGS: &[&str] = &[
        "image copyright",
        "photo:",
        "photo by",
        "photos by",
        "photo credit",
        "photos:",
        "photograph:",
        "photograph by",
        "image:",
        "image credit",
        "image source",
        "images:",
        "picture:",
        "credit:",
        "file photo",
        "ap photo",
        "reuters/",
        "afp/",
        "illustration:",
        "illustration by",
        "photo /",
        "crédit photo",
        "photo d'archive",
        "foto:",
        "foto de",
        "bild:",
        "bildquelle",
        "quelle:",
        "imagen:",
        "immagine:",
        "фото:",
        "фото ",
        "사진=",
        "사진:",
        "写真：",
        "写真:",
        "图片来源",
        "图：",
        "getty images",
        "handout photo",
    ];
    words <= 12 && OPENINGS.iter().any(|opening| plain.starts_with(opening))
        || words <= 8 && (plain.ends_with("getty images") || plain.ends_with("via getty images"))
}

/// "From: Department of Fisheries", "Source: a wire service".
pub fn is_origin(plain: &str, words: usize) -> bool {
    words <= 8 && ["from:", "source:", "via:"].iter().any(|opening| plain.starts_with(opening))
}
