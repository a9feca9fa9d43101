//! Mentions, entities, events and links out of one document; one rule or model a file.

pub mod dates;
