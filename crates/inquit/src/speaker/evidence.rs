//! Evidence as log-odds: what each observation adds for or against a candidate, and the probabilities that follow.
//!
//! The weights are estimates in natural logarithms: 0.7 doubles the odds, 2.3 makes them ten times as good. They are
//! those of news prose at large; what they must come to is written down in the golden cases.

/// Probability from which on a party counts as resolved: a wrong name costs the reader more than an open one.
pub(super) const SETTLED: f32 = 0.5;

/// Candidates that are kept.
const KEPT: usize = 5;
/// Less of a probability is not worth a mention.
const LEAST: f32 = 0.01;

/// The candidates with their probabilities, most probable first, members in order where they tie.
///
/// `none` is the score of somebody else than all of them.
pub(super) fn ranked(scores: &[(usize, f32)], none: f32) -> Vec<(usize, f32)> {
    let highest = scores.iter().map(|&(_, score)| score).fold(none, f32::max);
    let odds = |score: f32| (score - highest).exp();
    let sum: f32 = scores.iter().map(|&(_, score)| odds(score)).sum::<f32>() + odds(none);
    let mut ranked: Vec<(usize, f32)> = scores.iter().map(|&(member, score)| (member, odds(score) / sum)).collect();
    ranked.retain(|&(_, probability)| probability >= LEAST);
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.truncate(KEPT);
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_shares_with_somebody_else_among_them() {
        let found = ranked(&[(3, 1.0), (1, 1.0), (7, -9.0)], 1.0);
        assert_eq!(found.iter().map(|&(member, _)| member).collect::<Vec<_>>(), [1, 3]);
        assert!(found.iter().all(|&(_, probability)| (probability - 1.0 / 3.0).abs() < 1e-3));
        assert!(ranked(&[], 0.0).is_empty());
    }
}
