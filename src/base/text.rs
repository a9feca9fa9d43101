//! Text as it is shown or compared, not as it is kept.

/// With every run of white space as one space, and none at the ends.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn runs_of_white_space_become_one_space() {
        assert_eq!(one_line(" Sea\tof\r\n\u{a0} Okhotsk\n"), "Sea of Okhotsk");
        assert_eq!(one_line(" \n"), "");
    }
}
