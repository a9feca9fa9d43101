//! Small numbers in words.

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number of one word in small letters: zero to nineteen, and the tens up to ninety.
pub fn small(word: &str) -> Option<u16> {
    let among = |words: &[&str]| words.iter().position(|one| *one == word);
    let ones = among(&ONES);
    ones.or_else(|| among(&TENS).map(|nth| 10 * (nth + 2))).map(|number| number as u16)
}
