//! What is joined by "and" has one role.

use super::super::mentions::{Detail, Draft, Naming};
use super::super::resolution::Resolved;
use super::super::words;
use super::is_political;
use crate::atlas::Role;
use crate::gazetteer::Feature;

/// "between China and Russia": what is joined by "and" has one role.
pub(super) fn share_roles(
    draft: &Draft,
    resolved: &[Option<Resolved>],
    judged: &mut [Option<(Role, bool)>],
) {
    let mut last: Option<usize> = None;
    for nth in 0..judged.len() {
        let Some(role) = judged[nth] else { continue };
        let Some(before) = last.replace(nth) else { continue };
        let (from, to) = (draft.found[before].units.end, draft.found[nth].units.start);
        let sentence = |at: usize| draft.units.units[at].sentence;
        if from > to || to - from > 3 || sentence(from.saturating_sub(1)) != sentence(to) {
            continue;
        }
        // "Peru, the US, and Chile": a comma joins where the list goes on.
        let after = draft.units.norm_after(draft.found[nth].units.end);
        let goes_on = matches!(after, "," | "and" | "or");
        let joined = (from..to).all(|at| {
            matches!(draft.units.norm(at), "and" | "or" | "," | "the")
                || draft.units.word(at) == "]"
        }) && (goes_on
            || (from..to).any(|at| matches!(draft.units.norm(at), "and" | "or")));
        let plain = |nth: usize| match &draft.found[nth].detail {
            Detail::Place(place) => place.naming == Naming::Name && place.embedded.is_none(),
            _ => false,
        };
        let alike = |nth: usize| {
            resolved[nth].as_ref().is_some_and(|resolved| is_political(draft, resolved.place))
        };
        let earlier = judged[before];
        let same_start = joined && plain(before) && plain(nth) && alike(before) && alike(nth);
        // Only a name that stands bare takes the role of the one before.
        let bare = !draft.units.is_possessive(draft.found[nth].units.end)
            && !draft.units.units.get(draft.found[nth].units.end).is_some_and(|unit| unit.joined);
        // "a trip to Peru and Chile": where both are gone to.
        let gone_to = matches!(
            draft.units.norm_before(draft.found[before].units.start),
            "to" | "in" | "from" | "visit" | "visited" | "visiting"
        );
        if same_start
            && bare
            && gone_to
            && earlier.is_some_and(|earlier| earlier.0 == Role::Literal)
            && !words::is_acting_verb(after)
            && (from..to).all(|at| draft.units.norm(at) == "and")
        {
            judged[nth] = Some((Role::Literal, false));
            continue;
        }
        if same_start
            && bare
            && role.0 == Role::Literal
            && let Some((Role::Associative, acting)) = earlier
        {
            judged[nth] = Some((Role::Associative, acting));
        }
    }
}

/// "Canada and Japan's ministers": what is joined to an owner before it owns, too.
pub(super) fn share_back(
    draft: &Draft,
    resolved: &[Option<Resolved>],
    judged: &mut [Option<(Role, bool)>],
) {
    let mut next: Option<usize> = None;
    for nth in (0..judged.len()).rev() {
        let Some(role) = judged[nth] else { continue };
        let Some(after) = next.replace(nth) else { continue };
        let (from, to) = (draft.found[nth].units.end, draft.found[after].units.start);
        let joined = from < to
            && to - from <= 2
            && (from..to).all(|at| matches!(draft.units.norm(at), "and" | ","))
            && (from..to).any(|at| draft.units.norm(at) == "and");
        let political = |nth: usize| {
            resolved[nth]
                .as_ref()
                .is_some_and(|resolved| draft.gazetteer.feature(resolved.place) == Feature::Country)
        };
        if joined
            && role.0 == Role::Literal
            && draft.units.is_possessive(draft.found[after].units.end)
            && political(nth)
            && political(after)
            && let Some((Role::Associative, acting)) = judged[after]
        {
            judged[nth] = Some((Role::Associative, acting));
        }
    }
}
