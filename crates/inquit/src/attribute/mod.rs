//! Attributions: which cue, source and content belong together.
//!
//! Each sentence is linked on its own ([`clause`], [`label`]); then the quotations that no cue of their sentence
//! claims find their speaker ([`loose`]); last, everything is put in order and nested ([`tree`]).

mod clause;
mod content;
mod draft;
mod label;
mod learned;
mod link;
mod loose;
mod parties;
mod parts;
mod stops;
mod time;
mod tree;

use crate::detect::{Layers, passages};
use crate::document::{Attribution, BlockKind, CueClass};
use crate::model::Model;
#[cfg(feature = "train")]
use crate::model::Proposal;
use draft::Draft;

/// Which attributions are kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Kept {
    /// Least probability.
    pub(crate) min_confidence: f32,
    /// Classes of their cues.
    pub(crate) classes: Vec<CueClass>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { min_confidence: 0.0, classes: CueClass::ALL.to_vec() }
    }
}

impl Kept {
    /// Whoever is quoted without a cue says something.
    fn holds(&self, draft: &Draft) -> bool {
        let class = draft.cue.as_ref().map_or(CueClass::Communication, |cue| cue.class);
        draft.confidence >= self.min_confidence && self.classes.contains(&class)
    }
}

/// The attributions of a document, in order of their first byte; sources and addressees are not resolved yet.
///
/// With a model, what the rules find is evidence for its decisions.
pub(crate) fn find_attributions(layers: &Layers<'_>, model: Option<&Model>, kept: &Kept) -> Vec<Attribution> {
    let mut drafts = find_drafts(layers);
    if let Some(model) = model {
        drafts = learned::revise(layers, model, drafts);
    }
    drafts.retain(|draft| kept.holds(draft));
    tree::build(layers, drafts)
}

/// What the rules find.
fn find_drafts(layers: &Layers<'_>) -> Vec<Draft> {
    let passages = passages(layers);
    let mut drafts = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        let first = drafts.len();
        clause::link(passage, number, &mut drafts);
        // A turn of a transcript is said by its speaker, whatever it reports.
        if drafts.len() == first || passage.block.0 == BlockKind::Transcript {
            drafts.extend(label::link(passage, number));
        }
    }
    loose::link(&passages, drafts)
}

/// What the rules propose to the model, for a trainer.
#[cfg(feature = "train")]
pub(crate) fn propose(layers: &Layers<'_>) -> Vec<Proposal> {
    find_drafts(layers).iter().filter_map(learned::proposal).collect()
}
