//! How probable it is that two statements are one: overlap of words by how rare they are, and what speaks against it.

use std::collections::BTreeSet;

use super::features::Features;
use super::forms::is_common;
use super::slots::{Contrast, contrast, slots};

/// How much a stem tells: the rarer, the more.
pub(super) trait Weights {
    fn weight(&self, stem: &str) -> f32;
}

/// Log-odds, in natural logarithms. They were set by hand on the golden pairs.
mod odds {
    pub(super) const NONE: f32 = -5.2;
    pub(super) const CONTAINED: f32 = 5.6;
    pub(super) const SHARED: f32 = 2.2;
    pub(super) const ORDER: f32 = 2.2;
    pub(super) const SPEAKER: f32 = 1.4;
    pub(super) const OTHER_SPEAKER: f32 = -10.0;
    pub(super) const NUMBER: f32 = -9.0;
    pub(super) const SAME_NUMBER: f32 = 0.8;
    pub(super) const NAME: f32 = -9.0;
    pub(super) const DATE: f32 = -9.0;
    pub(super) const DENIAL: f32 = -9.0;
    /// For all words that only one of both has, where both have some.
    pub(super) const OTHER_WORDS: f32 = -2.5;
    /// For another word in the same place: what describes, what is spoken of, what excludes the other.
    pub(super) const MODIFIER: f32 = -0.8;
    pub(super) const HEAD: f32 = -7.0;
    pub(super) const EXCLUSIVE: f32 = -9.0;
    /// For each week between the days when it was said.
    pub(super) const WEEK: f32 = -0.7;
    pub(super) const LATER: f32 = -9.0;
}

/// The probability that the two are the same statement.
pub(super) fn similarity(a: &Features, b: &Features, weights: &impl Weights) -> f32 {
    let logit = overlap(a, b, weights) + speakers(a, b) + facts(a, b) + contrasts(a, b) + days(a, b);
    1.0 / (1.0 + (-logit).exp())
}

/// What the words tell.
fn overlap(a: &Features, b: &Features, weights: &impl Weights) -> f32 {
    let set = |features: &Features| features.stems.iter().cloned().collect::<BTreeSet<String>>();
    let (one, two) = (set(a), set(b));
    let sum = |stems: &mut dyn Iterator<Item = &String>| stems.map(|stem| weights.weight(stem)).sum::<f32>();
    let common = sum(&mut one.intersection(&two));
    let (only_one, only_two) = (sum(&mut one.difference(&two)), sum(&mut two.difference(&one)));
    let smaller = (common + only_one.min(only_two)).max(f32::MIN_POSITIVE);
    let all = (common + only_one + only_two).max(f32::MIN_POSITIVE);
    // What few words share may be chance.
    let sure = common / (common + 1.5);
    let other = only_one.min(only_two) / smaller;
    odds::NONE
        + odds::CONTAINED * sure * common / smaller
        + odds::SHARED * common / all
        + odds::ORDER * order(a, b)
        + odds::OTHER_WORDS * other
}

/// The share of neighbours of the shorter that the longer has as well.
fn order(a: &Features, b: &Features) -> f32 {
    let pairs = |features: &Features| {
        let windows = features.stems.windows(2);
        windows
            .filter(|pair| !(is_common(&pair[0]) && is_common(&pair[1])))
            .map(<[String]>::to_vec)
            .collect::<BTreeSet<_>>()
    };
    let (one, two) = (pairs(a), pairs(b));
    let smaller = one.len().min(two.len());
    if smaller == 0 { 0.0 } else { one.intersection(&two).count() as f32 / smaller as f32 }
}

fn speakers(a: &Features, b: &Features) -> f32 {
    if a.speakers.is_empty() || b.speakers.is_empty() {
        return 0.0;
    }
    let is_same = |one: &String| b.speakers.iter().any(|two| is_one(one, two));
    if a.speakers.iter().any(is_same) { odds::SPEAKER } else { odds::OTHER_SPEAKER }
}

/// Are the two names of one speaker: the same, or one the last word of the other, titles left out?
pub(super) fn is_one(one: &str, two: &str) -> bool {
    const TITLES: [&str; 34] = [
        "mr", "mrs", "ms", "dr", "sir", "president", "mayor", "minister", "prime", "judge", "captain", "general",
        "professor", "the", "leader", "opposition", "chief", "fire", "police", "editor", "founder", "director", "coach",
        "skipper", "engineer", "chair", "chairman", "chairwoman", "secretary", "senator", "sen", "rep", "gov", "governor",
    ];
    let bare = |name: &str| {
        let words = name.split_whitespace().map(|word| word.trim_end_matches('.'));
        words.filter(|word| !TITLES.contains(word)).map(str::to_owned).collect::<Vec<String>>()
    };
    let (one, two) = (bare(one), bare(two));
    // *fire chief Dale Ruskin* ends with *Dale Ruskin*.
    one.ends_with(&two) || two.ends_with(&one)
}

/// Numbers, names, dates and denials.
fn facts(a: &Features, b: &Features) -> f32 {
    let mut odds = 0.0;
    if conflict(&a.numbers, &b.numbers) {
        odds += odds::NUMBER;
    } else if !a.numbers.is_empty() && !b.numbers.is_empty() {
        odds += odds::SAME_NUMBER;
    }
    if conflict(&a.names, &b.names) {
        odds += odds::NAME;
    }
    if conflict(&a.dates, &b.dates) {
        odds += odds::DATE;
    }
    if denies_other(a, b) || denies_other(b, a) {
        odds += odds::DENIAL;
    }
    odds
}

/// Has each of the lists, which are in order, something that the other has not?
fn conflict<T: Ord>(a: &[T], b: &[T]) -> bool {
    let lacks = |one: &[T], two: &[T]| one.iter().any(|item| two.binary_search(item).is_err());
    lacks(a, b) && lacks(b, a)
}

/// Does the first deny what the second says without a denial?
///
/// The telling words around each denial are looked for in the other: where most of them stand there and no denial does
/// beside them, it says the opposite.
fn denies_other(a: &Features, b: &Features) -> bool {
    /// Words before and behind a denial that are looked at.
    const BEFORE: usize = 3;
    const BEHIND: usize = 4;
    let near = |features: &Features, place: usize, denial: usize| {
        denial < place && place - denial <= BEHIND + 1 || place <= denial && denial - place <= BEFORE + 1
            && features.stems.len() > denial
    };
    a.denials.iter().any(|&denial| {
        let around = denial.saturating_sub(BEFORE)..(denial + 1 + BEHIND).min(a.stems.len());
        let telling: Vec<&String> =
            around.filter(|&i| i != denial).map(|i| &a.stems[i]).filter(|stem| !is_common(stem)).collect();
        let places = |stem: &&String| b.stems.iter().position(|other| other == *stem);
        let there: Vec<usize> = telling.iter().filter_map(places).collect();
        let is_said = !telling.is_empty() && 2 * there.len() > telling.len();
        is_said && !b.denials.iter().any(|&other| there.iter().any(|&place| near(b, place, other)))
    })
}

/// What stands in the same place, where nearly all words around are the same.
fn contrasts(a: &Features, b: &Features) -> f32 {
    /// The share of the words of the shorter that both have in order.
    const SAME: f32 = 0.6;
    let (slots, same) = slots(a, b);
    let shorter = a.stems.len().min(b.stems.len());
    if (same as f32) < SAME * shorter as f32 {
        return 0.0;
    }
    let worst = slots.iter().map(|slot| contrast(slot, a, b)).max().unwrap_or(Contrast::None);
    match worst {
        Contrast::None => 0.0,
        Contrast::Modifier => odds::MODIFIER,
        Contrast::Head => odds::HEAD,
        Contrast::Exclusive => odds::EXCLUSIVE,
    }
}

fn days(a: &Features, b: &Features) -> f32 {
    let (Some(one), Some(two)) = (a.day, b.day) else { return 0.0 };
    let days = one.until(two).map_or(0, |span| span.get_days().abs());
    match days {
        0..=2 => 0.0,
        3..=13 => odds::WEEK * days as f32 / 7.0,
        _ => odds::LATER,
    }
}
