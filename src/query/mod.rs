//! Search and counts over the atlas: the query language, filters, completion, and who is in a place.
//!
//! What is typed becomes a tree ([`language`]), the tree conditions on one atlas ([`Filter`]), and
//! they what comes through ([`Matches`]). [`Search`] answers the search box, [`complete`] says how a
//! query may go on. All of it needs an [`Index`], made once for each atlas, and the full text index
//! of its texts ([`Texts`]); no text is read but those that are shown. What the whole window is
//! narrowed to is another thing: [`facets`].

mod complete;
pub mod facets;
mod filter;
pub mod graph;
mod index;
pub mod language;
mod linked;
mod names;
mod near;
mod presence;
mod search;
mod shared;
mod small_words;
pub mod table;
mod texts;
mod thing;
pub mod words;

pub use complete::{Completes, Completion, complete};
pub use filter::{Filter, Matches};
pub use index::Index;
pub use linked::linked;
pub use names::{Names, Wanted};
pub use presence::{Presence, places_inside, presence, presence_in};
pub use search::{Answers, Found, Quote, Search};
pub use shared::{Common, Shared, shared};
pub use texts::{InMemory, Rows, Texts};
pub use thing::Thing;
