//! Coasts, borders and labels of the background map, in several levels of detail.
