//! Numbers for reading.

/// A whole number with its thousands set apart: `12000` as `12,000`.
pub fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 text`, `1,234 texts`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", with_commas(number as u64), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(with_commas(2000), "2,000");
        assert_eq!(with_commas(500), "500");
    }
}
