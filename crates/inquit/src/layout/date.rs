//! Dates as they stand in fields and datelines.

use jiff::civil::Date;

use super::words::List;

/// A run of digits or of letters in a date.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Number(i16),
    Month(i8),
}

/// The first day, with its year, that `words` name: `2024-11-16`, `16 November 2024`, `Nov. 16, 2024`.
///
/// `3/5/2024` is no day, since it is another one on each side of the Atlantic; `2024-02-30` is none at all.
pub(super) fn day_in(words: &str) -> Option<Date> {
    let mut window = [None; 3];
    for piece in pieces(words) {
        window = [window[1], window[2], Some(piece)];
        let found = match window {
            [Some(Piece::Number(year)), Some(Piece::Number(month)), Some(Piece::Number(day))] if year > 1000 => {
                date(year, month, day)
            }
            [Some(Piece::Number(day)), Some(Piece::Month(month)), Some(Piece::Number(year))]
            | [Some(Piece::Month(month)), Some(Piece::Number(day)), Some(Piece::Number(year))] => {
                date(year, month.into(), day)
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    // Years of news: a smaller number is a time or an amount.
    if !(1600..2200).contains(&year) {
        return None;
    }
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// The numbers and months of `words`; other words (weekdays, ordinal endings) are skipped.
fn pieces(words: &str) -> impl Iterator<Item = Piece> {
    let mut rest = words;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
            let first = rest.chars().next()?;
            let same = |c: char| if first.is_numeric() { c.is_numeric() } else { c.is_alphabetic() };
            let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            rest = after;
            let found = piece.parse().ok().map(Piece::Number).or_else(|| month(piece).map(Piece::Month));
            if found.is_some() {
                return found;
            }
        }
    })
}

/// The number of the month that `word` names in full or by its first letters.
fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let folded = word.to_ascii_lowercase();
    let index = MONTHS.iter().position(|month| folded.starts_with(month))?;
    List::Dates.contains(&folded).then_some(index as i8 + 1)
}

/// Does `words` name a month?
pub(super) fn has_month(words: &str) -> bool {
    pieces(words).any(|piece| matches!(piece, Piece::Month(_)))
}

/// Is `line` nothing but a date or a time? It has a number, and each of its words can be part of one.
pub(super) fn is_only_date(line: &str) -> bool {
    const LONGEST: usize = 90;
    if line.len() > LONGEST || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut unit = false;
    let fits = line.split_whitespace().all(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '/' | '-'));
        let folded = letters.to_ascii_lowercase();
        let time = word.contains([':', '-', '/']) && letters.len() < word.len();
        let known = List::Dates.contains(&folded);
        unit |= known || time;
        letters.is_empty() || known || time && folded.len() < 14 || List::Fillers.contains(&folded)
    });
    fits && unit
}

/// Length of the field that runs into the first sentence, as in `date 2024-11-16 The pier opened.`: a name of a field
/// or a day in digits, up to the end of the day and the time.
pub(super) fn field_length(paragraph: &str) -> Option<usize> {
    const REACH: usize = 80;
    let reach = paragraph.char_indices().map(|(at, _)| at).find(|&at| at >= REACH).unwrap_or(paragraph.len());
    let lead = &paragraph[..reach];
    let digits = lead.starts_with("20") || lead.starts_with("19");
    let named = List::Fields.prefix_of(&lead.to_ascii_lowercase());
    if !digits && named.is_none() {
        return None;
    }
    let mut ends =
        lead.match_indices(char::is_whitespace).map(|(at, _)| at).filter(|&at| named.is_none_or(|name| at >= name));
    // The words of the date itself: a name, a weekday, and three for the day.
    let mut length = ends.by_ref().take(6).find(|&end| day_in(&lead[..end]).is_some())?;
    let day_only = if digits { &lead[..length] } else { lead[named?..length].trim_start_matches(':') };
    if !is_only_date(day_only.trim()) {
        return None;
    }
    for end in ends {
        let word = lead[length..end].trim();
        if !(is_only_date(word) && word.contains(':')
            || matches!(word, "UTC" | "GMT" | "a.m." | "p.m." | "AM" | "PM" | "|"))
        {
            break;
        }
        length = end;
    }
    let rest = paragraph[length..].trim_start();
    rest.starts_with(|c: char| !c.is_lowercase() && !matches!(c, ',' | '.' | ';' | ':')).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_several_spellings() {
        let day = jiff::civil::date(2024, 11, 16);
        for words in [
            "2024-11-16",
            "Saturday, 16 November 2024",
            "Nov. 16, 2024 9:30 a.m.",
            "2024-11-16T09:30:00Z",
            "16th Nov 2024",
        ] {
            assert_eq!(day_in(words), Some(day), "{words}");
        }
        for words in ["11/16/2024", "2024-02-30", "16 November", "", "maybe 16 2024"] {
            assert_eq!(day_in(words), None, "{words}");
        }
    }

    #[test]
    fn a_field_ends_with_its_day_or_time() {
        let length = |paragraph: &str| field_length(paragraph).map(|length| paragraph[..length].to_owned());
        assert_eq!(length("date 2024-11-16 The pier opened.").as_deref(), Some("date 2024-11-16"));
        assert_eq!(length("2024-11-16 09:30 The pier opened.").as_deref(), Some("2024-11-16 09:30"));
        assert_eq!(length("Published: 16 November 2024 The pier").as_deref(), Some("Published: 16 November 2024"));
        assert_eq!(
            length("Updated on Nov. 16, 2024 9:30 a.m. The pier").as_deref(),
            Some("Updated on Nov. 16, 2024 9:30 a.m.")
        );
        assert_eq!(length("2024-11-16 was a cold day."), None);
        assert_eq!(length("Date palms were planted on 16 November 2024 The"), None);
        assert_eq!(length("The pier opened."), None);
    }

    #[test]
    fn lines_that_are_only_a_date() {
        for line in ["16 November 2024", "Sat., Nov. 16, 2024 9:30 a.m. EST", "3 hours ago", "5 min read", "2 p.m.:"] {
            assert!(is_only_date(line), "{line}");
        }
        for line in ["1998", "May", "In May 2024 the pier opened", "March on 12 towns", "14"] {
            assert!(!is_only_date(line), "{line}");
        }
    }
}
