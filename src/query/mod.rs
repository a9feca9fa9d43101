//! Filters, search and counts over the atlas.
