//! Titles and authors in the properties of files: written by a person, or left by a program.

use crate::base::one_line;

/// The longest title, in characters.
const LONGEST: usize = 250;

/// The title, unless it is a file's name, a program's placeholder, or no words.
pub fn title(found: &str) -> Option<String> {
    let title = printable_line(found);
    let lower = title.to_lowercase();
    // "Microsoft Word - minutes.doc": printed from a program, which adds its own name.
    let of_program = ["microsoft word", "microsoft powerpoint", "microsoft excel", "print - "]
        .iter()
        .any(|program| lower.starts_with(program));
    let placeholder =
        ["untitled", "no title", "title", "document", "presentation", "slide", "page"].iter().any(
            |word| {
                let rest = lower.strip_prefix(word);
                rest.is_some_and(|rest| rest.chars().all(|c| !c.is_alphabetic()))
            },
        ) || ["powerpoint presentation", "untitled document", "new document", "about:blank"]
            .contains(&lower.as_str());
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let sane = letters >= 2
        && letters * 2 > title.chars().filter(|c| !c.is_whitespace()).count()
        && title.chars().count() <= LONGEST
        && !title.contains('\u{fffd}');
    (sane && !of_program && !placeholder && !is_file_name(&title)).then_some(title)
}

/// The author, unless it is a program, an account, or no name.
pub fn author(found: &str) -> Option<String> {
    let author = printable_line(found);
    let lower = author.to_lowercase();
    #[rustfmt::skip]
    const ACCOUNTS: &[&str] = &[
        "user", "admin", "administrator", "owner", "unknown", "anonymous", "author", "root", "guest",
        "pc", "home", "office", "default", "none", "n/a", "windows user", "microsoft office user",
        "microsoft", "utilisateur", "benutzer", "usuario", "utente", "пользователь", "사용자",
    ];
    const PROGRAMS: &[&str] = &[
        "python-docx",
        "pandoc",
        "acrobat",
        "pdfcreator",
        "quarkxpress",
        "indesign",
        "latex",
        "word",
        "openoffice",
        "libreoffice",
        "writer",
        "webmaster",
    ];
    let letters = author.chars().filter(|c| c.is_alphabetic()).count();
    let sane = letters >= 2 && author.chars().count() <= 120 && !author.contains('\u{fffd}');
    let named = !ACCOUNTS.contains(&lower.as_str())
        && !lower
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .any(|word| PROGRAMS.contains(&word));
    // "jdoe2" and "jdoe@host" are accounts; so is one word in small letters.
    let account = !author.contains(' ')
        && (author.contains(['@', '_', '\\', '/'])
            || author.contains(|c: char| c.is_ascii_digit())
            || author.chars().all(|c| c.is_ascii_lowercase() || !c.is_alphabetic()));
    (sane && named && !account).then_some(author)
}

/// "minutes.doc", "/home/x/minutes", "final_version_3", "untitled-1".
fn is_file_name(title: &str) -> bool {
    let spaced = title.contains(' ');
    let path = title.starts_with(['/', '~', '\\'])
        || title.get(1..3).is_some_and(|drive| drive == ":\\" || drive == ":/")
        || title.contains("://") && !spaced;
    #[rustfmt::skip]
    const ENDS: &[&str] = &[
        "doc", "docx", "docm", "odt", "rtf", "txt", "pdf", "tex", "dvi", "ps", "indd", "qxd", "qxp",
        "pub", "pages", "wpd", "md", "ppt", "pptx", "xls", "xlsx", "html", "htm", "fm", "eml", "dot",
    ];
    let ended = title.rsplit_once('.').is_some_and(|(stem, end)| {
        !stem.is_empty() && ENDS.contains(&end.to_ascii_lowercase().as_str())
    });
    path || ended || !spaced && title.contains('_')
}

fn printable_line(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    one_line(&clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_people_are_kept() {
        for kept in [
            "Canada and Korea sign a pact",
            "Q&A: what now?",
            "국방 협력 강화",
            "Page turners of the year",
            "Document of peace",
            "Untitled works of 2012",
            "Drill",
        ] {
            assert_eq!(title(kept).as_deref(), Some(kept));
        }
        assert_eq!(title(" Two\n lines ").as_deref(), Some("Two lines"));
    }

    #[test]
    fn titles_of_programs_are_none() {
        for none in [
            "",
            "  ",
            "Microsoft Word - minutes of May.doc",
            "minutes of May.docx",
            "report.pdf",
            "Untitled",
            "untitled-1",
            "Document1",
            "Slide 1",
            "PowerPoint Presentation",
            "final_version",
            "C:\\texts\\a",
            "https://a.example/b",
            "1234-5678",
            "�������",
        ] {
            assert_eq!(title(none), None, "{none}");
        }
    }

    #[test]
    fn authors_are_persons_or_bodies() {
        for kept in [
            "Jane Doe",
            "William Wordsworth",
            "Ministry of Defence",
            "김영호",
            "J. Doe, A. Roe",
            "Reuters",
        ] {
            assert_eq!(author(kept).as_deref(), Some(kept));
        }
        for none in ["", "user", "Windows User", "jdoe2", "jdoe", "a@b.example", "python-docx", "1"]
        {
            assert_eq!(author(none), None, "{none}");
        }
    }
}
