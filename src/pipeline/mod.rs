//! Read, extract and join, with progress and cancel; window, command line and streams share it.
