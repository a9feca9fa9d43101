//! Chooses between the window and the command line, and nothing else.

fn main() {}
