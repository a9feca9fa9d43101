//! Full text over sentences and documents.
use crate::atlas::Document;
use rusqlite::{Connection, Transaction};
pub(super) fn create(_: &Connection) -> rusqlite::Result<()> {
    Ok(())
}
pub(super) fn add(_: &Transaction<'_>, _: i64, _: &Document) -> rusqlite::Result<()> {
    Ok(())
}
pub(super) fn remove(_: &Transaction<'_>, _: i64) -> rusqlite::Result<()> {
    Ok(())
}
