//! Tests against the embedded file.
