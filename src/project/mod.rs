//! The project file: one SQLite file in the GeoPackage profile that holds the texts, what was read
//! in them and what the user added. Places, events and links are layers that any GIS opens.
//!
//! Each change is one transaction: a program that is killed leaves a file that goes on where it
//! stopped. A file from a newer version is never touched.

mod error;
mod files;
mod geopackage;
mod layers;
mod lock;
mod meta;
mod names;
mod schema;
pub mod search;
mod store;
#[cfg(test)]
mod tests;
mod texts;

pub use error::ProjectError;
pub use files::{FileRow, FileState};
pub use layers::{EventRow, LinkRow, PlaceRow};
pub use store::{Kept, Project, Stored};
