//! A linear chain over the units around a cue (a conditional random field; Lafferty, McCallum and Pereira 2001).
//!
//! There are four labels, and two layers of them: where the source is still to come, and from the source on. A labelling
//! goes from the first to the second when its source begins, and never back, so that none has two sources.

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

/// A value for each label.
type Labels = [f32; LABELS];
/// The label that leads from the first layer to the second.
const SOURCE: usize = Label::Source as usize;

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
        const NEVER: f32 = f32::NEG_INFINITY;
        let first = *self.units.first()?;
        let (mut before, mut since) = (first, [NEVER; LABELS]);
        (before[SOURCE], since[SOURCE]) = (NEVER, first[SOURCE]);
        let mut backs: Vec<[Back; LABELS]> = Vec::with_capacity(self.units.len());
        for (unit, pair) in self.units.iter().zip(&self.pairs).skip(1) {
            let (mut next, mut behind, mut back) = ([NEVER; LABELS], [NEVER; LABELS], [Back::default(); LABELS]);
            for to in 0..LABELS {
                for from in 0..LABELS {
                    let step = pair[from * LABELS + to];
                    if before[from] + step > next[to] {
                        (next[to], back[to].before) = (before[from] + step, from as u8);
                    }
                    if since[from] + step > behind[to] && (to != SOURCE || from == SOURCE) {
                        (behind[to], back[to].since) = (since[from] + step, from as u8);
                    }
                }
            }
            back[SOURCE].begins = next[SOURCE] > behind[SOURCE];
            behind[SOURCE] = larger(next[SOURCE], behind[SOURCE]);
            next[SOURCE] = NEVER;
            before = std::array::from_fn(|label| next[label] + unit[label]);
            since = std::array::from_fn(|label| behind[label] + unit[label]);
            backs.push(back);
        }
        let mut has_source = source == Source::Present;
        let scores = if has_source { since } else { before };
        let mut label = (0..LABELS).reduce(|a, b| if scores[b] > scores[a] { b } else { a })?;
        let score = scores[label];
        let mut labels = vec![Label::Other; self.units.len()];
        for (slot, back) in labels.iter_mut().rev().zip(backs.iter().rev().map(Some).chain([None])) {
            *slot = [Label::Other, Label::Source, Label::Content, Label::Cue][label];
            if let Some(back) = back.map(|back| back[label]) {
                has_source &= !(label == SOURCE && back.begins);
                label = usize::from(if has_source { back.since } else { back.before });
            }
        }
        Some((labels, score))
    }

    /// The probabilities of all labels, and of their pairs if asked for, by the forward-backward algorithm.
    pub fn marginals(&self, with_pairs: bool) -> Marginals {
        let count = self.units.len();
        let mut out = Marginals::default();
        let mut steps: Vec<Step> = Vec::with_capacity(count);
        for (unit, pair) in self.units.iter().zip(&self.pairs) {
            let step = Step::new(steps.last(), unit, pair);
            out.log_sum += step.log;
            steps.push(step);
        }
        let Some(last) = steps.last() else { return out };
        out.sourceless = last.before.iter().sum();
        out.units = vec![[0.0; LABELS]; count];
        if with_pairs {
            out.pairs = vec![[0.0; PAIRS]; count];
        }
        let (mut to_before, mut to_since) = ([1.0_f32; LABELS], [1.0_f32; LABELS]);
        for (i, step) in steps.iter().enumerate().rev() {
            for label in 0..LABELS {
                out.units[i][label] = step.before[label] * to_before[label] + step.since[label] * to_since[label];
            }
            let Some(last) = i.checked_sub(1).map(|last| &steps[last]) else { break };
            // What comes behind a unit of the first layer: the source is where the second begins.
            let mut behind: Labels = std::array::from_fn(|to| step.unit[to] * to_before[to] / step.scale);
            let mut beyond: Labels = std::array::from_fn(|to| step.unit[to] * to_since[to] / step.scale);
            behind[SOURCE] = beyond[SOURCE];
            let again = beyond[SOURCE];
            beyond[SOURCE] = 0.0;
            for from in 0..LABELS {
                let pair: &Labels = &step.pair[from];
                if with_pairs {
                    for to in 0..LABELS {
                        let beyond = if from == SOURCE && to == SOURCE { again } else { beyond[to] };
                        out.pairs[i][from * LABELS + to] =
                            pair[to] * (last.before[from] * behind[to] + last.since[from] * beyond);
                    }
                }
                to_before[from] = dot(pair, &behind);
                to_since[from] = dot(pair, &beyond);
            }
            to_since[SOURCE] += step.pair[SOURCE][SOURCE] * again;
        }
        out
    }
}

/// Where the best labelling up to a label comes from, in either layer, and whether the source begins there.
#[derive(Clone, Copy, Default)]
struct Back {
    before: u8,
    since: u8,
    begins: bool,
}

/// A unit on the way forward.
struct Step {
    /// Exponentials of the scores relative to the highest, so that nothing runs over.
    unit: Labels,
    pair: [Labels; LABELS],
    /// The shares of the labels where the source is still to come, and of those from the source on.
    before: Labels,
    since: Labels,
    /// What they were divided by to be shares, so that nothing runs under.
    scale: f32,
    /// What the unit adds to the logarithm of the sum over all labellings.
    log: f32,
}

impl Step {
    fn new(last: Option<&Step>, unit: &Labels, pair: &[f32; PAIRS]) -> Self {
        let (unit, mut log) = weights(unit);
        let (flat, highest) = weights(pair);
        let pair: [Labels; LABELS] = std::array::from_fn(|from| std::array::from_fn(|to| flat[from * LABELS + to]));
        let (mut before, mut since) = ([1.0_f32; LABELS], [0.0_f32; LABELS]);
        if let Some(last) = last {
            before = [0.0; LABELS];
            for (from, row) in pair.iter().enumerate() {
                for to in 0..LABELS {
                    before[to] += last.before[from] * row[to];
                    since[to] += last.since[from] * row[to];
                }
            }
            since[SOURCE] = last.since[SOURCE] * pair[SOURCE][SOURCE];
            log += highest;
        }
        since[SOURCE] += before[SOURCE];
        before[SOURCE] = 0.0;
        for label in 0..LABELS {
            before[label] *= unit[label];
            since[label] *= unit[label];
        }
        let sum: Labels = std::array::from_fn(|label| before[label] + since[label]);
        let scale = larger(sum.iter().sum(), f32::MIN_POSITIVE);
        let share = |value: f32| value / scale;
        Self { unit, pair, before: before.map(share), since: since.map(share), scale, log: log + ln(scale) }
    }
}

/// The exponentials of `scores` relative to the highest, and the highest.
fn weights<const K: usize>(scores: &[f32; K]) -> ([f32; K], f32) {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, larger);
    let mut weights = *scores;
    weights.iter_mut().for_each(|score| *score = exp(*score - highest));
    (weights, highest)
}

/// The larger one; unlike `f32::max` it is one instruction, as no score is NaN.
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

fn dot(a: &Labels, b: &Labels) -> f32 {
    a[0] * b[0] + a[1] * b[1] + (a[2] * b[2] + a[3] * b[3])
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
