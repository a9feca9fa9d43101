//! Pages made here, word by word, and small files made by other programs.
