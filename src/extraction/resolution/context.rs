//! What the other names of a document say about one of them: votes for countries and first-order
//! divisions, and nearness. In local news nine of ten places lie in the document's main country,
//! seven of ten in its main division.

use std::collections::BTreeMap;

use super::home::Home;
use super::{Candidate, Group};
use crate::base::LonLat;
use crate::gazetteer::Feature;

/// Votes of all groups; a group's own are taken out when it asks.
pub(super) struct Context<'a> {
    countries: Votes<[u8; 2]>,
    admins: Votes<String>,
    /// For each group what it voted.
    own: Vec<Own>,
    /// Positions of settlements and the like, with the group and weight.
    points: Vec<(usize, LonLat, f32)>,
    home: &'a Home,
}

struct Votes<K> {
    by: BTreeMap<K, f32>,
    total: f32,
}

/// A place of the user's own: it votes as any other that is beyond doubt.
pub(super) struct OwnPlace {
    pub at: LonLat,
    pub country: Option<[u8; 2]>,
}

#[derive(Default)]
struct Own {
    countries: Vec<([u8; 2], f32)>,
    admins: Vec<(String, f32)>,
}

impl<K: Ord + Clone> Votes<K> {
    fn new() -> Self {
        Self { by: BTreeMap::new(), total: 0.0 }
    }

    fn add(&mut self, key: &K, weight: f32) {
        *self.by.entry(key.clone()).or_default() += weight;
        self.total += weight;
    }

    /// What the others voted for `key`, and their share.
    fn others(&self, key: &K, own: &[(K, f32)]) -> (f32, f32) {
        let mine: f32 = own.iter().filter(|(other, _)| other == key).map(|(_, w)| w).sum();
        let mine_total: f32 = own.iter().map(|(_, weight)| weight).sum();
        let votes = (self.by.get(key).copied().unwrap_or_default() - mine).max(0.0);
        (votes, votes / ((self.total - mine_total).max(0.0) + 1.0))
    }
}

/// A candidate less likely than this has no vote.
const LEAST: f32 = 0.04;

impl<'a> Context<'a> {
    pub fn of(groups: &[Group], home: &'a Home, own_places: &[OwnPlace]) -> Self {
        let mut context = Self {
            countries: Votes::new(),
            admins: Votes::new(),
            own: Vec::with_capacity(groups.len()),
            points: Vec::new(),
            home,
        };
        for (nth, group) in groups.iter().enumerate() {
            let times = (group.members.len() as f32).sqrt();
            let mut own = Own::default();
            // Each name's vote is split by how likely its candidates are.
            for (candidate, share) in group.shares().filter(|&(_, share)| share > LEAST) {
                let weight = times * share;
                let Some(country) = candidate.country else { continue };
                own.countries.push((country, weight));
                context.countries.add(&country, weight);
                if candidate.feature == Feature::Country {
                    continue;
                }
                if let Some(admin1) = &candidate.admin1 {
                    own.admins.push((admin1.clone(), weight));
                    context.admins.add(admin1, weight);
                }
                if matches!(candidate.feature, Feature::City | Feature::County | Feature::Site) {
                    context.points.push((nth, candidate.at, weight));
                }
            }
            context.own.push(own);
        }
        for place in own_places {
            if let Some(country) = place.country {
                context.countries.add(&country, 1.0);
            }
            context.points.push((usize::MAX, place.at, 1.0));
        }
        context.add_home();
        context
    }

    /// The paper's town votes as a name that is mentioned twice, whether it is or not.
    fn add_home(&mut self) {
        let top = self.home.bearers.iter().map(|one| one.prior).fold(f32::MIN, f32::max);
        let sum: f32 = self.home.bearers.iter().map(|one| (one.prior - top).exp()).sum();
        for bearer in &self.home.bearers {
            let weight = std::f32::consts::SQRT_2 * (bearer.prior - top).exp() / sum;
            if let Some(country) = bearer.country {
                self.countries.add(&country, weight);
            }
            if let Some(admin1) = &bearer.admin1 {
                self.admins.add(admin1, weight);
            }
            self.points.push((usize::MAX, bearer.at, weight));
        }
    }

    /// How well a candidate of group `nth` fits, in the units of the prior.
    pub fn fit(&self, candidate: &Candidate, nth: usize) -> f32 {
        let Some(own) = self.own.get(nth) else { return 0.0 };
        let mut fit = 0.0;
        if let Some(country) = candidate.country {
            let (votes, share) = self.countries.others(&country, &own.countries);
            fit += 3.0 * share + 0.5 * votes.min(2.0);
            if self.home.country == Some(country) {
                fit += 1.5;
            }
            // In its own paper a town goes by its bare name.
            if self.home.is_town(candidate) {
                fit += 2.0;
            }
        }
        if let Some(admin1) = &candidate.admin1 {
            let (votes, share) = self.admins.others(admin1, &own.admins);
            fit += 2.5 * share + 0.7 * votes.min(2.0);
        }
        if matches!(candidate.feature, Feature::City | Feature::County | Feature::Site) {
            let near: f32 = self
                .points
                .iter()
                .filter(|&&(other, ..)| other != nth)
                .map(|&(_, at, weight)| {
                    let km = candidate.at.distance_km(at) as f32;
                    weight.min(1.0) * (-km / 80.0).exp()
                })
                .sum();
            fit += 1.6 * near.min(1.5);
        }
        fit
    }
}
