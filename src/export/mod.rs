//! One file a format: plain inputs in, bytes out.
