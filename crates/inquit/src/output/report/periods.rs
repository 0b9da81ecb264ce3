//! Days put together to periods that fit a picture.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Modes;

/// Periods that a picture has room for.
const MOST: usize = 60;

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    Day,
    Week,
    Month,
    Year,
}

impl Length {
    /// The first day of the period that `day` is in.
    fn start(self, day: Date) -> Date {
        match self {
            Length::Day => day,
            Length::Week => {
                let back = i64::from(day.weekday().to_monday_zero_offset());
                day.checked_sub(back.days()).unwrap_or(day)
            }
            Length::Month => day.first_of_month(),
            Length::Year => day.first_of_year(),
        }
    }

    fn next(self, start: Date) -> Option<Date> {
        let step = match self {
            Length::Day => 1.day(),
            Length::Week => 1.week(),
            Length::Month => 1.month(),
            Length::Year => 1.year(),
        };
        start.checked_add(step).ok()
    }

    /// A period as a caption writes it.
    pub(super) fn label(self, start: Date) -> String {
        match self {
            Length::Day | Length::Week => start.to_string(),
            Length::Month => start.strftime("%Y-%m").to_string(),
            Length::Year => start.strftime("%Y").to_string(),
        }
    }

    /// *a day*, *a week from*
    pub(super) fn caption(self) -> &'static str {
        match self {
            Length::Day => "Attributions by day of publication",
            Length::Week => "Attributions by week of publication, from Monday",
            Length::Month => "Attributions by month of publication",
            Length::Year => "Attributions by year of publication",
        }
    }
}

/// The counts of each period from the first to the last, empty ones too; the shortest periods that fit.
pub(super) fn periods(by_day: &BTreeMap<Date, Modes>) -> (Length, Vec<(Date, Modes)>) {
    let lengths = [Length::Day, Length::Week, Length::Month, Length::Year];
    let fits = |length: &Length| count(by_day, *length) <= MOST;
    let length = lengths.into_iter().find(fits).unwrap_or(Length::Year);
    let mut counts: BTreeMap<Date, Modes> = starts(by_day, length).take(LIMIT).map(|start| (start, [0; 3])).collect();
    for (&day, modes) in by_day {
        let period = counts.entry(length.start(day)).or_default();
        period.iter_mut().zip(modes).for_each(|(count, more)| *count += more);
    }
    (length, counts.into_iter().collect())
}

/// Periods that are looked at: the years of a calendar that ends in 9999.
const LIMIT: usize = 10_000;

fn count(by_day: &BTreeMap<Date, Modes>, length: Length) -> usize {
    starts(by_day, length).take(MOST + 1).count()
}

fn starts(by_day: &BTreeMap<Date, Modes>, length: Length) -> impl Iterator<Item = Date> {
    let first = by_day.keys().next().map(|&day| length.start(day));
    let last = by_day.keys().next_back().copied();
    std::iter::successors(first, move |&start| length.next(start)).take_while(move |&start| Some(start) <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods_have_no_gaps_and_lose_nothing() {
        let days = [date(2023, 12, 30), date(2024, 1, 2), date(2024, 6, 1)];
        let (length, periods) = periods(&days.into_iter().map(|day| (day, [1, 2, 3])).collect());
        assert_eq!((length, periods.len()), (Length::Week, 23));
        assert_eq!(periods[0].0, date(2023, 12, 25));
        assert_eq!(periods.iter().map(|(_, modes)| modes.iter().sum::<u64>()).sum::<u64>(), 18);
    }

    #[test]
    fn the_ends_of_the_calendar_are_days_too() {
        let (length, periods) = periods(&[(Date::MIN, [1, 0, 0]), (Date::MAX, [1, 0, 0])].into_iter().collect());
        assert_eq!(length, Length::Year);
        assert!(periods.len() > 9000);
    }
}
