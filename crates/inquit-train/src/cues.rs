//! The cue stage: a logistic regression for every token that can be the head of a cue.

use inquit::training::{CueTables, Table, probability};
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

/// The table of the first look and the least score to pass it, learned from `pupils`: one gold cue of 300 is given up
/// for the time that the second look takes.
pub fn first_look(pupils: &[Pupil], settings: Settings) -> (Table<1>, f32) {
    const GIVEN_UP: usize = 300;
    let examples: Vec<(Vec<u32>, bool)> = pupils
        .iter()
        .flat_map(|pupil| examples(pupil, |i, slots| pupil.lesson.first_slots(i, settings.bits, slots)))
        .collect();
    let table = regression(examples.clone(), settings);
    let mut scores: Vec<f32> =
        examples.iter().filter(|(_, is_head)| *is_head).map(|(slots, _)| table.score(slots)[0]).collect();
    scores.sort_by(f32::total_cmp);
    let least = scores.get(scores.len() / GIVEN_UP).copied().unwrap_or(0.0);
    (table, least)
}

/// The cue tables learned from `pupils`, with the first look as it is.
pub fn train(pupils: &[&Pupil], (first, least): &(Table<1>, f32), settings: Settings) -> CueTables {
    let mut all = Vec::new();
    let mut slots = Vec::new();
    for pupil in pupils {
        let mut passes = |i: usize| {
            slots.clear();
            pupil.lesson.first_slots(i, first.bits(), &mut slots);
            first.score(&slots)[0] >= *least
        };
        let mut passed = vec![false; pupil.lesson.len()];
        for (i, passed) in passed.iter_mut().enumerate() {
            *passed = passes(i);
        }
        all.extend(examples_of(pupil, |i| passed[i], |i, slots| pupil.lesson.cue_slots(i, settings.bits, slots)));
    }
    CueTables { first: first.clone(), second: regression(all, settings), least: *least }
}

/// Every token that can be the head of a cue, with its slots and whether it is one.
fn examples(pupil: &Pupil, slots_at: impl Fn(usize, &mut Vec<u32>)) -> Vec<(Vec<u32>, bool)> {
    examples_of(pupil, |_| true, slots_at)
}

fn examples_of(
    pupil: &Pupil,
    is_wanted: impl Fn(usize) -> bool,
    slots_at: impl Fn(usize, &mut Vec<u32>),
) -> Vec<(Vec<u32>, bool)> {
    let mut is_head = vec![false; pupil.lesson.len()];
    for gold in &pupil.golds {
        is_head[gold.head] = true;
    }
    let candidates = (0..pupil.lesson.len()).filter(|&i| pupil.lesson.is_cue_candidate(i) && is_wanted(i));
    candidates
        .map(|i| {
            let mut slots = Vec::new();
            slots_at(i, &mut slots);
            (slots, is_head[i])
        })
        .collect()
}

/// A logistic regression over `examples`.
pub fn regression(mut examples: Vec<(Vec<u32>, bool)>, settings: Settings) -> Table<1> {
    cut_rare(examples.iter_mut().map(|(slots, _)| slots), settings.bits, settings.least);
    let mut linear = Linear::<1>::new(settings.bits);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = Seed::new(settings.seed);
    let mut some = Vec::new();
    for pass in (0..settings.rounds).flat_map(|_| 0..settings.passes) {
        if pass == 0 {
            linear.restart();
        }
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
