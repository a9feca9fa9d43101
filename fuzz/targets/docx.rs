//! Word files: the package itself, or one part of it inside a package that is sound.
#![no_main]

const TYPES: &[u8] = br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const DOCUMENT: &[u8] = br#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Ministers met in Lisbon.</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:body></w:document>"#;
const PARTS: [&str; 6] = [
    "word/document.xml",
    "docProps/core.xml",
    "word/footnotes.xml",
    "word/styles.xml",
    "_rels/.rels",
    "[Content_Types].xml",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        portolan_fuzz::read("a.docx", bytes);
        return;
    }
    let Some((&which, part)) = bytes.split_first() else { return };
    let name = PARTS[usize::from(which) % PARTS.len()];
    let mut parts = vec![(PARTS[0], DOCUMENT), (PARTS[4], RELS), (PARTS[5], TYPES)];
    parts.retain(|(of, _)| *of != name);
    parts.push((name, part));
    portolan_fuzz::read("a.docx", &portolan_fuzz::zipped(&parts));
});
