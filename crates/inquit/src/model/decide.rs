//! The joint decision: which guesses stand, so that no two share their words.

use super::decode::{Guess, Labeller, Labelling, guess};
use super::evidence::Evidence;
use super::keep;
use super::sheet::Sheet;
use super::table::probability;
use super::{Parts, Settings};

/// A guess and how probable it is that it is right.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// What is attributed, by which cue, to whom.
    pub guess: Guess,
    /// How probable it is that this is right.
    pub confidence: f32,
    /// Number of the rules' proposal for the same cue.
    pub(crate) proposal: Option<usize>,
}

/// All guesses of a document, in the order of their heads.
pub(crate) struct Guesses<'s> {
    pub(crate) guesses: Vec<Guess>,
    labeller: Labeller<'s>,
}

/// Of so many tokens, so many are looked at as cues, which is more than any article of the training corpus has: a text
/// of nothing but cues costs little more time than others.
const NEAR: usize = 200;
const CROWD: usize = 24;

impl<'s> Guesses<'s> {
    /// A guess for every token that may be a cue and finds a content.
    pub(crate) fn new(mut labeller: Labeller<'s>, settings: &Settings) -> Self {
        let sheet = labeller.sheet;
        let (mut guesses, mut heads) = (Vec::new(), Vec::new());
        for head in 0..sheet.rows.len() {
            let score = labeller.score(head);
            let is_crowded = heads.iter().nth_back(CROWD - 1).is_some_and(|&other| head - other < NEAR);
            if score >= settings.cue && score > 0.0 && !is_crowded {
                heads.push(head);
                guesses.extend(guess(sheet, head, score, &labeller.label(head), settings));
            }
        }
        let likely: f32 = guesses.iter().map(|guess| guess.cue_score).sum();
        let density = (likely / sheet.rows.len() as f32 * 200.0) as u32;
        guesses.iter_mut().for_each(|guess| guess.density = density);
        Self { guesses, labeller }
    }

    /// The guesses that stand: the most probable first, each made again without what is taken.
    pub(crate) fn decide(self, model: &Parts) -> Vec<Verdict> {
        let Self { mut guesses, mut labeller } = self;
        let (sheet, evidence, settings) = (labeller.sheet, labeller.evidence, &model.settings);
        let judge = Judge { sheet, evidence, model };
        let confidence: Vec<f32> = (0..guesses.len()).map(|i| judge.confidence(&guesses, i)).collect();
        let mut order: Vec<usize> = (0..guesses.len()).filter(|&i| confidence[i] >= settings.keep).collect();
        order.sort_by(|&a, &b| confidence[b].total_cmp(&confidence[a]).then(a.cmp(&b)));
        let mut taken = vec![Taken::Free; sheet.rows.len()];
        let mut verdicts: Vec<Verdict> = Vec::new();
        for i in order {
            let head = guesses[i].head;
            if taken[head] != Taken::Free {
                continue;
            }
            let mut confidence = confidence[i];
            if collides(sheet, &guesses[i], &taken) {
                let rest = without(labeller.label(head), &taken);
                let Some(again) = guess(sheet, head, guesses[i].cue_score, &rest, settings) else { continue };
                guesses[i] = Guess { density: guesses[i].density, ..again };
                confidence = confidence.min(judge.confidence(&guesses, i));
                if confidence < settings.keep || collides(sheet, &guesses[i], &taken) {
                    continue;
                }
            }
            let guess = guesses[i].clone();
            for &token in &guess.content {
                taken[token] = Taken::Content;
            }
            for &token in guess.cue.iter().filter(|&&token| sheet.rows[token].is_word()) {
                taken[token] = Taken::Cue;
            }
            let proposal = evidence.at_head(head).map(|(number, _)| number);
            verdicts.push(Verdict { guess, confidence, proposal });
        }
        verdicts.sort_by_key(|verdict| verdict.guess.head);
        verdicts
    }
}

/// Whose a token is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Free,
    Content,
    Cue,
}

/// Does the guess use words that are taken?
fn collides(sheet: &Sheet, guess: &Guess, taken: &[Taken]) -> bool {
    let is_word = |i: usize| sheet.rows[i].is_word();
    guess.content.iter().chain(&guess.cue).any(|&i| taken[i] != Taken::Free && is_word(i))
        || guess.source.iter().any(|&i| taken[i] == Taken::Content)
}

/// The labelling where no taken unit can be content, cue or, in another's content, source.
fn without(labelling: Labelling, taken: &[Taken]) -> Labelling {
    /// More than any score.
    const NEVER: f32 = -1e6;
    let Labelling { units, mut chain } = labelling;
    for (scores, unit) in chain.units.iter_mut().zip(&units) {
        if unit.tokens().any(|i| taken[i] != Taken::Free) {
            scores[super::chain::Label::Content as usize] = NEVER;
            scores[super::chain::Label::Cue as usize] = NEVER;
        }
        if unit.tokens().any(|i| taken[i] == Taken::Content) {
            scores[super::chain::Label::Source as usize] = NEVER;
        }
    }
    Labelling { units, chain }
}

struct Judge<'m> {
    sheet: &'m Sheet,
    evidence: &'m Evidence,
    model: &'m Parts,
}

impl Judge<'_> {
    fn confidence(&self, guesses: &[Guess], i: usize) -> f32 {
        let [score] = self.model.keep.weigh(|slots| keep::features(self.sheet, self.evidence, guesses, i, slots));
        let Settings { calibration: [slope, offset], .. } = self.model.settings;
        probability(slope * score + offset)
    }
}
