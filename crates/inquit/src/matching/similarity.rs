//! How probable it is that two statements are one.

use super::evidence::{Circumstances, Evidence, Sign, Weights};
use super::features::Features;

/// The log-odds that each kind of evidence adds, in natural logarithms.
pub(super) const ODDS: [(Sign, f32); Sign::COUNT] = [
    (Sign::Any, -6.4),
    (Sign::Contained, 7.5),
    (Sign::Shared, 3.6),
    (Sign::Order, 0.0),
    (Sign::Whole, 1.5),
    (Sign::OtherWords, 0.0),
    (Sign::Quoted, 5.9),
    (Sign::SameSpeaker, 1.4),
    (Sign::OtherSpeaker, -7.3),
    (Sign::SameNumber, 0.7),
    (Sign::OtherNumber, -6.9),
    (Sign::OtherName, -9.0),
    (Sign::OtherDate, -9.1),
    (Sign::Denial, -6.7),
    (Sign::OtherModifier, -3.6),
    (Sign::OtherHead, -4.8),
    (Sign::Exclusive, -9.2),
    (Sign::Days, -1.6),
    (Sign::Later, -12.0),
];

/// The probability that the two are the same statement, by words and circumstances.
pub(super) fn similarity(
    a: (&Features, &Circumstances),
    b: (&Features, &Circumstances),
    weights: &impl Weights,
) -> f32 {
    probability_of(&Evidence::new(a, b, weights))
}

pub(super) fn probability_of(evidence: &Evidence) -> f32 {
    let logit: f32 = ODDS.iter().map(|&(sign, odds)| odds * evidence.of(sign)).sum();
    1.0 / (1.0 + (-logit).exp())
}
