//! Which gazetteer entry each place mention means. All mentions of one name in a document mean one
//! place (Gale et al. 1992: one sense per discourse); a name is weighed by how important its
//! bearers are and how well they fit the countries, states and places the document also names.

mod confidence;
mod context;
mod home;
mod prior;

use std::collections::BTreeMap;

use super::mentions::{Detail, Draft, Naming};
use crate::gazetteer::{Feature, NameHit, NameKind, PlaceIx};
pub use confidence::calibrated;
use context::Context;
use home::Home;

/// What a mention means, and how sure that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    pub place: PlaceIx,
    /// 0 to 1.
    pub confidence: f32,
    /// The next best, at most five.
    pub others: Vec<PlaceIx>,
}

/// All mentions of one name, and what it may mean.
pub(super) struct Group {
    /// Indices among the draft's found.
    pub members: Vec<usize>,
    pub candidates: Vec<Candidate>,
    /// Index of the best candidate so far.
    pub best: usize,
    pub confidence: f32,
    /// Nationality words and countries: they vote, and no context changes them.
    pub fixed: bool,
}

/// One place a name may mean, read out of the gazetteer once.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub place: PlaceIx,
    pub feature: Feature,
    pub country: Option<[u8; 2]>,
    pub admin1: Option<String>,
    pub at: crate::base::LonLat,
    /// Without the document.
    pub prior: f32,
    /// From "City, Parent" and the like.
    pub stated: f32,
    pub score: f32,
}

/// The most candidates of one name that are weighed.
const MOST: usize = 40;
/// More than fame and context together: what the text says outright.
const STATED: f32 = 16.0;
/// How often context is recounted with the choices it led to.
const ROUNDS: usize = 4;

/// For each of the draft's found, what it means; `None` for all that is no place.
pub fn resolve(draft: &Draft) -> Vec<Option<Resolved>> {
    let mut groups = groups(draft);
    let home = Home::of(draft.analysis.document.source.as_deref(), draft.gazetteer);
    let own = own_places(draft);
    for group in &mut groups {
        choose(group, None);
    }
    for _ in 0..ROUNDS {
        let context = Context::of(&groups, &home, &own);
        let before: Vec<usize> = groups.iter().map(|group| group.best).collect();
        for (nth, group) in groups.iter_mut().enumerate() {
            if !group.fixed {
                choose(group, Some((&context, nth)));
            }
        }
        if groups.iter().map(|group| group.best).eq(before) {
            break;
        }
    }
    let mut resolved = vec![None; draft.found.len()];
    for group in &groups {
        let Some(best) = group.candidates.get(group.best) else { continue };
        let mut order: Vec<&Candidate> = group.candidates.iter().collect();
        order.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.cmp(&b.place)));
        let others = order.iter().map(|candidate| candidate.place);
        let others: Vec<PlaceIx> = others.filter(|&place| place != best.place).take(5).collect();
        for &member in &group.members {
            resolved[member] = Some(Resolved {
                place: best.place,
                confidence: group.confidence,
                others: others.clone(),
            });
        }
    }
    resolved
}

/// Where the user's own places lie that the document names, each once.
fn own_places(draft: &Draft) -> Vec<context::OwnPlace> {
    let named = draft.found.iter().filter_map(|found| match &found.detail {
        Detail::Place(place) => place.own,
        _ => None,
    });
    let each: std::collections::BTreeSet<_> = named.collect();
    each.into_iter()
        .filter_map(|ix| {
            let entry = draft.own.entry(ix);
            let country = entry.country.as_deref().and_then(|code| code.as_bytes().try_into().ok());
            Some(context::OwnPlace { at: entry.at?, country })
        })
        .collect()
}

fn groups(draft: &Draft) -> Vec<Group> {
    let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (nth, found) in draft.found.iter().enumerate() {
        if let Detail::Place(place) = &found.detail
            && place.own.is_none()
        {
            by_key.entry(&place.key).or_default().push(nth);
        }
    }
    let mut groups: Vec<Group> = Vec::with_capacity(by_key.len());
    for members in by_key.into_values() {
        groups.extend(senses(draft, &members).into_iter().map(|one| group(draft, one)));
    }
    groups
}

/// The mentions of one name by what they mean: one sense, but where the text itself names it with
/// two larger places ("London, Ontario", "London, Kentucky") a bare one goes with the last before.
fn senses(draft: &Draft, members: &[usize]) -> Vec<Vec<usize>> {
    let parents = |member: usize| -> Vec<PlaceIx> {
        match &draft.found[member].detail {
            Detail::Place(place) => place.parent.iter().map(|hit| hit.place).collect(),
            _ => Vec::new(),
        }
    };
    let mut kinds: Vec<(Vec<PlaceIx>, Vec<usize>)> = Vec::new();
    let mut last = 0;
    let mut bare = Vec::new();
    for &member in members {
        let stated = parents(member);
        if stated.is_empty() {
            match kinds.get_mut(last) {
                Some((_, same)) => same.push(member),
                None => bare.push(member),
            }
            continue;
        }
        let meets = |other: &[PlaceIx]| other.iter().any(|place| stated.contains(place));
        last = kinds.iter().position(|(known, _)| meets(known)).unwrap_or(kinds.len());
        match kinds.get_mut(last) {
            Some((_, same)) => same.push(member),
            None => kinds.push((stated, vec![member])),
        }
    }
    if kinds.is_empty() {
        return vec![bare];
    }
    kinds[0].1.splice(0..0, bare);
    kinds.into_iter().map(|(_, members)| members).collect()
}

fn group(draft: &Draft, members: Vec<usize>) -> Group {
    let mut hits: Vec<NameHit> = Vec::new();
    let mut fixed = false;
    let places = || {
        members.iter().filter_map(|&member| match &draft.found[member].detail {
            Detail::Place(place) => Some(place),
            _ => None,
        })
    };
    for place in places() {
        hits.extend(&place.hits);
        fixed |= place.naming == Naming::Demonym && place.hits.len() == 1;
    }
    hits.sort_unstable();
    hits.dedup_by_key(|hit| hit.place);
    let mut candidates: Vec<Candidate> =
        hits.iter().map(|&hit| prior::candidate(draft.gazetteer, hit)).collect();
    for candidate in &mut candidates {
        let own = NameHit { place: candidate.place, kind: NameKind::Canonical, ambiguous: false };
        let holds = |small: NameHit, large: NameHit| {
            small.place != large.place && super::mentions::within(draft.gazetteer, small, large)
        };
        // "Paris, Texas": what lies in the larger place named after it is meant.
        if places().any(|place| place.parent.iter().any(|&parent| holds(own, parent))) {
            candidate.stated += STATED;
        }
        // And the larger place is the one that holds such a town: "Rome, Georgia".
        if places().any(|place| place.child.iter().any(|&child| holds(child, own))) {
            candidate.stated += STATED;
        }
    }
    let sure = |one: &Candidate| one.prior + one.stated;
    candidates.sort_by(|a, b| sure(b).total_cmp(&sure(a)).then(a.place.cmp(&b.place)));
    candidates.truncate(MOST);
    Group { members, candidates, best: 0, confidence: 0.5, fixed }
}

impl Group {
    /// Each candidate with how likely it is by its score: the shares of one name make one.
    fn shares(&self) -> impl Iterator<Item = (&Candidate, f32)> {
        let top = self.candidates.get(self.best).map_or(0.0, |candidate| candidate.score);
        let of = move |candidate: &Candidate| (candidate.score - top).exp();
        let sum: f32 = self.candidates.iter().map(of).sum::<f32>().max(1e-6);
        self.candidates.iter().map(move |candidate| (candidate, of(candidate) / sum))
    }
}

fn choose(group: &mut Group, context: Option<(&Context, usize)>) {
    for candidate in &mut group.candidates {
        let fit = context.map_or(0.0, |(context, nth)| context.fit(candidate, nth));
        candidate.score = candidate.prior + candidate.stated + fit;
    }
    let best = group
        .candidates
        .iter()
        .enumerate()
        .max_by(|(i, a), (j, b)| a.score.total_cmp(&b.score).then(j.cmp(i)))
        .map_or(0, |(nth, _)| nth);
    group.best = best;
    // A soft maximum over the scores: how much better than the rest the best is.
    let top = group.candidates.get(best).map_or(0.0, |candidate| candidate.score);
    let sum: f32 = group.candidates.iter().map(|other| (other.score - top).exp()).sum();
    group.confidence = if sum > 0.0 { (1.0 / sum).min(0.98) } else { 0.0 };
}
