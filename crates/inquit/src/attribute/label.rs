//! Speakers named by a label: *Moor: “…”*, *“…” — Ada Moor*, *MOOR: …* in a transcript.

use super::draft::Draft;
use crate::detect::{Passage, phrase_after};
use crate::document::{BlockKind, Cue, CueClass};
use crate::lexicon::Class;
use crate::segment::Kind;

/// Words before the colon of a label.
const LABEL: usize = 8;

/// Adds the drafts of labels in `passage`, unless the drafts from `first` on have a cue there already.
pub(super) fn link(passage: &Passage<'_>, number: usize, first: usize, drafts: &mut Vec<Draft>) {
    if drafts.len() > first {
        return;
    }
    drafts.extend(before_colon(passage, number).or_else(|| behind_dash(passage, number)));
}

fn before_colon(passage: &Passage<'_>, number: usize) -> Option<Draft> {
    let colon = (1..passage.items.len().min(LABEL)).find(|&i| passage.is_kind(i, Kind::Colon))?;
    let start = colon + 1;
    let end = passage.end();
    let is_quoted = passage.quote_at(start).is_some();
    let is_headline = matches!(passage.block.0, BlockKind::Headline | BlockKind::Transcript);
    if start >= end || !(is_quoted || is_headline) || !is_name_label(passage, colon) {
        return None;
    }
    Some(labelled(passage, number, start..end, 0..colon, colon))
}

/// Is all that stands before the colon a name?
fn is_name_label(passage: &Passage<'_>, colon: usize) -> bool {
    (0..colon)
        .all(|i| passage.is(i, Class::CAPITAL | Class::PREPOSITION | Class::ARTICLE) || !passage.is_kind(i, Kind::Word))
        && passage.is(colon - 1, Class::CAPITAL)
}

/// A quotation, then a dash and whose it is.
fn behind_dash(passage: &Passage<'_>, number: usize) -> Option<Draft> {
    let dash = (1..passage.items.len()).take(3).find(|&i| passage.is_kind(i, Kind::Dash))?;
    passage.quote_at(dash - 1)?;
    let source = phrase_after(passage, dash + 1).filter(|range| range.end == passage.end())?;
    Some(labelled(passage, number, dash - 1..dash, source, dash))
}

fn labelled(
    passage: &Passage<'_>,
    number: usize,
    content: std::ops::Range<usize>,
    source: std::ops::Range<usize>,
    mark: usize,
) -> Draft {
    let mut draft = Draft::new(passage, number, &[content]);
    draft.source = Some(passage.span(&source));
    draft.cue = Some(mark_cue(passage, mark));
    draft
}

/// A colon or a dash as a cue.
pub(super) fn mark_cue(passage: &Passage<'_>, mark: usize) -> Cue {
    Cue {
        spans: vec![passage.items[mark].span],
        lemma: passage.text_at(mark).into(),
        class: CueClass::Communication,
        negated: false,
        hedged: false,
    }
}
