//! What a statement is compared by: stems, order, numbers, names, dates, denials, who said it and when.

use jiff::civil::Date;

use super::forms::Stems;
use super::number::Number;
use crate::verify::kinds::{denies, is_date, is_name};
use crate::verify::words::{fold, words_of};

/// A statement taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    /// The words in order, in lower case.
    pub(super) words: Vec<String>,
    /// Their stems.
    pub(super) stems: Vec<String>,
    /// Places of the stems that deny.
    pub(super) denials: Vec<usize>,
    /// Numbers by their values.
    pub(super) numbers: Vec<String>,
    pub(super) names: Vec<String>,
    /// Days, months and years.
    pub(super) dates: Vec<String>,
    /// Names of those who said it, in lower case.
    pub(super) speakers: Vec<String>,
    pub(super) day: Option<Date>,
}

impl Features {
    pub(super) fn new(text: &str, speakers: &[String], day: Option<Date>, stems: &Stems) -> Self {
        let speakers: Vec<String> = speakers.iter().map(|name| name.to_lowercase()).collect();
        let mut features = Features { speakers, day, ..Features::default() };
        let mut number = Number::default();
        let mut end = 0;
        for word in words_of(text) {
            let written = word.span.text(text);
            let gap = text.get(end..word.span.start() as usize).unwrap_or_default();
            let opens = end == 0 || gap.contains(['.', '!', '?', ':', '“', '"']);
            end = word.span.end() as usize;
            let folded = fold(written);
            let base = folded.split('\'').next().unwrap_or_default();
            if denies(written) {
                features.denials.push(features.stems.len());
            }
            if !number.add(&folded) {
                features.numbers.extend(number.take());
                // What does not go on with one number may begin the next.
                number.add(&folded);
            }
            if is_date(written) {
                features.dates.push(folded.clone());
            } else if is_name(written, opens) && (!opens || is_followed_by_name(text, end)) {
                features.names.push(base.to_owned());
            }
            features.stems.push(stems.stem(if denies(written) { "not" } else { base }));
            features.words.push(folded);
        }
        features.numbers.extend(number.take());
        features.dates.sort_unstable();
        features.numbers.sort_unstable();
        features.names.sort_unstable();
        features.names.dedup();
        features
    }
}

/// Does another word with a capital stand behind: *Hugo Wynter*?
fn is_followed_by_name(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
}
