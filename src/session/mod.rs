//! What is open now: selection, filters, view, history, jobs.
