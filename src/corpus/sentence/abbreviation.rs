//! What a word before a full stop says about whether the sentence ends there.

/// What has to follow for the stop to end the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// No abbreviation: it ends.
    Word,
    /// It never ends: a title before a name, "e.g.", "vs.".
    Never,
    /// It goes on if a number follows: "No. 5".
    Number,
    /// It goes on if a day or year follows: "Sept. 9".
    Date,
    /// "a.m." goes on before a weekday or a zone.
    Clock,
    /// Part of a name, "Inc." or "J.": it ends only before a word that opens sentences.
    Name,
    /// "U.S.": as a name.
    Acronym,
    /// "3." may be an ordinal before a month or after an article.
    Ordinal,
}

/// Titles and words that always lead on to the next.
#[rustfmt::skip]
const NEVER: &[&str] = &[
    // en
    "mr", "mrs", "ms", "messrs", "dr", "drs", "prof", "gen", "lt", "col", "maj", "capt", "cpt",
    "sgt", "cpl", "pvt", "adm", "cmdr", "cmdt", "brig", "sen", "sens", "rep", "reps", "gov",
    "govs", "rev", "hon", "pres", "supt", "det", "insp", "const", "supt", "amb", "atty", "treas", "fr", "msgr",
    "mgr", "e.g", "i.e", "vs", "v", "cf", "viz", "ca", "approx", "c", "lt.-gen", "lt.-col",
    "maj.-gen", "brig.-gen",
    // fr, de, es, pt, it, nl
    "mm", "mme", "mlle", "p.ex", "hr", "frl", "z.b", "d.h", "u.a", "bzw", "vgl", "sog", "sr",
    "sra", "srta", "dra", "ud", "uds", "exmo", "exma", "sig", "dott", "on", "dhr", "mevr", "bijv",
    "d.w.z", "o.a", "evtl", "ggf", "inkl", "gen.-lt",
    // ru, uk
    "т.е", "т.н", "им", "проф", "ген", "акад", "тов", "гр", "напр", "ул", "просп", "д-р", "ім",
    "вул",
];

/// Before a number they lead on; else they are words.
#[rustfmt::skip]
const NUMBER: &[&str] = &[
    "no", "nos", "pct", "nr", "art", "arts", "sec", "secs", "fig", "figs", "p", "pp", "pg", "vol", "ch",
    "chap", "para", "abs", "pág", "págs", "núm", "n", "nº", "op", "ex", "res", "reg", "lot", "ст",
    "п", "гл", "стр", "рис",
];

#[rustfmt::skip]
const DATE: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon",
    "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "janv", "févr", "avr",
    "juil", "déc", "okt", "dez", "dic", "ene", "ago",
];

/// Parts of names, and abbreviations that may stand at the end of a sentence.
#[rustfmt::skip]
const NAME: &[&str] = &[
    "inc", "corp", "co", "cos", "ltd", "bros", "jr", "snr", "jnr", "esq", "dept", "univ", "assn",
    "bhd", "pty", "pte", "st", "ste", "mt", "ft", "ave", "blvd", "rd", "hwy", "sq", "is",
    "al", "est", "ext", "bldg", "min", "max", "intl", "int'l", "nat'l", "gov't", "govt", "dist",
    "div", "brig.", "regt", "bn", "bde", "pt", "fla", "calif", "ariz", "ark", "colo", "conn",
    "del", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo",
    "mont", "neb", "nev", "okla", "ont", "ore", "pa", "que", "tenn", "tex", "va", "vt", "wash",
    "wis", "wyo", "alta", "sask", "man", "mio", "mrd", "usw", "str", "bd", "av", "ee", "uu",
    "aprox", "ecc", "г", "гг", "в", "вв", "д", "т.д", "т.п", "др", "пр", "млн", "млрд", "тыс",
    "тис", "руб", "р", "обл", "с", "пос",
];

/// Words that open sentences and are hardly ever part of a name.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "The", "A", "An", "This", "That", "These", "Those", "There", "Then", "He", "She", "It", "They",
    "We", "I", "You", "His", "Her", "Its", "Their", "Our", "My", "But", "And", "Or", "So", "Yet",
    "If", "When", "While", "Where", "Why", "How", "What", "Who", "Which", "In", "On", "At", "By",
    "For", "From", "To", "With", "Without", "As", "After", "Before", "Since", "Until", "During",
    "Although", "Though", "Because", "However", "Meanwhile", "Moreover", "Instead", "Also", "Both",
    "Some", "Many", "Most", "Several", "All", "Each", "Not", "No", "Now", "Last", "Under", "Over",
    "Despite", "According", "Asked", "Officials", "Police", "Once", "Here", "One", "Two", "Among",
    "Such", "Still", "Other", "Others", "Earlier", "Later", "Recently", "Additionally",
    // fr, de, es, pt, it, nl
    "Le", "Les", "Il", "Elle", "Ils", "Elles", "Un", "Une", "Ce", "Cette", "Mais", "Dans", "Pour",
    "Selon", "Der", "Die", "Das", "Er", "Sie", "Es", "Ein", "Eine", "Im", "Am", "Nach", "Aber",
    "El", "Los", "Las", "Una", "Pero", "En", "Según", "O", "Os", "As", "Um", "Uma", "Mas", "Em",
    "Gli", "Ma", "Nel", "Het", "De", "Een", "Maar",
    // ru, uk
    "Он", "Она", "Они", "Это", "Но", "На", "По", "Как", "При", "Ранее", "Также", "Об", "Он", "Він",
    "Вона", "Вони", "Це", "Але", "За", "У", "В",
];

#[rustfmt::skip]
const SPEECH: &[&str] = &[
    "said", "says", "asked", "asks", "told", "added", "adds", "wrote", "writes", "replied",
    "answered", "tweeted", "posted", "shouted", "cried", "yelled", "wondered", "exclaimed",
    "declared", "quipped", "recalled", "demanded", "insisted", "joked", "warned", "chanted",
    "responded", "explained",
];

#[rustfmt::skip]
const CLOCK_FOLLOWERS: &[&str] = &[
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct",
    "Nov", "Dec", "EST", "EDT", "ET", "PST", "PDT", "PT", "CST", "CDT", "CT", "MST", "MDT", "MT",
    "GMT", "UTC", "BST", "CET", "CEST", "EET", "JST", "KST", "IST", "AEST", "Eastern", "Pacific",
    "Central", "Mountain", "Atlantic", "Greenwich",
];

/// Months in the languages that write the day as an ordinal with a stop.
#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember", "januar", "februar", "marts", "mars", "april", "maj",
    "juni",
];

#[rustfmt::skip]
const ARTICLES: &[&str] = &[
    "der", "die", "das", "dem", "den", "des", "am", "im", "zum", "zur", "vom", "seit", "bis", "ab",
];

/// The kind of the word `token` before a stop, `before` being the word before it.
pub fn after(token: &str, before: &str) -> After {
    let token = token.trim_matches(|c: char| matches!(c, '(' | '[' | '“' | '"' | '‘' | '\'' | '«'));
    if token.is_empty() {
        return After::Word;
    }
    if token.len() <= 2 && token.bytes().all(|b| b.is_ascii_digit()) {
        return After::Ordinal;
    }
    if !token.chars().any(char::is_alphabetic) {
        return After::Word;
    }
    let lower = token.to_lowercase();
    let lower = lower.as_str();
    let capital = token.starts_with(char::is_uppercase);
    if matches!(lower, "a.m" | "p.m") {
        return After::Clock;
    }
    let mut letters = token.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_uppercase()
    {
        // "Plan B." and "vitamin C." end; "George W." and "J." do not.
        let part_of_name = before.is_empty() || before.starts_with(char::is_uppercase);
        let labelled = matches!(
            before,
            "Plan" | "Group" | "Annex" | "Appendix" | "Exhibit" | "Part" | "Grade" | "Class"
        );
        return if letter == 'I' && !part_of_name || labelled { After::Word } else { After::Name };
    }
    // "no." and "on." are words unless a number follows, "No." before one is not.
    if NUMBER.contains(&lower) {
        return After::Number;
    }
    let is_word = matches!(
        lower,
        "on" | "sr"
            | "is"
            | "miss"
            | "man"
            | "del"
            | "pa"
            | "wash"
            | "mass"
            | "fr"
            | "ill"
            | "ind"
            | "la"
            | "mo"
    );
    if NEVER.contains(&lower) && (capital || !is_word) {
        return if lower == "on" { After::Word } else { After::Never };
    }
    if DATE.contains(&lower) && capital || matches!(lower, "janv" | "févr" | "avr" | "juil" | "déc")
    {
        return After::Date;
    }
    if NAME.contains(&lower) && (capital || !is_word) {
        return After::Name;
    }
    if is_acronym(token) { After::Acronym } else { After::Word }
}

/// Letters with stops between them: U.S, D.C, Ph.D, Lt.-Gen, S.p.A.
fn is_acronym(token: &str) -> bool {
    let mut parts = 0;
    for part in token.split(['.', '-']) {
        if !(1..=2).contains(&part.chars().count()) || !part.chars().all(char::is_alphabetic) {
            return false;
        }
        parts += 1;
    }
    parts >= 2 && token.contains('.') && token.chars().any(char::is_uppercase)
}

pub fn is_starter(word: &str) -> bool {
    let bare = word.split(['’', '\'']).next().unwrap_or(word);
    STARTERS.contains(&bare)
}

pub fn is_speech(word: &str) -> bool {
    SPEECH.contains(&word)
}

pub fn follows_clock(word: &str) -> bool {
    CLOCK_FOLLOWERS.contains(&word)
}

pub fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

pub fn is_article(word: &str) -> bool {
    ARTICLES.contains(&word.to_lowercase().as_str())
}
