//! How probable it is that two statements are one.

use super::evidence::{Evidence, Sign, Weights};
use super::told::Told;

/// The log-odds that each kind of evidence adds, in natural logarithms.
pub(super) const ODDS: [(Sign, f32); Sign::COUNT] = [
    (Sign::Any, -6.2),
    (Sign::Contained, 7.2),
    (Sign::Shared, 3.4),
    (Sign::Whole, 2.0),
    (Sign::Quoted, 6.2),
    (Sign::SameSpeaker, 1.4),
    (Sign::OtherSpeaker, -7.2),
    (Sign::SameNumber, 0.5),
    (Sign::OtherNumber, -7.9),
    (Sign::OtherName, -9.0),
    (Sign::OtherDate, -8.1),
    (Sign::Denial, -6.8),
    (Sign::OtherModifier, -1.9),
    (Sign::OtherHead, -4.8),
    (Sign::Exclusive, -9.0),
    (Sign::Vectors, 18.0),
    (Sign::Days, -1.6),
    (Sign::Later, -12.0),
];

/// The probability that the two are the same statement, by words and circumstances.
pub(super) fn similarity(a: &Told, b: &Told, weights: &impl Weights) -> f32 {
    probability_of(&Evidence::new(a, b, weights))
}

pub(super) fn probability_of(evidence: &Evidence) -> f32 {
    logistic(ODDS.iter().map(|&(sign, odds)| odds * evidence.of(sign)).sum())
}

/// The probability of log-odds.
pub(super) fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}
