//! Names to places: countries, admin-1, cities, seas, regions, lines, with their areas.
//! Embedded and read in place: nothing is parsed when the program starts.

mod feature;

pub use feature::Feature;
