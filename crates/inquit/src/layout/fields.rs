//! Lines and leads that are dates or fields of data.

use super::words::List;
use crate::date::day_in;

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

/// Does the field name the day of a change, as `Last updated: May 3` does?
pub(super) fn is_change(field: &str) -> bool {
    let mut words = field.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(3);
    words.any(|word| ["updated", "modified", "edited", "revised"].iter().any(|name| word.eq_ignore_ascii_case(name)))
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
