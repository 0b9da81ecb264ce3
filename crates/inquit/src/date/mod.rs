//! Days: dates as they are written, and words such as *on Friday* counted from the day of publication.
//!
//! A day that the text does not settle is left out: *last week* is none, and *3/5/2024* is another one on each side of
//! the Atlantic.

mod calendar;
mod counted;

use jiff::civil::Date;

use crate::document::{Attribution, Cue, Quote, Time};
use crate::text::span::Span;

pub(crate) use calendar::{day_in, has_month, month, weekday};
use counted::{Direction, day_of};

/// `attributions` with the days of their times, counted from the day of publication where that is known.
///
/// Whoever is quoted counts from the day on which they speak, which is another one.
pub(crate) fn resolve_times(
    text: &str,
    published: Option<Date>,
    quotes: &[Quote],
    mut attributions: Vec<Attribution>,
) -> Vec<Attribution> {
    let mut spoken: Vec<Span> = quotes.iter().filter(|quote| quote.parent.is_none()).map(Quote::span).collect();
    spoken.sort_unstable();
    for Attribution { cue, time, .. } in &mut attributions {
        if let Some(Time { span, date }) = time {
            let direction = cue.as_ref().map_or(Direction::Back, |cue| direction_of(text, cue));
            let before = spoken.partition_point(|quote| quote.start() <= span.start());
            let is_spoken = before.checked_sub(1).is_some_and(|last| spoken[last].contains(*span));
            *date = day_of(span.text(text), published.filter(|_| !is_spoken), direction);
        }
    }
    attributions
}

/// Where the act of saying lies: *will say* is still to come, *would say* may be either.
fn direction_of(text: &str, cue: &Cue) -> Direction {
    let mut words = cue.spans.iter().flat_map(|span| span.text(text).split_whitespace());
    // The *to* of *according to* is no infinitive.
    let found = words.find_map(|word| match word.to_ascii_lowercase().as_str() {
        "will" | "shall" | "’ll" | "'ll" => Some(Direction::Ahead),
        "to" if !cue.lemma.ends_with(" to") => Some(Direction::Ahead),
        "would" | "could" | "may" | "might" | "should" | "must" | "can" => Some(Direction::Unknown),
        _ => None,
    });
    found.unwrap_or(Direction::Back)
}
