//! How probable it is that two statements are one: overlap of words by how rare they are, and what speaks against it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::features::{Features, Token, Traits};
use super::slots::{Contrast, contrast, slots};
use crate::speaker::{Called, Likeness};

/// How much a stem tells: the rarer, the more.
pub(super) trait Weights {
    fn weight(&self, token: &Token) -> f32;
}

/// Log-odds in natural logarithms, set by hand: what they must come to is in the golden pairs.
mod odds {
    pub(super) const NONE: f32 = -5.2;
    /// For all telling words of the shorter in the longer, and for all words of both in both.
    pub(super) const CONTAINED: f32 = 5.6;
    pub(super) const SHARED: f32 = 2.2;
    /// For all neighbours of the shorter in the longer.
    pub(super) const ORDER: f32 = 2.2;
    /// For a fragment that both quote, from one speaker on about one day.
    pub(super) const QUOTED: f32 = 6.0;
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
    /// For each week between the days when it was said, and for more than two.
    pub(super) const WEEK: f32 = -0.7;
    pub(super) const LATER: f32 = -9.0;
}

/// Who said it and when, as far as the two tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Circumstances {
    pub(super) speakers: Vec<Called>,
    pub(super) day: Option<Date>,
}

/// The probability that the two are the same statement, by words and circumstances.
pub(super) fn similarity(
    (a, said_a): (&Features, &Circumstances),
    (b, said_b): (&Features, &Circumstances),
    weights: &impl Weights,
) -> f32 {
    let speakers = speakers(&said_a.speakers, &said_b.speakers);
    let is_quoted = speakers > 0.0 && share_fragment(a, b);
    let quoted = if is_quoted { odds::QUOTED } else { 0.0 };
    // Around the words that both quote each outlet names whom it likes.
    let has_other_name =
        if is_quoted { conflict(&a.quoted_names, &b.quoted_names) } else { conflict(&a.names, &b.names) };
    let name = if has_other_name { odds::NAME } else { 0.0 };
    let words = overlap(a, b, weights) + facts(a, b) + contrasts(a, b) + name;
    let logit = words + speakers + quoted + days(said_a.day, said_b.day);
    1.0 / (1.0 + (-logit).exp())
}

/// What the words tell.
fn overlap(a: &Features, b: &Features, weights: &impl Weights) -> f32 {
    let Shares { common, only_one, only_two } = shares(a, b, weights);
    let smaller = (common + only_one.min(only_two)).max(f32::MIN_POSITIVE);
    let all = (common + only_one + only_two).max(f32::MIN_POSITIVE);
    // What few words share may be chance.
    let sure = common / (common + 1.5);
    odds::NONE
        + odds::CONTAINED * sure * common / smaller
        + odds::SHARED * common / all
        + odds::ORDER * order(a, b)
        + odds::OTHER_WORDS * only_one.min(only_two) / smaller
}

/// Weights of the words that both have, and of those of one alone.
struct Shares {
    common: f32,
    only_one: f32,
    only_two: f32,
}

/// Words of one sense are shared as well, though not as surely as the same word.
fn shares(a: &Features, b: &Features, weights: &impl Weights) -> Shares {
    /// What a synonym is worth of the word.
    const SYNONYM: f32 = 0.8;
    let mut stems: BTreeMap<(u32, u32), (f32, u8)> = BTreeMap::new();
    for (features, side) in [(a, 1), (b, 2)] {
        for token in &features.tokens {
            stems.entry((token.sense, token.stem)).or_insert((weights.weight(token), 0)).1 |= side;
        }
    }
    let mut shares = Shares { common: 0.0, only_one: 0.0, only_two: 0.0 };
    let stems: Vec<((u32, u32), (f32, u8))> = stems.into_iter().collect();
    for sense in stems.chunk_by(|one, two| one.0.0 == two.0.0) {
        let sum = |side: u8| {
            sense.iter().filter(|(_, (_, sides))| *sides == side).map(|(_, (weight, _))| weight).sum::<f32>()
        };
        let (one, two) = (sum(1), sum(2));
        let alike = SYNONYM * one.min(two);
        shares.common += sum(3) + alike;
        shares.only_one += one - alike;
        shares.only_two += two - alike;
    }
    shares
}

/// The share of neighbours of the shorter that the longer has as well.
fn order(a: &Features, b: &Features) -> f32 {
    let pairs = |features: &Features| {
        let windows = features.tokens.windows(2).filter(|pair| pair.iter().any(Token::is_telling));
        let mut pairs: Vec<(u32, u32)> = windows.map(|pair| (pair[0].sense, pair[1].sense)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    };
    let (one, two) = (pairs(a), pairs(b));
    let smaller = one.len().min(two.len());
    let both = one.iter().filter(|pair| two.binary_search(pair).is_ok()).count();
    if smaller == 0 { 0.0 } else { both as f32 / smaller as f32 }
}

fn speakers(a: &[Called], b: &[Called]) -> f32 {
    let likeness = |one: &Called| b.iter().map(|two| one.likeness(two)).max();
    match a.iter().filter_map(likeness).max() {
        Some(Likeness::Same) => odds::SPEAKER,
        Some(Likeness::Other) => odds::OTHER_SPEAKER,
        Some(Likeness::Open) | None => 0.0,
    }
}

/// Do both quote a fragment, nearly the same: *“fair and lasting peace”*, *“just and lasting peace”*?
fn share_fragment(a: &Features, b: &Features) -> bool {
    let is_shared = |one: &Vec<u32>, two: &Vec<u32>| {
        let both = one.iter().filter(|stem| two.contains(stem)).count();
        let (smaller, larger) = (one.len().min(two.len()), one.len().max(two.len()));
        both >= 2 && 3 * both >= 2 * smaller && larger <= 3 * smaller
    };
    a.quoted.iter().any(|one| b.quoted.iter().any(|two| is_shared(one, two)))
}

/// Numbers, dates and denials.
fn facts(a: &Features, b: &Features) -> f32 {
    let number = match () {
        () if conflict(&a.numbers, &b.numbers) => odds::NUMBER,
        () if a.numbers.is_empty() || b.numbers.is_empty() => 0.0,
        () => odds::SAME_NUMBER,
    };
    let date = if conflict(&a.dates, &b.dates) { odds::DATE } else { 0.0 };
    let denial = if denies_other(a, b) || denies_other(b, a) { odds::DENIAL } else { 0.0 };
    number + date + denial
}

/// Has each of the lists, which are in order, something that the other has not?
fn conflict(a: &[u32], b: &[u32]) -> bool {
    let lacks = |one: &[u32], two: &[u32]| one.iter().any(|item| two.binary_search(item).is_err());
    lacks(a, b) && lacks(b, a)
}

/// Does the first deny what the second says without a denial?
///
/// The telling words around each denial are looked for in the other: where most of them stand there and no denial does
/// beside them, it says the opposite.
fn denies_other(a: &Features, b: &Features) -> bool {
    /// Words before and behind a denial that it may have to do with.
    const BEFORE: usize = 3;
    const BEHIND: usize = 4;
    let is_denial = |features: &Features, i: usize| features.tokens[i].is(Traits::DENIES);
    let is_near = |place: usize, denial: usize| {
        if denial < place { place - denial <= BEHIND + 1 } else { denial - place <= BEFORE + 1 }
    };
    (0..a.tokens.len()).filter(|&i| is_denial(a, i)).any(|denial| {
        let around = denial.saturating_sub(BEFORE)..(denial + 1 + BEHIND).min(a.tokens.len());
        let telling: Vec<&Token> = a.tokens[around].iter().filter(|token| token.is_telling()).collect();
        let place = |token: &&Token| b.tokens.iter().position(|other| other.sense == token.sense);
        let there: Vec<usize> = telling.iter().filter_map(place).collect();
        let is_said = !telling.is_empty() && 2 * there.len() > telling.len();
        let mut denials = (0..b.tokens.len()).filter(|&j| is_denial(b, j));
        is_said && !denials.any(|other| there.iter().any(|&place| is_near(place, other)))
    })
}

/// What stands in the same place, where nearly all words around are the same.
fn contrasts(a: &Features, b: &Features) -> f32 {
    /// The share of the words of the shorter that both have in order.
    const SAME: f32 = 0.6;
    let (slots, same) = slots(a, b);
    let shorter = a.tokens.len().min(b.tokens.len());
    if (same as f32) < SAME * shorter as f32 {
        return 0.0;
    }
    match slots.iter().map(|slot| contrast(slot, a, b)).max().unwrap_or(Contrast::None) {
        Contrast::None => 0.0,
        Contrast::Modifier => odds::MODIFIER,
        Contrast::Head => odds::HEAD,
        Contrast::Exclusive => odds::EXCLUSIVE,
    }
}

fn days(a: Option<Date>, b: Option<Date>) -> f32 {
    let (Some(one), Some(two)) = (a, b) else { return 0.0 };
    let days = one.until(two).map_or(0, |span| span.get_days().abs());
    match days {
        0..=2 => 0.0,
        3..=13 => odds::WEEK * days as f32 / 7.0,
        _ => odds::LATER,
    }
}
