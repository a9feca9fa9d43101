//! What to draw, without saying how: marks, areas, arcs, labels, hit-testing.
