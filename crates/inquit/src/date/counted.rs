//! Words that count from the day of publication: *on Friday*, *yesterday*, *Feb. 23*, *three days ago*.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::calendar::{day_in, month, weekday};

/// On which side of the day of publication the day lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Back,
    Ahead,
    /// Either side: only words that need no side name a day.
    Unknown,
}

/// *last*, *this*, *next*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shift {
    Last,
    This,
    Next,
}

impl Shift {
    /// Weeks from the one of the day of publication.
    fn weeks(self) -> Span {
        match self {
            Shift::Last => (-1).weeks(),
            Shift::This => 0.weeks(),
            Shift::Next => 1.week(),
        }
    }
}

/// What the words of a time say, each kind of word once.
#[derive(Clone, Copy, Debug, Default)]
struct Words {
    weekday: Option<Weekday>,
    month: Option<i8>,
    number: Option<i8>,
    shift: Option<Shift>,
    /// *week*
    is_week: bool,
    /// Days from the day of publication: *yesterday*, *today*.
    days: Option<i32>,
    /// *morning*, *evening*, *night*
    part: Option<Part>,
    /// *days … ago*
    is_days_ago: bool,
    /// *the day before*: counted from another day of the text.
    is_relative: bool,
    /// *the*, which makes *the next Monday* count from another day too.
    is_definite: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Day,
    Night,
}

/// The day that `words` name in a text `published` then, `None` if the text does not settle it.
pub(super) fn day_of(words: &str, published: Option<Date>, direction: Direction) -> Option<Date> {
    let read = Words::read(words);
    if let Some(day) = day_in(words) {
        // Of a day and a weekday that do not fit one is wrong.
        return read.weekday.is_none_or(|weekday| day.weekday() == weekday).then_some(day);
    }
    let is_relative = read.is_relative || read.is_definite && read.shift.is_some();
    let from = published.filter(|_| !is_relative)?;
    match read {
        Words { days: Some(days), .. } => from.checked_add(days.days()).ok(),
        Words { is_days_ago: true, number: Some(count), .. } => from.checked_sub(i32::from(count).days()).ok(),
        Words { weekday, month: Some(month), number: Some(day), .. } => {
            day_of_month(from, month, day, weekday, direction)
        }
        Words { month: Some(_), .. } | Words { number: Some(_), .. } => None,
        Words { weekday: Some(weekday), shift, is_week, .. } => day_of_week(from, weekday, shift, is_week, direction),
        Words { part: Some(Part::Day), shift: Some(Shift::This), .. } => Some(from),
        Words { part: Some(Part::Night), shift: Some(Shift::Last), .. } => from.yesterday().ok(),
        _ => None,
    }
}

impl Words {
    fn read(words: &str) -> Self {
        let mut read = Self::default();
        let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        for word in parts.map(str::to_ascii_lowercase) {
            read.add(&word);
        }
        read
    }

    fn add(&mut self, word: &str) {
        match word {
            "last" => self.shift = Some(Shift::Last),
            "this" => self.shift = Some(Shift::This),
            "next" | "coming" => self.shift = Some(Shift::Next),
            "week" => self.is_week = true,
            "today" | "tonight" => self.days = Some(0),
            "yesterday" => self.days = Some(-1),
            "tomorrow" => self.days = Some(1),
            "morning" | "afternoon" | "evening" => self.part = Some(Part::Day),
            "night" => self.part = Some(Part::Night),
            "days" | "day" => {}
            "ago" => self.is_days_ago = true,
            // *the next day*, *a day later*, *the Monday before*; *weeks ago* are only estimated.
            "the" => self.is_definite = true,
            "same" | "following" | "previous" | "later" | "before" | "after" | "weeks" | "months" | "month"
            | "year" | "years" | "hours" | "hour" | "minutes" | "weekend" => self.is_relative = true,
            _ => self.add_name(word),
        }
    }

    fn add_name(&mut self, word: &str) {
        // A year that makes no day with the rest leaves none.
        self.is_relative |= matches!(word.parse(), Ok(1000..=9999_u16));
        let number = count(word).or_else(|| {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
        });
        self.number = self.number.or(number);
        self.weekday = self.weekday.or_else(|| weekday(word));
        // The *may* of a time is the month.
        self.month = self.month.or_else(|| month(word));
    }
}

/// A small number in letters.
fn count(word: &str) -> Option<i8> {
    const NUMBERS: [&str; 11] = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let index = NUMBERS.iter().position(|number| *number == word)?;
    // *a day ago* is *one day ago*.
    Some((index as i8).max(1))
}

/// The `weekday` that is meant near `from`.
fn day_of_week(
    from: Date,
    weekday: Weekday,
    shift: Option<Shift>,
    of_week: bool,
    direction: Direction,
) -> Option<Date> {
    let monday = from.checked_sub(i32::from(from.weekday().to_monday_zero_offset()).days()).ok()?;
    let in_week = |monday: Date| monday.checked_add(i32::from(weekday.to_monday_zero_offset()).days()).ok();
    let found = match (shift, of_week) {
        (Some(shift), true) => return in_week(monday.checked_add(shift.weeks()).ok()?),
        (Some(Shift::This), _) => return in_week(monday),
        (Some(Shift::Last), _) => from.nth_weekday(-1, weekday).ok()?,
        (Some(Shift::Next), _) => from.nth_weekday(1, weekday).ok()?,
        (None, true) => return None,
        (None, false) => {
            return match direction {
                _ if from.weekday() == weekday && direction != Direction::Unknown => Some(from),
                Direction::Back => from.nth_weekday(-1, weekday).ok(),
                Direction::Ahead => from.nth_weekday(1, weekday).ok(),
                Direction::Unknown => None,
            };
        }
    };
    // On Saturday *last Tuesday* is of this week for some and of the week before for others.
    (in_week(monday) != Some(found)).then_some(found)
}

/// The day of the month that is meant near `from`, on the `weekday` if there is one.
fn day_of_month(from: Date, month: i8, day: i8, weekday: Option<Weekday>, direction: Direction) -> Option<Date> {
    /// A day farther off is given with its year.
    const FAR: i32 = 300;
    let years = [from.year() - 1, from.year(), from.year() + 1];
    let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    let fits = |day: &Date| weekday.is_none_or(|weekday| day.weekday() == weekday);
    let on_side = |day: &Date| match direction {
        Direction::Back => *day <= from,
        Direction::Ahead => *day >= from,
        Direction::Unknown => true,
    };
    let distance = |day: &Date| day.since(from).map_or(i32::MAX, |span| span.get_days().abs());
    days.filter(fits).filter(on_side).min_by_key(distance).filter(|day| distance(day) < FAR)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Days in words, counted from Saturday, 16 November 2024.
    fn back(words: &str) -> Option<Date> {
        day_of(words, Some(date(2024, 11, 16)), Direction::Back)
    }

    #[test]
    fn weekdays() {
        assert_eq!(back("on Friday"), Some(date(2024, 11, 15)));
        assert_eq!(back("Saturday"), Some(date(2024, 11, 16)));
        assert_eq!(back("late Sunday night"), Some(date(2024, 11, 10)));
        assert_eq!(back("this Tuesday"), Some(date(2024, 11, 12)));
        assert_eq!(back("last Sunday"), Some(date(2024, 11, 10)));
        assert_eq!(back("last Friday"), None);
        assert_eq!(back("next Monday"), Some(date(2024, 11, 18)));
        assert_eq!(back("on Friday of last week"), Some(date(2024, 11, 8)));
        assert_eq!(back("the following Friday"), None);
        let ahead = day_of("on Friday", Some(date(2024, 11, 16)), Direction::Ahead);
        assert_eq!(ahead, Some(date(2024, 11, 22)));
        assert_eq!(day_of("on Friday", Some(date(2024, 11, 16)), Direction::Unknown), None);
        assert_eq!(day_of("on Friday", None, Direction::Back), None);
    }

    #[test]
    fn days_of_the_month() {
        assert_eq!(back("on Feb. 23"), Some(date(2024, 2, 23)));
        assert_eq!(back("on 23 February"), Some(date(2024, 2, 23)));
        assert_eq!(back("Nov. 20"), None);
        assert_eq!(back("on February 30"), None);
        assert_eq!(back("on Feb. 29, 2023"), None);
        assert_eq!(back("Friday, Nov. 15"), Some(date(2024, 11, 15)));
        assert_eq!(back("Thursday, Nov. 15"), None);
        assert_eq!(back("Friday, Nov. 15, 2024"), Some(date(2024, 11, 15)));
        assert_eq!(back("Thursday, Nov. 15, 2024"), None);
    }

    #[test]
    fn words_for_days() {
        assert_eq!(back("yesterday evening"), Some(date(2024, 11, 15)));
        assert_eq!(back("earlier today"), Some(date(2024, 11, 16)));
        assert_eq!(back("this afternoon"), Some(date(2024, 11, 16)));
        assert_eq!(back("last night"), Some(date(2024, 11, 15)));
        assert_eq!(back("a day ago"), Some(date(2024, 11, 15)));
        assert_eq!(back("10 days ago"), Some(date(2024, 11, 6)));
        for words in ["last week", "this month", "two weeks ago", "in May", "in 2019", "the next day", "a day later"] {
            assert_eq!(back(words), None, "{words}");
        }
    }

    #[test]
    fn the_end_of_time_is_no_day() {
        let last = day_of("tomorrow", Some(Date::MAX), Direction::Ahead);
        assert_eq!(last, None);
        assert_eq!(day_of("on Feb. 3", Some(Date::MIN), Direction::Back), None);
        assert_eq!(day_of("last Monday", Some(Date::MIN), Direction::Back), None);
    }
}
