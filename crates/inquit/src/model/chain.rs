//! A linear chain over the units around a cue (a conditional random field; Lafferty, McCallum and Pereira 2001).
//!
//! Four labels, seven states: a state also knows whether the source is still to come, is here, or is past, so that
//! no labelling has two sources. States of one label share its weights.

use super::math::{exp, ln};

/// Labels of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Label {
    /// None of the others.
    Other,
    /// Who says it.
    Source,
    /// What is said.
    Content,
    /// The words that attribute.
    Cue,
}

/// Number of labels.
pub const LABELS: usize = 4;
/// Number of pairs of labels.
pub const PAIRS: usize = LABELS * LABELS;

const STATES: usize = 7;
/// The label of each state: before the source, in it, behind it.
const LABEL: [usize; STATES] = [0, 2, 3, 1, 0, 2, 3];
/// The states that can come before each.
const BEFORE: [&[usize]; STATES] =
    [&[0, 1, 2], &[0, 1, 2], &[0, 1, 2], &[0, 1, 2, 3], &[3, 4, 5, 6], &[3, 4, 5, 6], &[3, 4, 5, 6]];
/// The states that a labelling can begin with.
const FIRST: [usize; 4] = [0, 1, 2, 3];
/// From this state on the source has been seen.
const SEEN: usize = 3;

/// Whether a labelling has a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It has none.
    Absent,
    /// It has one.
    Present,
}

/// Scores of the labels of each unit, and of each pair of labels of a unit and the one before it.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// By unit, the labels.
    pub units: Vec<[f32; LABELS]>,
    /// As long as `units`; the first is not used.
    pub pairs: Vec<[f32; PAIRS]>,
}

/// Probabilities that come out of a chain.
#[derive(Clone, Debug, Default)]
pub struct Marginals {
    /// By unit, the labels.
    pub units: Vec<[f32; LABELS]>,
    /// Filled for training only.
    pub pairs: Vec<[f32; PAIRS]>,
    /// Logarithm of the sum over all labellings.
    pub log_sum: f32,
    /// Probability that there is no source.
    pub sourceless: f32,
}

impl Chain {
    /// The best labelling with or without source, and its score.
    ///
    /// `None` where no labelling has it: an empty chain.
    pub fn best(&self, source: Source) -> Option<(Vec<Label>, f32)> {
        let mut scores = [f32::NEG_INFINITY; STATES];
        for state in FIRST {
            scores[state] = self.units.first()?[LABEL[state]];
        }
        let mut from = Vec::with_capacity(self.units.len());
        for (unit, pair) in self.units.iter().zip(&self.pairs).skip(1) {
            let (mut next, mut back) = ([0.0; STATES], [0_u8; STATES]);
            for state in 0..STATES {
                let (mut best, mut best_score) = (BEFORE[state][0], f32::NEG_INFINITY);
                for &before in BEFORE[state] {
                    let score = scores[before] + pair[LABEL[before] * LABELS + LABEL[state]];
                    if score > best_score {
                        (best, best_score) = (before, score);
                    }
                }
                next[state] = best_score + unit[LABEL[state]];
                back[state] = best as u8;
            }
            scores = next;
            from.push(back);
        }
        let ends = if source == Source::Present { SEEN..STATES } else { 0..SEEN };
        let mut state = ends.reduce(|a, b| if scores[b] > scores[a] { b } else { a })?;
        let score = scores[state];
        let mut labels = vec![Label::Other; self.units.len()];
        for (label, back) in labels.iter_mut().rev().zip(from.iter().rev().map(Some).chain([None])) {
            *label = label_of(state);
            if let Some(back) = back {
                state = usize::from(back[state]);
            }
        }
        Some((labels, score))
    }

    /// The probabilities of all labels, and of their pairs if asked for, by the forward-backward algorithm.
    pub fn marginals(&self, with_pairs: bool) -> Marginals {
        let count = self.units.len();
        let mut out = Marginals::default();
        if count == 0 {
            return out;
        }
        // Probabilities are scaled at each unit, and scores taken relative to the best of the unit, so that nothing
        // runs over or under.
        let unit_weights: Vec<([f32; LABELS], f32)> = self.units.iter().map(weights).collect();
        let pair_weights: Vec<([f32; PAIRS], f32)> = self.pairs.iter().map(weights).collect();
        let mut forward = vec![[0.0_f32; STATES]; count];
        let mut scale = vec![1.0_f32; count];
        for i in 0..count {
            let mut here = [0.0_f32; STATES];
            for state in 0..STATES {
                let reach = match i.checked_sub(1) {
                    None => f32::from(u8::from(FIRST.contains(&state))),
                    Some(last) => {
                        let pair = &pair_weights[i].0;
                        BEFORE[state].iter().map(|&b| forward[last][b] * pair[LABEL[b] * LABELS + LABEL[state]]).sum()
                    }
                };
                here[state] = reach * unit_weights[i].0[LABEL[state]];
            }
            scale[i] = here.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            forward[i] = here.map(|value| value / scale[i]);
            out.log_sum += ln(scale[i]) + unit_weights[i].1 + if i > 0 { pair_weights[i].1 } else { 0.0 };
        }
        out.sourceless = forward[count - 1][..SEEN].iter().sum();
        out.units = vec![[0.0; LABELS]; count];
        if with_pairs {
            out.pairs = vec![[0.0; PAIRS]; count];
        }
        let mut backward = [1.0_f32; STATES];
        for i in (0..count).rev() {
            for state in 0..STATES {
                out.units[i][LABEL[state]] += forward[i][state] * backward[state];
            }
            let Some(last) = i.checked_sub(1) else { break };
            let (pair, unit) = (&pair_weights[i].0, &unit_weights[i].0);
            let mut next = [0.0_f32; STATES];
            for state in 0..STATES {
                let behind = unit[LABEL[state]] * backward[state] / scale[i];
                for &before in BEFORE[state] {
                    let at = LABEL[before] * LABELS + LABEL[state];
                    let weight = pair[at] * behind;
                    next[before] += weight;
                    if with_pairs {
                        out.pairs[i][at] += forward[last][before] * weight;
                    }
                }
            }
            backward = next;
        }
        out
    }
}

/// The exponentials of `scores` relative to the highest, and the highest.
fn weights<const K: usize>(scores: &[f32; K]) -> ([f32; K], f32) {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    (scores.map(|score| exp(score - highest)), highest)
}

fn label_of(state: usize) -> Label {
    [Label::Other, Label::Source, Label::Content, Label::Cue][LABEL[state]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The score of every labelling, by trying all.
    fn all(chain: &Chain) -> Vec<(Vec<usize>, f32)> {
        let count = chain.units.len();
        let mut out = Vec::new();
        for number in 0..LABELS.pow(count as u32) {
            let labels: Vec<usize> = (0..count).map(|i| number / LABELS.pow(i as u32) % LABELS).collect();
            let begins = (0..count).filter(|&i| labels[i] == 1 && (i == 0 || labels[i - 1] != 1)).count();
            if begins > 1 {
                continue;
            }
            let units: f32 = (0..count).map(|i| chain.units[i][labels[i]]).sum();
            let pairs: f32 = (1..count).map(|i| chain.pairs[i][labels[i - 1] * LABELS + labels[i]]).sum();
            out.push((labels, units + pairs));
        }
        out
    }

    fn chains() -> impl Strategy<Value = Chain> {
        let score = -3.0..3.0_f32;
        proptest::collection::vec((proptest::array::uniform4(score.clone()), proptest::array::uniform16(score)), 1..6)
            .prop_map(|rows| {
                let (units, pairs) = rows.into_iter().unzip();
                Chain { units, pairs }
            })
    }

    proptest! {
        #[test]
        fn the_best_labelling_is_the_best_of_all(chain in chains()) {
            for (source, wanted) in [(Source::Present, true), (Source::Absent, false)] {
                let best = all(&chain).into_iter().filter(|(labels, _)| labels.contains(&1) == wanted)
                    .map(|(_, score)| score).fold(f32::NEG_INFINITY, f32::max);
                let (labels, score) = chain.best(source).expect("a chain with units has both kinds");
                prop_assert!((score - best).abs() < 1e-3, "{score} {best}");
                prop_assert_eq!(labels.contains(&Label::Source), wanted);
            }
        }

        #[test]
        fn probabilities_are_shares_of_all_labellings(chain in chains()) {
            let all = all(&chain);
            let sum: f32 = all.iter().map(|(_, score)| score.exp()).sum();
            let marginals = chain.marginals(true);
            prop_assert!((marginals.log_sum - sum.ln()).abs() < 1e-2);
            for i in 0..chain.units.len() {
                for label in 0..LABELS {
                    let share: f32 = all.iter().filter(|(labels, _)| labels[i] == label).map(|(_, s)| s.exp()).sum::<f32>() / sum;
                    prop_assert!((marginals.units[i][label] - share).abs() < 1e-3);
                }
            }
        }
    }
}
