//! Text set in lines no wider than there is room, measured as it is drawn.

use crate::scene::font::{Font, measure};

const MORE: &str = "…";

/// The text if it is at most `width` pixels wide at `size`, else as much of it as is, with an
/// ellipsis; nothing where not even that has room.
pub(super) fn cut(font: Font, size: f32, text: &str, width: f32) -> String {
    let fits = |text: &str| measure(font, size, 0.0, text) <= width;
    if fits(text) {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let cut_at = |nth: usize| format!("{}{MORE}", text[..ends[nth]].trim_end());
    let most = ends.partition_point(|&end| fits(&format!("{}{MORE}", text[..end].trim_end())));
    match most.checked_sub(1) {
        Some(nth) => cut_at(nth),
        None => String::new(),
    }
}

/// The text broken between words into at most `most` lines; the last one is cut where that is too
/// few.
pub(super) fn wrap(font: Font, size: f32, text: &str, width: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        let last = lines.len() + 1 == most;
        let end = if last { rest.len() } else { line_end(font, size, rest, width) };
        lines.push(cut(font, size, rest[..end].trim_end(), width));
        rest = rest[end..].trim_start();
    }
    lines
}

/// Where the first line ends: before the first word that has no room in it. A word that is wider than
/// a line has one to itself.
fn line_end(font: Font, size: f32, text: &str, width: f32) -> usize {
    let mut end = None;
    for (at, _) in text.match_indices(' ').chain([(text.len(), "")]) {
        if measure(font, size, 0.0, text[..at].trim_end()) > width {
            return end.unwrap_or(at);
        }
        end = Some(at);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_the_whole_text_and_none_is_too_wide() {
        let text = "linked to Sea of Okhotsk or Vladivostok · Aug – Dec 2024 · attack, threat";
        for width in [90.0, 140.0, 400.0] {
            let lines = wrap(Font::Regular, 11.0, text, width, 20);
            assert_eq!(lines.join(" "), text, "{width}");
            let widest = lines.iter().map(|line| measure(Font::Regular, 11.0, 0.0, line));
            assert!(widest.fold(0.0, f32::max) <= width);
        }
    }

    #[test]
    fn what_has_no_room_is_cut_and_says_so() {
        let text = "Канада и Япония 東京 extend their talks";
        for width in [12.0, 40.0, 100.0] {
            let short = cut(Font::Regular, 11.0, text, width);
            assert!(short.ends_with(MORE) && measure(Font::Regular, 11.0, 0.0, &short) <= width);
        }
        assert_eq!(cut(Font::Regular, 11.0, text, 2.0), "");
        assert_eq!(cut(Font::Regular, 11.0, text, 900.0), text);
        let two = wrap(Font::Regular, 11.0, text, 90.0, 2);
        assert!(two.len() == 2 && two[1].ends_with(MORE), "{two:?}");
    }
}
