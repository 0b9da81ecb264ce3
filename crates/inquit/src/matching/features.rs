//! What a statement is compared by: stems, order, numbers, names, dates, denials, who said it and when.

use jiff::civil::Date;
use rust_stemmers::{Algorithm, Stemmer};

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
    pub(super) fn new(text: &str, speakers: Vec<String>, day: Option<Date>) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
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
            } else if is_name(written, opens) && !opens {
                features.names.push(base.to_owned());
            }
            features.stems.push(stem(&stemmer, if denies(written) { "not" } else { base }));
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

/// The stem of a word, the same for both ways of spelling it: *apologise* and *apologize*, *labour* and *labor*.
fn stem(stemmer: &Stemmer, word: &str) -> String {
    let word = word.replace("isation", "ization").replace("yse", "yze");
    let word =
        word.strip_suffix("ise").filter(|front| front.len() > 4).map_or(word.clone(), |front| format!("{front}ize"));
    let word = word.replace("ising", "izing").replace("ised", "ized");
    let word = if word.len() > 5 { word.replace("our", "or") } else { word };
    stemmer.stem(&word).into_owned()
}

/// Words that every statement has, and that tell little of which one it is.
const COMMON: &str = "a about above after again all also am an and any are as at be because been before being but by can \
    could did do does doing down during each even few for from further get go had has have having he her here hers him his \
    how i if in into is it its just like made make many may me might more most much must my no nor not now of off on once \
    only or other our out over own said same say says she should so some still such than that the their them then there \
    these they this those through to too under until up us very was we were what when where which while who whom why will \
    with would you your become becaus ani onli veri befor dure themselv ourselv thing peopl";

/// Is the stem one of those?
pub(super) fn is_common(stem: &str) -> bool {
    COMMON.split_whitespace().any(|common| common == stem)
}
