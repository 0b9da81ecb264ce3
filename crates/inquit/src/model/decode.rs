//! [`Guess`]: the source and content that the chain finds for a cue.

use std::ops::Range;

use super::chain::{Chain, LABELS, Label, Source};
use super::evidence::Evidence;
use super::hash::of_bytes;
use super::math::exp;
use super::outline::Outline;
use super::role::{Scene, Stretch, is_trimmed};
use super::sheet::Sheet;
use super::unit::{Unit, near, units};
use super::{RoleTables, Settings};

/// An attribution as the model sees it, in tokens.
#[derive(Clone, Debug)]
pub struct Guess {
    /// The token that the cue is asked for at.
    pub head: usize,
    /// The tokens of the cue, in order.
    pub cue: Vec<usize>,
    /// The tokens of the source, in order.
    pub source: Vec<usize>,
    /// The tokens of the content, in order.
    pub content: Vec<usize>,
    /// Probability that the head is one of a cue.
    pub cue_score: f32,
    /// Probability of this very labelling.
    pub probability: f32,
    /// Mean probability of the units of the content that they are content.
    pub least: f32,
    /// Probability that there is no source.
    pub sourceless: f32,
    /// Likely cues among 200 tokens of the document.
    pub density: u32,
}

/// The units around a cue with their scores.
pub(crate) struct Labelling {
    pub(crate) units: Vec<Unit>,
    pub(crate) chain: Chain,
}

/// Labels the units around cues.
pub(crate) struct Labeller<'s> {
    pub(crate) sheet: &'s Sheet,
    pub(crate) evidence: &'s Evidence,
    scores: &'s [f32],
    tables: &'s RoleTables,
    /// That of the last sentence: most have several cues.
    outline: Option<Outline<'s>>,
}

impl<'s> Labeller<'s> {
    /// A labeller for the tokens of `sheet`, which have these `scores` as cues.
    pub(crate) fn new(sheet: &'s Sheet, evidence: &'s Evidence, scores: &'s [f32], tables: &'s RoleTables) -> Self {
        Self { sheet, evidence, scores, tables, outline: None }
    }

    /// The score of the token at `head` as a cue.
    pub(crate) fn score(&self, head: usize) -> f32 {
        self.scores[head]
    }

    /// The units around the cue at `head`, with their scores.
    pub(crate) fn label(&mut self, head: usize) -> Labelling {
        let range = near(self.sheet, head);
        let known = self.outline.take().filter(|outline| outline.range == range);
        let outline = known.unwrap_or_else(|| outline_of(self.sheet, range, self.scores));
        let scene = Scene::new(self.sheet, self.evidence, self.scores, &outline, head);
        let units = units(self.sheet, head);
        let chain = score(&scene, &units, self.tables);
        self.outline = Some(outline);
        Labelling { units, chain }
    }
}

/// The outline of the tokens in `range`.
pub(crate) fn outline_of<'s>(sheet: &'s Sheet, range: Range<usize>, scores: &[f32]) -> Outline<'s> {
    Outline::new(sheet, range, scores, of_bytes(*b"that"))
}

fn score(scene: &Scene<'_>, units: &[Unit], tables: &RoleTables) -> Chain {
    let mut chain = Chain { units: Vec::with_capacity(units.len()), pairs: Vec::with_capacity(units.len()) };
    let mut shared: Option<(Stretch, [i16; LABELS])> = None;
    for (i, unit) in units.iter().enumerate() {
        let score = match unit {
            Unit::Token(i) => {
                let stretch = scene.stretch(*i);
                let (_, common) = match shared {
                    Some(known) if known.0 == stretch => known,
                    _ => *shared.insert((stretch, tables.units.sum(|slots| scene.of_stretch(&stretch, slots)))),
                };
                let own = tables.units.sum(|slots| scene.of_token(*i, &stretch, slots));
                std::array::from_fn(|label| own[label].wrapping_add(common[label]))
            }
            Unit::Segment(range) => tables.units.sum(|slots| scene.segment(range, slots)),
        };
        chain.units.push(tables.units.scores(score));
        chain.pairs.push(tables.pairs.weigh(|slots| {
            if let Some(before) = i.checked_sub(1) {
                scene.transition(&units[before], unit, slots);
            }
        }));
    }
    chain
}

/// The guess that `labelling` gives for the cue at `head`; `None` if it has no content.
pub(crate) fn guess(
    sheet: &Sheet,
    head: usize,
    score: f32,
    labelling: &Labelling,
    settings: &Settings,
) -> Option<Guess> {
    let marginals = labelling.chain.marginals(false);
    let source = if marginals.sourceless > settings.sourceless { Source::Absent } else { Source::Present };
    let (labels, best) = labelling.chain.best(source)?;
    let mut guess = Guess {
        head,
        cue: vec![head],
        source: Vec::new(),
        content: Vec::new(),
        cue_score: score,
        probability: exp(best - marginals.log_sum),
        least: 0.0,
        sourceless: marginals.sourceless,
        density: 0,
    };
    let mut pieces = 0.0;
    for (i, unit) in labelling.units.iter().enumerate() {
        match labels[i] {
            Label::Content => {
                guess.content.extend(unit.tokens());
                guess.least += marginals.units[i][Label::Content as usize];
                pieces += 1.0;
            }
            Label::Source => guess.source.extend(unit.tokens()),
            Label::Cue => guess.cue.extend(unit.tokens().filter(|&token| token != head)),
            Label::Other => {}
        }
    }
    guess.cue.sort_unstable();
    guess.least /= f32::max(pieces, 1.0);
    trim(sheet, &mut guess.content);
    guess.content.iter().any(|&i| sheet.rows[i].is_word()).then_some(guess)
}

/// Takes punctuation off both ends.
fn trim(sheet: &Sheet, content: &mut Vec<usize>) {
    while content.last().is_some_and(|&i| is_trimmed(&sheet.rows[i])) {
        content.pop();
    }
    let first = content.iter().position(|&i| !is_trimmed(&sheet.rows[i])).unwrap_or(0);
    content.drain(..first);
}
