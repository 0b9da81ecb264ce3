//! The cue stage: a logistic regression for every token that can be the head of a cue.

use inquit::training::{Table, probability};
use serde::{Deserialize, Serialize};

use crate::gold::Pupil;
use crate::linear::{Linear, Step, cut_rare};
use crate::seed::Seed;

/// Settings of a logistic regression.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Binary logarithm of the rows.
    pub bits: u32,
    /// Passes over the examples.
    pub passes: usize,
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

/// The cue table learned from `pupils`.
pub fn train(pupils: &[&Pupil], settings: Settings) -> Table<1> {
    let mut examples = Vec::new();
    for pupil in pupils {
        let mut is_head = vec![false; pupil.lesson.len()];
        for gold in &pupil.golds {
            is_head[gold.head] = true;
        }
        for i in (0..pupil.lesson.len()).filter(|&i| pupil.lesson.is_cue_candidate(i)) {
            let mut slots = Vec::new();
            pupil.lesson.cue_slots(i, settings.bits, &mut slots);
            examples.push((slots, is_head[i]));
        }
    }
    regression(examples, settings)
}

/// A logistic regression over `examples`.
pub fn regression(mut examples: Vec<(Vec<u32>, bool)>, settings: Settings) -> Table<1> {
    cut_rare(examples.iter_mut().map(|(slots, _)| slots), settings.bits, settings.least);
    let mut linear = Linear::<1>::new(settings.bits);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = Seed::new(settings.seed);
    let mut some = Vec::new();
    for pass in 0..settings.passes {
        seed.shuffle(&mut order);
        let rate = settings.rate * (1.0 - pass as f32 / settings.passes as f32).max(0.1);
        let step = Step { rate, decay: settings.decay };
        for &number in &order {
            let (slots, is_right) = &examples[number];
            seed.drop_some(slots, settings.dropout, &mut some);
            let guess = probability(linear.score(&some)[0] / (1.0 - settings.dropout));
            let gradient = guess - f32::from(u8::from(*is_right));
            if gradient.abs() > 0.002 {
                linear.update(&some, &[gradient], step);
            }
        }
        if pass >= settings.passes / 2 {
            linear.note();
        }
    }
    linear.table()
}
