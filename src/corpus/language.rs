//! A guess at a text's language from its script and its commonest words.

/// Function words that hardly occur in the other languages of the table.
const STOPWORDS: &[(&str, &[&str])] = &[
    ("en", &["the", "and", "of", "to", "is", "was", "for", "with", "that", "his", "has", "from"]),
    ("fr", &["le", "les", "des", "et", "une", "dans", "est", "pour", "qui", "du", "au", "sur"]),
    ("de", &["der", "die", "und", "das", "den", "mit", "von", "ist", "nicht", "ein", "eine", "im"]),
    ("es", &["el", "los", "y", "las", "una", "del", "por", "con", "su", "es", "al", "ha"]),
    ("pt", &["o", "os", "um", "uma", "da", "do", "não", "em", "com", "ao", "são", "foi"]),
    ("it", &["il", "di", "che", "è", "della", "gli", "una", "sono", "nel", "con", "per", "ha"]),
    ("nl", &["het", "een", "van", "en", "de", "dat", "niet", "zijn", "voor", "op", "met", "ook"]),
];

/// How many letters are looked at; the head of a text is enough.
const SAMPLE: usize = 4000;

/// ISO 639-1 of en, fr, de, es, pt, it, nl, ru, uk, ko, ja, zh, ar; else `und`.
pub fn guess(text: &str) -> &'static str {
    let (mut latin, mut cyrillic, mut hangul, mut kana, mut han, mut arabic) = (0, 0, 0, 0, 0, 0);
    let (mut ukrainian, mut russian) = (0, 0);
    let mut letters = 0;
    let mut end = text.len();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
        match c {
            'A'..='z' | 'À'..='ɏ' => latin += 1,
            'Ѐ'..='ӿ' => {
                cyrillic += 1;
                ukrainian += usize::from("іїєґІЇЄҐ".contains(c));
                russian += usize::from("ыэъёЫЭЪЁ".contains(c));
            }
            '가'..='힣' => hangul += 1,
            'ぁ'..='ヿ' => kana += 1,
            '㐀'..='鿿' => han += 1,
            '\u{600}'..='\u{6ff}' => arabic += 1,
            _ => {}
        }
        letters += 1;
        if letters == SAMPLE {
            end = at;
            break;
        }
    }
    // A sign of Hangul, kana or Han says as much as several letters.
    let east = 3 * (hangul + kana + han);
    let most = latin.max(cyrillic).max(arabic).max(east);
    if letters == 0 || most * 2 < letters {
        "und"
    } else if most == east {
        if hangul >= kana && 2 * hangul >= han {
            "ko"
        } else if kana * 10 >= han {
            "ja"
        } else {
            "zh"
        }
    } else if most == arabic {
        "ar"
    } else if most == cyrillic {
        if ukrainian > russian { "uk" } else { "ru" }
    } else {
        by_words(&text[..end])
    }
}

fn by_words(text: &str) -> &'static str {
    let mut hits = [0_usize; STOPWORDS.len()];
    let mut words = 0;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        let word = word.to_lowercase();
        for (hit, (_, stopwords)) in hits.iter_mut().zip(STOPWORDS) {
            *hit += usize::from(stopwords.contains(&word.as_str()));
        }
    }
    let (best, &most) = hits
        .iter()
        .enumerate()
        .max_by_key(|&(nth, hit)| (hit, std::cmp::Reverse(nth)))
        .unwrap_or((0, &0));
    let second = hits.iter().enumerate().filter(|&(nth, _)| nth != best).map(|(_, &hit)| hit).max();
    if most >= 2 && most * 25 >= words && Some(most) > second { STOPWORDS[best].0 } else { "und" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_is_told_from_its_neighbours() {
        for (language, text) in [
            ("en", "The minister arrived in Seoul for talks with his counterpart."),
            ("fr", "Le ministre est arrivé à Séoul pour des entretiens avec son homologue."),
            ("de", "Der Minister ist in Seoul eingetroffen, um mit den Kollegen zu reden."),
            (
                "es",
                "El ministro llegó a Seúl para reunirse con los representantes del país y su gobierno.",
            ),
            (
                "pt",
                "O ministro chegou a Seul para uma reunião com os representantes do país, em um dia de festa.",
            ),
            ("it", "Il ministro è arrivato a Seul per un incontro con gli esponenti della difesa."),
            (
                "nl",
                "De minister is aangekomen in Seoul voor een gesprek met zijn collega over het verdrag.",
            ),
            ("ru", "Министр прибыл в Сеул, чтобы обсудить вопросы обороны, это был первый визит."),
            ("uk", "Міністр прибув до Сеула, щоб обговорити питання оборони та її розвиток."),
            ("ko", "국방장관이 서울에 도착했다. NATO 회의에 참석한다."),
            ("ja", "防衛大臣は東京でカナダの国防大臣と会談した。"),
            ("zh", "国防部长抵达首尔与韩国官员举行会谈。"),
            ("ar", "وصل وزير الدفاع إلى سيول لإجراء محادثات."),
            ("und", "12345 — 678"),
            ("und", "Zxq vrrt bnm"),
            ("und", ""),
        ] {
            assert_eq!(guess(text), language, "{text}");
        }
    }
}
