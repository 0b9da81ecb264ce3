//! The places of a quotation, piece by piece.

use std::ops::Range;

use super::align::{Alignment, Step};
use super::index::Source;
use super::locate::Reading;
use super::{Edit, EditKind, Place};
use crate::text::span::Span;

impl Source {
    /// The pieces of a reading with these edits.
    pub(super) fn place_of(&self, reading: &Reading, edits: &[Edit]) -> Place {
        let bracketed = edits.iter().filter(|edit| edit.kind == EditKind::Bracketed);
        let mut replaced: Vec<Span> = bracketed.filter_map(|edit| edit.source).collect();
        replaced.sort_unstable();
        let mut pieces: Vec<Span> = reading.blocks.iter().flat_map(|block| self.pieces_of(block, &replaced)).collect();
        if let Some((last, denied)) = pieces.last_mut().zip(self.denied(reading, edits)) {
            *last = last.cover(denied);
        }
        Place { pieces }
    }

    /// The last word with the denial behind it that is left out, *did not* for *did*: it belongs to what was said.
    fn denied(&self, reading: &Reading, edits: &[Edit]) -> Option<Span> {
        let (_, (_, last)) = reading.blocks.last()?.steps.last()?.same()?;
        let both = self.span(last..last + 2)?;
        let is_left_out = |edit: &Edit| edit.kind == EditKind::Negation && edit.source == Some(both);
        (!self.gap(last, last + 1).is_empty() && edits.iter().any(is_left_out)).then_some(both)
    }

    /// A block in pieces, parted where the quotation passes over the reporter’s words, other speakers or whole clauses.
    fn pieces_of(&self, block: &Alignment, replaced: &[Span]) -> Vec<Span> {
        /// Words that may be left out within one piece.
        const LEFT_OUT: usize = 3;
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for step in &block.steps {
            let words = match (step, step.same()) {
                (_, Some(((_, first), (_, last)))) => first..last + 1,
                (Step::Changed(_, place), _) => *place..*place + 1,
                _ => continue,
            };
            let goes_on = |piece: &&mut Range<usize>| {
                let (end, start) = (piece.end, words.start);
                let is_told = self.is_quoted(end - 1) && (end..start).any(|word| !self.is_quoted(word));
                let (one, two) = (self.voice(end - 1), self.voice(start));
                // An editor’s words may stand for more.
                let is_replaced = || self.span(end..start).is_some_and(|words| words.lies_in(replaced));
                let is_near = start - end <= LEFT_OUT || is_replaced();
                is_near && !is_told && (one == two || one == 0 || two == 0)
            };
            match pieces.last_mut().filter(goes_on) {
                Some(piece) => piece.end = words.end,
                None => pieces.push(words),
            }
        }
        pieces.into_iter().filter_map(|words| self.span(words)).collect()
    }
}
