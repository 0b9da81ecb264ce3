//! What all formats ask of an attribution: its parts by name, its words, the names behind it.

use std::fmt;

use serde::Serialize;

use crate::document::{Attribution, Document, Party, Via};
use crate::text::span::Span;

/// Code points of a name that a format repeats for each attribution: longer ones would make the output grow with the
/// square of the text.
const NAME: usize = 80;

/// Steps of a relay that are told.
const RELAYS: usize = 6;

/// One of the places of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Content,
    Source,
    Cue,
    Addressee,
    Time,
    Place,
    Medium,
}

impl Part {
    pub(super) const ALL: [Self; 7] =
        [Self::Content, Self::Source, Self::Cue, Self::Addressee, Self::Time, Self::Place, Self::Medium];

    /// The word for it, in lower case.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Addressee => "addressee",
            Self::Time => "time",
            Self::Place => "place",
            Self::Medium => "medium",
        }
    }

    /// Where it stands in `attribution`; empty where there is none or it is only understood.
    pub(super) fn spans(self, attribution: &Attribution) -> &[Span] {
        match self {
            Self::Content => &attribution.content,
            Self::Source => attribution.source.as_ref().map_or(&[], |party| &party.spans),
            Self::Cue => attribution.cue.as_ref().map_or(&[], |cue| &cue.spans),
            Self::Addressee => attribution.addressee.as_ref().map_or(&[], |party| &party.spans),
            Self::Time => attribution.time.as_ref().map_or(&[], |time| std::slice::from_ref(&time.span)),
            Self::Place => attribution.place.as_slice(),
            Self::Medium => attribution.medium.as_slice(),
        }
    }
}

/// The word by which the JSON contract knows a member of an enum.
pub(super) struct Word<T>(pub(super) T);

impl<T: Serialize> fmt::Display for Word<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

/// `text` on one line, cut where it is too long for a name.
pub(super) fn short(text: &str) -> String {
    let mut words = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == NAME {
            words.push('…');
            break;
        }
        words.push(if c.is_whitespace() || c.is_control() { ' ' } else { c });
    }
    words
}

/// The names of `party`; its words, or nothing, where it is unresolved.
pub(super) fn names(document: &Document, party: &Party) -> String {
    if party.speakers.is_empty() {
        return party.spans.first().map_or_else(String::new, |span| short(span.text(document.text())));
    }
    let names = party.speakers.iter().map(|&id| short(&document[id].name));
    short(&names.collect::<Vec<_>>().join(" and "))
}

/// Those through whom `attribution` reaches the reader, the nearest to it first.
pub(super) fn relays(document: &Document, attribution: &Attribution) -> Vec<String> {
    let voice = |one: &Attribution| one.source.as_ref().map_or_else(String::new, |source| names(document, source));
    let mut last = voice(attribution);
    let mut relays = Vec::new();
    let mut via = attribution.via;
    for _ in 0..RELAYS {
        let Some(step) = via else { break };
        let (name, next) = match step {
            Via::Speaker(id) => (short(&document[id].name), None),
            Via::Attribution(id) => (voice(&document[id]), document[id].via),
        };
        // Two levels of one speaker's words are one voice, and an unknown one says nothing to the reader.
        if !name.is_empty() && name != last {
            last.clone_from(&name);
            relays.push(name);
        }
        via = next;
    }
    relays
}
