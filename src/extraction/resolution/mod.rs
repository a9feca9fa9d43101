//! Which gazetteer entry each place mention means. All mentions of one name in a document mean one
//! place (Gale et al. 1992: one sense per discourse); a name is weighed by how important its
//! bearers are and how well they fit the countries, states and places the document also names.

mod confidence;
mod context;
mod home;
mod prior;

use std::collections::BTreeMap;

use super::mentions::{Detail, Draft, Naming};
use crate::gazetteer::{Feature, NameHit, PlaceIx};
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
/// How often context is recounted with the choices it led to.
const ROUNDS: usize = 4;

/// For each of the draft's found, what it means; `None` for all that is no place.
pub fn resolve(draft: &Draft) -> Vec<Option<Resolved>> {
    let mut groups = groups(draft);
    let home = Home::of(draft.analysis.document.source.as_deref(), draft.gazetteer);
    for group in &mut groups {
        choose(group, None);
    }
    for _ in 0..ROUNDS {
        let context = Context::of(&groups, &home);
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

fn groups(draft: &Draft) -> Vec<Group> {
    let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (nth, found) in draft.found.iter().enumerate() {
        if let Detail::Place(place) = &found.detail {
            by_key.entry(&place.key).or_default().push(nth);
        }
    }
    let mut groups: Vec<Group> = Vec::with_capacity(by_key.len());
    for members in by_key.into_values() {
        let mut hits: Vec<NameHit> = Vec::new();
        let mut fixed = false;
        for &member in &members {
            if let Detail::Place(place) = &draft.found[member].detail {
                hits.extend(&place.hits);
                fixed |= place.naming == Naming::Demonym && place.hits.len() == 1;
            }
        }
        hits.sort_unstable();
        hits.dedup_by_key(|hit| hit.place);
        let mut candidates: Vec<Candidate> =
            hits.iter().map(|&hit| prior::candidate(draft.gazetteer, hit)).collect();
        candidates.sort_by(|a, b| b.prior.total_cmp(&a.prior).then(a.place.cmp(&b.place)));
        candidates.truncate(MOST);
        // "Paris, Texas": what lies in the larger place named after it is meant.
        for &member in &members {
            let Detail::Place(place) = &draft.found[member].detail else { continue };
            let Some(Detail::Place(parent)) =
                place.parent.and_then(|parent| draft.found.get(parent)).map(|found| &found.detail)
            else {
                continue;
            };
            for candidate in &mut candidates {
                let child = NameHit {
                    place: candidate.place,
                    kind: crate::gazetteer::NameKind::Canonical,
                    ambiguous: false,
                };
                let inside = parent.hits.iter().any(|&parent| {
                    parent.place != candidate.place
                        && super::mentions::within(draft.gazetteer, child, parent)
                });
                if inside {
                    candidate.stated = 8.0;
                }
            }
        }
        groups.push(Group { members, candidates, best: 0, confidence: 0.5, fixed });
    }
    groups
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
