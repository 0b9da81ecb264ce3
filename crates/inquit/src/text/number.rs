//! Numbers in words and digits by their value: *nine hundred million*, *900 million* and *900,000,000* are one.

/// A number that is being read, word by word.
#[derive(Debug, Default)]
pub(crate) struct Number {
    /// What the scales so far come to, and what stands behind the last one.
    scaled: f64,
    rest: Option<f64>,
}

const SMALL: [&str; 20] = [
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
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const OTHERS: [(&str, f64); 6] =
    [("once", 1.0), ("twice", 2.0), ("dozen", 12.0), ("half", 0.5), ("third", 1.0 / 3.0), ("quarter", 0.25)];
const SCALES: [(&str, f64); 5] =
    [("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];

/// Scales in short, behind the digits.
const SHORT: [(&str, f64); 5] = [("bn", 1e9), ("tn", 1e12), ("mn", 1e6), ("m", 1e6), ("k", 1e3)];

impl Number {
    /// Takes a word in lower case if it goes on with the number or begins one.
    pub(crate) fn add(&mut self, word: &str) -> bool {
        if let Some(scale) = scale(word) {
            let before = self.rest.take().unwrap_or(1.0);
            if scale == 100.0 {
                self.rest = Some(before * scale);
            } else {
                self.scaled += before * scale;
            }
            return true;
        }
        let Some(value) = value(word) else { return false };
        // *one* is a pronoun as well, and alone it counts nothing.
        let goes_on = self.rest.is_none_or(|rest| rest >= 20.0 && value < rest);
        if word == "one" && self.rest.is_none() || !goes_on {
            return false;
        }
        self.rest = Some(self.rest.unwrap_or(0.0) + value);
        true
    }

    /// Is no number being read?
    pub(crate) fn is_none(&self) -> bool {
        self.scaled == 0.0 && self.rest.is_none()
    }

    /// The number so far, as it is compared.
    pub(crate) fn take(&mut self) -> Option<String> {
        let is_none = self.is_none();
        let Self { scaled, rest } = std::mem::take(self);
        (!is_none).then(|| format!("{:.4}", scaled + rest.unwrap_or(0.0)))
    }
}

/// Is the word in lower case a number or a part of one?
pub(crate) fn is_number(word: &str) -> bool {
    value_of(word).is_some() || word == "times"
}

/// What a word in lower case counts: *9*, *nine*, *million*, *twice*.
pub(crate) fn value_of(word: &str) -> Option<f64> {
    value(word).or_else(|| scale(word))
}

fn scale(word: &str) -> Option<f64> {
    SCALES.iter().find(|(name, _)| *name == word.trim_end_matches('s')).map(|&(_, scale)| scale)
}

fn value(word: &str) -> Option<f64> {
    // *3.5bn*, *40m*: the scale is written right behind the digits.
    let scaled = SHORT.iter().find_map(|&(end, scale)| {
        word.strip_suffix(end)?.replace(',', "").parse::<f64>().ok().map(|value| value * scale)
    });
    if scaled.is_some() {
        return scaled;
    }
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    if digits.starts_with(|c: char| c.is_ascii_digit()) {
        let plain = digits.replace(',', ".");
        // What is no decimal is a number all the same: *10/2*.
        let leading = || digits.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok();
        return plain.parse().ok().or_else(leading);
    }
    let place = |names: &[&str]| names.iter().position(|&name| name == word);
    let small = place(&SMALL).map(|place| place as f64);
    let tens = place(&TENS).map(|place| 10.0 * (place as f64 + 2.0));
    small.or(tens).or_else(|| OTHERS.iter().find(|(name, _)| *name == word).map(|&(_, value)| value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<String> {
        let mut number = Number::default();
        let mut found = Vec::new();
        for word in text.split(' ') {
            if !number.add(word) {
                found.extend(number.take());
                // A word that does not go on with one number may begin the next.
                number.add(word);
            }
        }
        found.extend(number.take());
        found
    }

    #[test]
    fn words_and_digits_are_one() {
        let nine = numbers("900000000");
        assert_eq!(numbers("nine hundred million"), nine);
        assert_eq!(numbers("900 million"), nine);
        assert_eq!(numbers("forty two"), numbers("42"));
        assert_eq!(numbers("twice"), numbers("two times"));
        assert_eq!(numbers("one of them"), Vec::<String>::new());
        assert_eq!(numbers("4.2 million lamps").len(), 1);
        assert_eq!(numbers("five six").len(), 2);
    }
}
