//! Groups of reports that tell of one event.
//!
//! Only reports that name one actor, say a like thing and lie within days of each other are
//! compared. Pairs are joined from the strongest tie of ids on; a group takes in another only if no
//! report of one contradicts a report of the other, so that a chain of small differences never joins two events.

use std::collections::{BTreeMap, BTreeSet};

use super::Part;
use super::copies::Groups;
use super::same::{self, MOST_DAYS, Told};
use crate::atlas::{Entity, Report};
use crate::base::Id;

/// A report is compared with at most so many others that name the same actor.
const COMPARED: usize = 200;

/// Groups of two reports and more. `texts` has the same number for copies of one text.
pub fn events(parts: &[Part<'_>], texts: &[u32]) -> Vec<Vec<Report>> {
    let mut told: Vec<Told<'_>> = parts.iter().enumerate().flat_map(reports).collect();
    // The order of joining is that of the ids, not that of the files.
    told.sort_by_key(|told| (&told.event.id, told.document, told.report));
    let mut groups = Groups::new(told.len());
    let mut members: Vec<Vec<usize>> = (0..told.len()).map(|nth| vec![nth]).collect();
    let mut merge = |groups: &mut Groups, a: usize, b: usize, forced: bool| {
        let (a, b) = (groups.root(a), groups.root(b));
        let agree = |x: &usize| members[b].iter().all(|&y| !same::contradict(&told[*x], &told[y]));
        if a == b || !(forced || members[a].iter().all(agree)) {
            return;
        }
        groups.unite(a, b);
        let (into, from) = (a.min(b), a.max(b));
        let moved = std::mem::take(&mut members[from]);
        members[into].extend(moved);
    };
    for (a, b) in copied(texts, &told) {
        merge(&mut groups, a, b, true);
    }
    for (a, b) in alike(texts, &told) {
        merge(&mut groups, a, b, false);
    }
    let mut found: Vec<Vec<Report>> = groups
        .all()
        .into_iter()
        .filter(|group| group.len() > 1)
        .map(|group| group.into_iter().map(|nth| told[nth].report).collect())
        .collect();
    found.sort();
    found
}

fn reports<'a>((nth, part): (usize, &Part<'a>)) -> Vec<Told<'a>> {
    let entities: BTreeMap<&Id, &Entity> =
        part.extraction.entities.iter().map(|entity| (&entity.id, entity)).collect();
    (0..part.extraction.events.len())
        .map(|event| Report { document: nth as u32, event: event as u32 })
        .map(|report| Told::new(report, part, &entities))
        .collect()
}

/// The same sentence in copies of one text is the same report.
fn copied(texts: &[u32], told: &[Told<'_>]) -> Vec<(usize, usize)> {
    let mut seen: BTreeMap<_, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (nth, one) in told.iter().enumerate() {
        // In a damaged project it may begin before its sentence.
        let before = one.event.trigger.start.wrapping_sub(one.event.sentence.start);
        let text = texts[one.report.document as usize];
        let key = (text, one.event.event_type, before, &one.facts.trigger, one.facts.sentence);
        match seen.get(&key) {
            Some(&first) => pairs.push((first, nth)),
            None => {
                seen.insert(key, nth);
            }
        }
    }
    pairs
}

/// Pairs of reports in different texts that tell of one event, in order.
fn alike(texts: &[u32], told: &[Told<'_>]) -> BTreeSet<(usize, usize)> {
    let mut by_actor: BTreeMap<(&Id, u8), Vec<usize>> = BTreeMap::new();
    for (nth, one) in told.iter().enumerate().filter(|(_, one)| one.when.is_some()) {
        let actors: BTreeSet<&Id> = one.actors().map(|actor| &actor.id).collect();
        for actor in actors {
            by_actor.entry((actor, same::group(one.event.event_type))).or_default().push(nth);
        }
    }
    let mut pairs = BTreeSet::new();
    for mut reports in by_actor.into_values() {
        let when = |nth: usize| told[nth].when.expect("only those with a time are here");
        reports.sort_by_key(|&nth| (when(nth).first, nth));
        for (at, &a) in reports.iter().enumerate() {
            let last = when(a).last.saturating_add(jiff::ToSpan::days(i64::from(MOST_DAYS)));
            let later = reports[at + 1..].iter().take_while(|&&b| when(b).first <= last);
            for &b in later.take(COMPARED) {
                let text = |nth: usize| texts[told[nth].report.document as usize];
                if text(a) != text(b) && same::is_same(&told[a], &told[b]) {
                    pairs.insert((a.min(b), a.max(b)));
                }
            }
        }
    }
    pairs
}
