//! Titles and offices beside a person's name: "Japan’s defence minister, X", "X, an expert at …".

use super::super::lexicon::{Entry, MinistryForm, Position, TitleClass};
use super::super::tokens::TokenKind;
use super::bodies::portfolio;
use super::{Draft, PersonFound};
use crate::atlas::Kind;

/// What stands before a name.
pub struct TitleBefore {
    pub start: usize,
    pub class: TitleClass,
    pub roles: Vec<String>,
    pub country: Option<String>,
}

/// A title that ends right before `at`, perhaps with a comma between.
pub fn title_before(draft: &Draft, at: usize) -> Option<TitleBefore> {
    let mut before = draft.units.before(at)?;
    if draft.units.word(before) == "," {
        before = draft.units.before(before)?;
    }
    if draft.units.word(before) == "." {
        before = draft.units.before(before)?;
    }
    let sentence = draft.units.sentences[draft.units.units[at].sentence as usize].clone();
    let stop_byte = draft.units.units[before].span.end as usize;
    for back in (0..7).rev() {
        let Some(start) = before.checked_sub(back).filter(|&start| start >= sentence.start) else {
            continue;
        };
        let unit = draft.units.units[start];
        if unit.kind != TokenKind::Word
            || draft.claim_at(start).is_some_and(|kind| kind == Kind::Person)
        {
            continue;
        }
        let byte = unit.span.start as usize;
        let Some((end, entries)) = draft.lexicon.at_where(
            draft.units.text,
            byte,
            |entry| matches!(entry, Entry::Title(title) if title.position != Position::After),
        ) else {
            continue;
        };
        let Some(Entry::Title(title)) = entries.first().copied() else { continue };
        if matches!(draft.units.norm(start), "st" | "saint") {
            continue;
        }
        let title_end = draft.units.end_at(end);
        let exact = end == stop_byte || end == stop_byte + 1;
        // "Minister of National Defence Canada, Bill Blair".
        let of = !exact
            && draft.units.norm_after(title_end) == "of"
            && title.class != TitleClass::Honorific
            && (title_end + 1..=before).any(|at| draft.units.is_capital(at))
            && (title_end + 1..=before).all(|at| {
                draft.units.is_capital(at)
                    || draft.units.units[at].joined
                    || matches!(draft.units.norm(at), "and" | "the" | "of" | "for" | ",")
            });
        // The same where the table has the whole title: only the land follows.
        let land = !exact
            && title.class != TitleClass::Honorific
            && title_end <= before
            && draft.country_of(title_end..before + 1).is_some();
        if !exact && !of && !land {
            continue;
        }
        if title.class == TitleClass::Honorific {
            return Some(TitleBefore {
                start,
                class: title.class,
                roles: Vec::new(),
                country: None,
            });
        }
        let mut role_end = before + 1;
        let mut country = None;
        if land {
            country = draft.country_of(title_end..before + 1);
            role_end = title_end;
        } else if of {
            // The land at the end of it: "Defence Canada".
            for from in title_end + 1..=before {
                if let Some(iso) = draft.country_of(from..before + 1) {
                    country = Some(iso);
                    let glue = matches!(draft.units.norm(from - 1), "of" | "the" | ",");
                    role_end = if glue { from - 1 } else { from };
                    break;
                }
            }
            if role_end <= title_end {
                role_end = title_end;
            }
        }
        let role_start = widen_role(draft, start, sentence.start);
        let country = country.or_else(|| draft.country_before(role_start).map(|(_, iso)| iso));
        let role = draft.units.written(role_start..role_end.max(role_start + 1));
        return Some(TitleBefore {
            start: role_start,
            class: title.class,
            roles: vec![role],
            country,
        });
    }
    None
}

/// Takes the portfolio and the like before a title's head into it: "foreign affairs minister".
fn widen_role(draft: &Draft, start: usize, first: usize) -> usize {
    let mut start = start;
    for back in (1..=4).rev() {
        let Some(from) = start.checked_sub(back).filter(|&from| from >= first) else { continue };
        let byte = draft.units.units[from].span.start as usize;
        let known = draft.lexicon.at_where(
            draft.units.text,
            byte,
            |entry| matches!(entry, Entry::Ministry(row) if row.form == MinistryForm::Portfolio),
        );
        let reaches = known.is_some() && portfolio(draft, from) == Some(start);
        if reaches {
            start = from;
            break;
        }
    }
    while let Some(before) = draft.units.before(start) {
        if !matches!(
            draft.units.norm(before),
            "deputy"
                | "vice"
                | "acting"
                | "assistant"
                | "former"
                | "interim"
                | "associate"
                | "chief"
                | "senior"
                | "first"
        ) {
            break;
        }
        start = before;
    }
    start
}

/// "X, a defense expert at …", "X, Japan’s defence minister," give a role where a title stands in
/// what follows the comma.
pub fn roles_after(draft: &Draft, end: usize, person: &mut PersonFound) {
    if draft.units.norm_after(end) != "," {
        return;
    }
    let from = end + 1;
    for start in from..from + 9 {
        if draft.units.after(start).is_none() || (start > from && draft.units.word(start) == ",") {
            return;
        }
        let unit = draft.units.units[start];
        if unit.kind != TokenKind::Word {
            continue;
        }
        // The phrase must open as an apposition does.
        let opens = matches!(draft.units.norm(from), "a" | "an" | "the" | "former" | "then")
            || draft.country_of(from..from + 1).is_some()
            || draft.units.is_possessive(from + 1)
            || start == from;
        if !opens {
            return;
        }
        let byte = unit.span.start as usize;
        let title = draft.lexicon.at_where(
            draft.units.text,
            byte,
            |entry| matches!(entry, Entry::Title(title) if title.class != TitleClass::Honorific),
        );
        let Some((stop, _)) = title else { continue };
        let stop = draft.units.end_at(stop);
        if draft.claim_at(start).is_some() {
            return;
        }
        let role_start = widen_role(draft, start, from);
        let role_end = if draft.units.norm_after(stop) == "of" {
            portfolio(draft, stop + 1).filter(|&end| end > stop + 1).unwrap_or(stop)
        } else {
            stop
        };
        person.roles.push(draft.units.written(role_start..role_end));
        person.country = draft.country_before(role_start).map(|(_, iso)| iso);
        return;
    }
}
