//! Attributions: which cue, source and content belong together.
//!
//! Each sentence is linked on its own ([`clause`], [`label`]); then the quotations that no cue of their sentence
//! claims find their speaker ([`loose`]); last, everything is put in order and nested ([`tree`]).

mod clause;
mod content;
mod draft;
mod kept;
mod label;
mod learned;
mod link;
mod loose;
mod manner;
mod parties;
mod parts;
mod setting;
mod stops;
mod time;
mod tree;

use crate::detect::{Layers, Passage, passages};
use crate::document::{Attribution, BlockKind};
use crate::model::Model;
#[cfg(feature = "train")]
use crate::model::Proposal;
use draft::Draft;
pub(crate) use kept::Kept;

/// The attributions of a document, in order of their first byte; sources and addressees are not resolved yet.
///
/// With a model, what the rules find is evidence for its decisions.
pub(crate) fn find_attributions(layers: &Layers<'_>, model: Option<&Model>) -> Vec<Attribution> {
    let passages = passages(layers);
    let drafts = weigh_drafts(layers, &passages, model);
    tree::build(layers, setting::settle(&passages, drafts))
}

/// What the rules find, as the model sees it.
fn weigh_drafts(layers: &Layers<'_>, passages: &[Passage<'_>], model: Option<&Model>) -> Vec<Draft> {
    let drafts = find_drafts(passages);
    match model {
        Some(model) => learned::revise(layers, model, drafts),
        None => drafts,
    }
}

/// What the rules find.
fn find_drafts(passages: &[Passage<'_>]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        let first = drafts.len();
        clause::link(passage, number, &mut drafts);
        // A turn of a transcript is said by its speaker, whatever it reports.
        if drafts.len() == first || passage.block.0 == BlockKind::Transcript {
            drafts.extend(label::link(passage, number));
        }
    }
    loose::link(passages, drafts)
}

/// What the rules propose to the model, for a trainer.
#[cfg(feature = "train")]
pub(crate) fn propose(layers: &Layers<'_>) -> Vec<Proposal> {
    find_drafts(&passages(layers)).iter().filter_map(learned::proposal).collect()
}

/// How many drafts there are before they are put in order, for whoever times the stages.
#[cfg(feature = "train")]
pub(crate) fn count_drafts(layers: &Layers<'_>, model: Option<&Model>) -> usize {
    weigh_drafts(layers, &passages(layers), model).len()
}
