//! Speakers named by a label: *Moor: “…”*, *“…” — Ada Moor*, *MOOR: …* in a transcript.

use std::ops::Range;

use super::draft::Draft;
use crate::detect::{Passage, phrase_after};
use crate::document::{BlockKind, Cue, CueClass};
use crate::layout::{is_topic, label_apart};
use crate::lexicon::Class;
use crate::segment::Kind;
use crate::text::span::Span;

/// Words before the colon of a label, and of one that tells what the person is in a transcript.
const LABEL: usize = 8;
const LONG_LABEL: usize = 20;
/// Share of such labels that name a speaker rather than a topic.
const CONFIDENCE: f32 = 0.7;

/// The draft of a label in `passage`, which has no other cue.
pub(super) fn link(passage: &Passage<'_>, number: usize) -> Option<Draft> {
    above_turn(passage, number).or_else(|| before_colon(passage, number)).or_else(|| behind_quotation(passage, number))
}

/// A label without a colon, which is a sentence of its own: *The CHAIRMAN.*, a name in a line above the turn. Its draft
/// has no content yet.
fn above_turn(passage: &Passage<'_>, number: usize) -> Option<Draft> {
    let label = passage.span(&(0..passage.items.len()));
    let turn = Some(passage.block.0)
        .filter(|kind| *kind == BlockKind::Transcript)
        .and(passage.text.get(label.start() as usize..))?;
    let (name, _) = label_apart(turn).filter(|(_, end)| *end == label.len() as usize)?;
    let source = Span::new(label.start(), label.start() + name as u32);
    Some(Draft { source: Some(source), confidence: CONFIDENCE, ..Draft::new(passage, number, None) })
}

fn before_colon(passage: &Passage<'_>, number: usize) -> Option<Draft> {
    let is_transcript = passage.block.0 == BlockKind::Transcript;
    let colon = (1..passage.items.len().min(LONG_LABEL)).find(|&i| passage.is_kind(i, Kind::Colon))?;
    let start = colon + 1;
    // *Ada Moor, who runs the pier: “…”*
    let apposition = (2..colon).find(|&i| passage.is_kind(i, Kind::Comma) && passage.quote_at(start).is_some());
    if !is_transcript && apposition.is_none() && colon >= LABEL {
        return None;
    }
    let end = if is_transcript { passage.items.len() } else { passage.end() };
    let opens = is_transcript || passage.block.0 == BlockKind::Headline || passage.quote_at(start).is_some();
    // What the person is may stand behind the name: *Moor (on tape)*, *Moor -- Analyst*.
    let is_mark = |i: &usize| !passage.is_kind(*i, Kind::Word) && matches!(passage.text_at(*i), "(" | "--" | "–" | "—");
    let is_turn = is_transcript && passage.is(0, Class::CAPITAL);
    let name_end = (1..colon).find(is_mark).filter(|_| is_turn).unwrap_or(colon);
    let is_name =
        is_name_label(passage, name_end) || apposition.is_some_and(|comma| is_full_name(passage, comma, colon));
    if start >= end || !opens || !is_name || is_topic(passage.span(&(0..name_end)).text(passage.text)) {
        return None;
    }
    // The time of a recording may stand before the name.
    let name = (0..colon).find(|&i| passage.is_kind(i, Kind::Word)).unwrap_or(0);
    // *Q - Ada Lund:* asks, and *A - …* answers.
    let is_part = is_transcript && passage.is_any(name, &["Q", "A"]) && passage.is_kind(name + 1, Kind::Dash);
    let name = if is_part && name + 2 < name_end { name + 2 } else { name };
    let draft = labelled(passage, number, Some(start..end), name..name_end, colon);
    Some(Draft { is_verbatim: is_transcript, ..draft })
}

/// Is all that stands before the colon a name?
fn is_name_label(passage: &Passage<'_>, colon: usize) -> bool {
    let named = Class::CAPITAL | Class::PREPOSITION | Class::ARTICLE;
    (0..colon).all(|i| passage.is(i, named) || !passage.is_kind(i, Kind::Word)) && passage.is(colon - 1, Class::CAPITAL)
}

/// Is all that stands before the comma a name of two words at least, and no clause behind it but one about its owner?
fn is_full_name(passage: &Passage<'_>, comma: usize, colon: usize) -> bool {
    let capitals = (0..comma).filter(|&i| passage.is(i, Class::CAPITAL)).count();
    let is_about = passage.is_any(comma + 1, &["who", "whose"]) || !passage.has_finite(comma..colon);
    capitals > 1 && !passage.is(0, Class::PREPOSITION) && is_about && is_name_label(passage, comma)
}

/// A quotation, then a dash or, in a headline, a colon, and whose it is.
fn behind_quotation(passage: &Passage<'_>, number: usize) -> Option<Draft> {
    let is_headline = passage.block.0 == BlockKind::Headline;
    let is_mark = |&i: &usize| passage.is_kind(i, Kind::Dash) || is_headline && passage.is_kind(i, Kind::Colon);
    let mark = (1..passage.items.len()).take(3).find(is_mark)?;
    passage.quote_at(mark - 1)?;
    let source = phrase_after(passage, mark + 1).filter(|range| range.end == passage.end())?;
    Some(labelled(passage, number, Some(mark - 1..mark), source, mark))
}

/// A line of its own under a quotation: *—Edda Vance, planner*; its draft has no content yet.
pub(super) fn credit(passage: &Passage<'_>, number: usize) -> Option<Draft> {
    /// Words of a name and what its owner is.
    const CREDIT: usize = 12;
    let source = 1..passage.end();
    let is_short = passage.is_kind(0, Kind::Dash) && (1..CREDIT).contains(&source.len());
    let is_name = is_short && passage.is(1, Class::CAPITAL) && !passage.has_finite(source.clone());
    is_name.then(|| labelled(passage, number, None, source, 0))
}

fn labelled(
    passage: &Passage<'_>,
    number: usize,
    content: Option<Range<usize>>,
    source: Range<usize>,
    mark: usize,
) -> Draft {
    let cue = Cue {
        spans: vec![passage.items[mark].span],
        lemma: passage.text_at(mark).into(),
        class: CueClass::Communication,
        negated: false,
        hedged: false,
    };
    let mut draft = Draft::new(passage, number, content);
    draft.source = Some(passage.span(&source));
    draft.cue = Some(cue);
    draft.confidence = CONFIDENCE;
    draft
}
