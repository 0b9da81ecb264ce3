//! The role stage: a conditional random field around each cue.

use inquit::training::{Chain, ChainSlots, LABELS, Label, PAIRS, RoleTables};
use serde::{Deserialize, Serialize};

use crate::gold::{Gold, Pupil};
use crate::linear::{Linear, Step, cut_rare};
use crate::seed::Seed;

/// Settings of the role stage.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Binary logarithm of the rows for single labels.
    pub unit_bits: u32,
    /// Binary logarithm of the rows for pairs of labels.
    pub pair_bits: u32,
    /// Passes over the examples.
    pub passes: usize,
    /// How often all of it is done, in other orders and without other features; the weights are averaged.
    pub rounds: usize,
    /// Rate of learning at the beginning.
    pub rate: f32,
    /// Weight of the squared weights.
    pub decay: f32,
    /// Share of the features that each example is learned without.
    pub dropout: f32,
    /// Features seen fewer times are left out.
    pub least: u32,
    /// Where the order of the examples begins.
    pub seed: u64,
}

struct Example {
    slots: ChainSlots,
    labels: Vec<Label>,
}

/// The tables learned from the attributions of `pupils`, whose lessons have their cue scores.
pub fn train(pupils: &[&Pupil], settings: Settings) -> RoleTables {
    let mut examples: Vec<Example> = pupils
        .iter()
        .flat_map(|pupil| {
            pupil.golds.iter().map(|gold| {
                let mut slots = pupil.lesson.role_slots(gold.head, settings.unit_bits, settings.pair_bits);
                let labels = labels(pupil, gold, &slots);
                slots.tokens = Vec::new();
                Example { slots, labels }
            })
        })
        .collect();
    cut_rare(examples.iter_mut().flat_map(|e| &mut e.slots.units), settings.unit_bits, settings.least);
    cut_rare(examples.iter_mut().flat_map(|e| &mut e.slots.pairs), settings.pair_bits, settings.least);
    let mut fitting = Fitting {
        units: Linear::new(settings.unit_bits),
        pairs: Linear::new(settings.pair_bits),
        dropped: (Vec::new(), Vec::new()),
        seed: Seed::new(settings.seed),
        dropout: settings.dropout,
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for pass in (0..settings.rounds).flat_map(|_| 0..settings.passes) {
        if pass == 0 {
            fitting.units.restart();
            fitting.pairs.restart();
        }
        fitting.seed.shuffle(&mut order);
        let rate = settings.rate * (1.0 - pass as f32 / settings.passes as f32).max(0.1);
        for &number in &order {
            fitting.learn(&examples[number], Step { rate, decay: settings.decay });
        }
        if pass >= settings.passes / 2 {
            fitting.units.note();
            fitting.pairs.note();
        }
    }
    RoleTables { units: fitting.units.table(), pairs: fitting.pairs.table() }
}

struct Fitting {
    units: Linear<LABELS>,
    pairs: Linear<PAIRS>,
    dropped: (Vec<Vec<u32>>, Vec<Vec<u32>>),
    seed: Seed,
    dropout: f32,
}

impl Fitting {
    /// One step on the negative log-likelihood of `example`.
    fn learn(&mut self, example: &Example, step: Step) {
        /// Gradients below this move nothing.
        const LEAST: f32 = 0.003;
        let count = example.labels.len();
        drop_all(&example.slots.units, &mut self.dropped.0, self.dropout, &mut self.seed);
        drop_all(&example.slots.pairs, &mut self.dropped.1, self.dropout, &mut self.seed);
        let more = 1.0 / (1.0 - self.dropout);
        let chain = Chain {
            units: self.dropped.0[..count].iter().map(|slots| self.units.score(slots).map(|s| s * more)).collect(),
            pairs: self.dropped.1[..count].iter().map(|slots| self.pairs.score(slots).map(|s| s * more)).collect(),
        };
        let marginals = chain.marginals(true);
        for i in 0..count {
            let here = example.labels[i] as usize;
            let mut gradient = marginals.units[i];
            gradient[here] -= 1.0;
            if gradient.iter().any(|g| g.abs() > LEAST) {
                self.units.update(&self.dropped.0[i], &gradient, step);
            }
            if i > 0 {
                let mut gradient = marginals.pairs[i];
                gradient[example.labels[i - 1] as usize * LABELS + here] -= 1.0;
                if gradient.iter().any(|g| g.abs() > LEAST) {
                    self.pairs.update(&self.dropped.1[i], &gradient, step);
                }
            }
        }
    }
}

fn drop_all(lists: &[Vec<u32>], out: &mut Vec<Vec<u32>>, rate: f32, seed: &mut Seed) {
    out.resize_with(out.len().max(lists.len()), Vec::new);
    for (list, out) in lists.iter().zip(out) {
        seed.drop_some(list, rate, out);
    }
}

/// The right label of each unit; only the first stretch of a source counts.
fn labels(pupil: &Pupil, gold: &Gold, slots: &ChainSlots) -> Vec<Label> {
    let has = |list: &[usize], i: usize| list.binary_search(&i).is_ok();
    let mut labels: Vec<Label> = slots
        .tokens
        .iter()
        .map(|tokens| {
            if tokens.len() == 1 && has(&gold.cue, tokens.start) {
                return Label::Cue;
            }
            let words: Vec<usize> = tokens.clone().filter(|&i| tokens.len() == 1 || pupil.lesson.is_word(i)).collect();
            let share = |list: &[usize]| 2 * words.iter().filter(|&&i| has(list, i)).count() >= words.len().max(1);
            match () {
                () if share(&gold.source) => Label::Source,
                () if share(&gold.content) => Label::Content,
                () => Label::Other,
            }
        })
        .collect();
    let first = labels.iter().position(|&label| label == Label::Source).unwrap_or(labels.len());
    let end = labels[first..].iter().position(|&label| label != Label::Source).map_or(labels.len(), |n| first + n);
    for (label, tokens) in labels[end..].iter_mut().zip(&slots.tokens[end..]) {
        if *label == Label::Source {
            *label = if has(&gold.content, tokens.start) { Label::Content } else { Label::Other };
        }
    }
    labels
}
