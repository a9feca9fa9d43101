//! Portolan reads a folder of articles and plots what they say on a map.
//!
//! One crate; imports run downward only, and rooms on one floor do not import each other.
//!
//! | floor | room | what it does |
//! |---|---|---|
//! | 7 | [`ui`], [`cli`] | the window; the same work without one |
//! | 6 | [`session`] | what is open now: selection, filters, view, jobs |
//! | 5 | [`pipeline`], [`export`] | read → extract → join; bytes in other formats |
//! | 4 | [`scene`], [`query`] | what to draw; filters, search, counts |
//! | 3 | [`extraction`], [`project`] | mentions → entities → events → links; the project file |
//! | 2 | [`atlas`] | the model: documents, places, actors, events, links, evidence |
//! | 1 | [`corpus`], [`gazetteer`], [`basemap`] | texts in; names to places; coasts and borders |
//! | 0 | [`base`] | ids, spans, positions, partial dates |

pub mod atlas;
pub mod base;
pub mod basemap;
pub mod cli;
pub mod corpus;
pub mod export;
pub mod extraction;
pub mod gazetteer;
pub mod pipeline;
pub mod project;
pub mod query;
pub mod scene;
pub mod session;
#[cfg(feature = "gui")]
pub mod ui;
