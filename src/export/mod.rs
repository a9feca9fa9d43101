//! One file a format: plain inputs in, bytes out.

pub mod jsonl;
