//! Search and counts over the atlas, and who is in a place.

mod presence;
mod search;

pub use presence::{Presence, places_inside, presence};
pub use search::{Found, search};
