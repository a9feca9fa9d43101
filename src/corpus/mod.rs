//! Files in, documents out: formats, furniture, paragraphs and sentences.

mod document;

pub use document::{DateBasis, Document, DocumentDate, Paragraph, Sentence};
