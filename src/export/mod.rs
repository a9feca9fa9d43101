//! One file a format: plain inputs in, bytes out.

pub mod jsonl;
pub mod png;
pub mod svg;
mod svg_parts;
