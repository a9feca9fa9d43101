//! How far two spellings lie apart.

/// Edits that turn one text into the other: letters put in, left out, replaced, or two neighbours
/// swapped (optimal string alignment, after Damerau 1964). `None` if it takes more than `most`.
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    if a == b {
        return Some(0);
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let start: Vec<usize> = (0..=b.len()).collect();
    let (mut before, mut last, mut row) = (start.clone(), start.clone(), start);
    for i in 1..=a.len() {
        row[0] = i;
        let mut least = i;
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
            least = least.min(row[j]);
        }
        if least > most {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    Some(last[b.len()]).filter(|&edits| edits <= most)
}

/// How many edits may lie between a name and what was meant by it.
pub fn allowed(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted_and_bounded() {
        for (a, b, edits) in [
            ("okhotsk", "ohotsk", 1),
            ("seoul", "seuol", 1),
            ("kihara", "kihara", 0),
            ("", "ab", 2),
            ("ca", "abc", 3),
            ("palce", "place", 1),
            ("정상", "정싱", 1),
        ] {
            assert_eq!(distance(a, b, 3), Some(edits), "{a} {b}");
            assert_eq!(distance(b, a, 3), Some(edits), "{b} {a}");
        }
        assert_eq!(distance("abcdef", "uvwxyz", 2), None);
        assert_eq!(distance("abc", "abcdef", 2), None);
    }
}
