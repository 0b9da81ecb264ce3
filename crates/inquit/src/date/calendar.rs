//! Names of days and months, and dates that have their year.

use jiff::civil::{Date, Weekday};

/// A run of digits or of letters in a date.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Number(i16),
    Month(i8),
}

/// A piece, and the sign that alone stands between it and the one before.
type Joined = (Piece, Option<char>);

/// The first day, with its year, that `words` name: `2024-11-16`, `16 November 2024`, `Nov. 16, 2024`, `16.11.2024`.
///
/// `3/5/2024` is no day, since it is another one on each side of the Atlantic; `2024-02-30` is none at all.
pub(crate) fn day_in(words: &str) -> Option<Date> {
    let mut window = [None; 3];
    for piece in pieces(words) {
        window = [window[1], window[2], Some(piece)];
        let [Some(first), Some(second), Some(third)] = window else { continue };
        let found = day_of(first, second, third);
        if found.is_some() {
            return found;
        }
    }
    None
}

fn day_of(first: Joined, second: Joined, third: Joined) -> Option<Date> {
    use Piece::{Month, Number};
    match (first.0, second.0, third.0) {
        (Number(year), Number(month), Number(day)) if year > 1000 => date(year, month, day),
        (Number(day), Month(month), Number(year)) | (Month(month), Number(day), Number(year)) => {
            date(year, month.into(), day)
        }
        (Number(one), Number(two), Number(year)) if year > 1000 => {
            let sign = third.1.filter(|&sign| second.1 == Some(sign) && matches!(sign, '/' | '.' | '-'))?;
            match () {
                // Only the day comes first in a date with stops.
                () if sign == '.' || one > 12 || one == two => date(year, two, one),
                () if two > 12 => date(year, one, two),
                () => None,
            }
        }
        _ => None,
    }
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    // Years of news: a smaller number is a time or an amount.
    if !(1600..2200).contains(&year) {
        return None;
    }
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// The numbers and months of `words`; other words (weekdays, ordinal endings) are skipped.
fn pieces(words: &str) -> impl Iterator<Item = Joined> {
    let mut rest = words;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(char::is_alphanumeric)?;
            let mut between = rest[..start].chars();
            let sign = between.next().filter(|_| between.next().is_none());
            rest = &rest[start..];
            let first = rest.chars().next()?;
            let same = |c: char| if first.is_numeric() { c.is_numeric() } else { c.is_alphabetic() };
            let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            rest = after;
            let found = piece.parse().ok().map(Piece::Number).or_else(|| month(piece).map(Piece::Month));
            if let Some(found) = found {
                return Some((found, sign));
            }
        }
    })
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The number of the month that `word` names in full or by its first letters.
pub(crate) fn month(word: &str) -> Option<i8> {
    let index = MONTHS.iter().position(|name| is_name_or_short(word, name, &["sept"]))?;
    Some(index as i8 + 1)
}

/// The day of the week that `word` names in full or by its first letters.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    const SHORT: [&str; 4] = ["tues", "weds", "thur", "thurs"];
    let index = WEEKDAYS.iter().position(|name| is_name_or_short(word, name, &SHORT))?;
    Weekday::from_monday_zero_offset(index as i8).ok()
}

/// Is `word` the name, its first three letters, or one of the other short forms?
fn is_name_or_short(word: &str, name: &str, others: &[&str]) -> bool {
    let is_short = || word.eq_ignore_ascii_case(&name[..3]);
    let is_other = || others.iter().any(|short| word.eq_ignore_ascii_case(short) && short[..3] == name[..3]);
    word.eq_ignore_ascii_case(name) || is_short() || is_other()
}

/// Does `words` name a month?
pub(crate) fn has_month(words: &str) -> bool {
    pieces(words).any(|(piece, _)| matches!(piece, Piece::Month(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_several_spellings() {
        let day = jiff::civil::date(2024, 11, 16);
        for words in [
            "2024-11-16",
            "2024/11/16",
            "Saturday, 16 November 2024",
            "Nov. 16, 2024 9:30 a.m.",
            "2024-11-16T09:30:00Z",
            "16th Nov 2024",
            "16-Nov-2024",
            "16.11.2024",
            "11/16/2024",
            "16/11/2024 09:30",
            "Sat Nov 16 2024 09:30:00 GMT",
        ] {
            assert_eq!(day_in(words), Some(day), "{words}");
        }
        for words in ["3/5/2024", "2024-02-30", "16 November", "", "maybe 16 2024", "9:30 16 2024", "11-16:2024"] {
            assert_eq!(day_in(words), None, "{words}");
        }
    }

    #[test]
    fn names_and_short_forms() {
        assert_eq!(month("Sept"), Some(9));
        assert_eq!(month("august"), Some(8));
        assert_eq!(month("Marc"), None);
        assert_eq!(weekday("Thurs"), Some(Weekday::Thursday));
        assert_eq!(weekday("sunday"), Some(Weekday::Sunday));
        assert_eq!(weekday("sunda"), None);
    }
}
