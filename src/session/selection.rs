//! What is selected: any number of things, in the order in which they were chosen. The last one
//! leads: single answers, such as a flight or a quote, are for it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::scene::Target;

/// A set that knows its order; nothing is in it twice. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    order: Arc<Vec<Target>>,
    set: Arc<BTreeSet<Target>>,
}

impl Selection {
    /// The last of them leads.
    pub fn of(targets: impl IntoIterator<Item = Target>) -> Self {
        let mut order: Vec<Target> = targets.into_iter().collect();
        // Of one that comes several times, the last counts.
        let mut set = BTreeSet::new();
        order.reverse();
        order.retain(|&target| set.insert(target));
        order.reverse();
        Self { order: Arc::new(order), set: Arc::new(set) }
    }

    pub fn lead(&self) -> Option<Target> {
        self.order.last().copied()
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    pub fn contains(&self, target: Target) -> bool {
        self.set.contains(&target)
    }

    /// In the order in which they were chosen.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Target> {
        self.order.iter().copied()
    }

    /// All of them, to be kept.
    pub fn targets(&self) -> Arc<Vec<Target>> {
        Arc::clone(&self.order)
    }

    /// Adds one, or takes it out if it is in.
    pub fn toggle(&mut self, target: Target) {
        let order = Arc::make_mut(&mut self.order);
        if Arc::make_mut(&mut self.set).insert(target) {
            order.push(target);
        } else {
            Arc::make_mut(&mut self.set).remove(&target);
            order.retain(|&other| other != target);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::EntityIx;

    #[test]
    fn the_last_one_chosen_leads_and_nothing_is_in_it_twice() {
        let [a, b, c] = [0, 1, 2].map(|nth| Target::Entity(EntityIx(nth)));
        let mut selection = Selection::of([a, b, a]);
        assert_eq!(selection.iter().collect::<Vec<_>>(), [b, a]);
        selection.toggle(c);
        assert_eq!((selection.lead(), selection.len()), (Some(c), 3));
        selection.toggle(a);
        assert_eq!(selection.iter().collect::<Vec<_>>(), [b, c]);
        assert!(!selection.contains(a) && selection.contains(b));
        selection.toggle(b);
        selection.toggle(c);
        assert!(selection.is_empty() && selection.lead().is_none());
    }
}
