//! One file a format: plain inputs in, bytes out.

pub mod caption;
pub mod jsonl;
mod lines;
pub mod png;
pub mod sources;
pub mod svg;
mod svg_parts;
