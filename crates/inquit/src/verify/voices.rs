//! Whose words are whose: by the attributions, by the marks, and by the turns of a talk.

use std::ops::Range;

use crate::document::{Attribution, BlockKind, Document, Mode, Role};
use crate::layout::{label_end, turns_without_names};
use crate::text::span::Span;

/// Whose each word of a text is.
#[derive(Clone, Debug)]
pub(super) struct Voices {
    /// For each word the number of the outermost attribution it is said in, from 1; 0 for the reporter’s.
    sayings: Vec<u32>,
    /// For each word the number of the outermost quote of speech around it, from 1, or behind those of quotes the number of
    /// its turn.
    quotes: Vec<u32>,
    /// How many of those numbers are of quotes.
    marked: u32,
}

impl Voices {
    /// The voices of `document`, which has so many words; `words_in` tells which of them a span covers.
    pub(super) fn new(document: &Document, words: usize, words_in: impl Fn(Span) -> Range<usize>) -> Self {
        let mut voices =
            Self { sayings: vec![0; words], quotes: vec![0; words], marked: document.quotes().len() as u32 };
        voices.note_sayings(document, &words_in);
        voices.note_quotes(document, &words_in);
        voices.note_turns(document, &words_in);
        voices
    }

    /// Index of the attribution that a word is said in.
    pub(super) fn saying(&self, place: usize) -> Option<usize> {
        let number = *self.sayings.get(place)?;
        Some(number.checked_sub(1)? as usize)
    }

    /// Number of the voice that says a word: of the attribution, or else of the quote or turn, 0 for the reporter’s.
    pub(super) fn of(&self, place: usize) -> u32 {
        match (self.sayings[place], self.quotes[place]) {
            (0, 0) => 0,
            // A turn has one voice, whatever is reported in it.
            (_, turn) if turn > self.marked => u32::MAX - turn,
            (0, quote) => u32::MAX - quote,
            (saying, _) => saying,
        }
    }

    /// Do two words stand in one quotation or turn?
    pub(super) fn share_quote(&self, one: usize, two: usize) -> bool {
        self.quotes[one] > 0 && self.quotes[one] == self.quotes[two]
    }

    /// Does the word stand in a quotation or a turn?
    pub(super) fn is_quoted(&self, place: usize) -> bool {
        self.quotes[place] > 0
    }

    fn note_sayings(&mut self, document: &Document, words_in: impl Fn(Span) -> Range<usize>) {
        // Outer ones come first and stay; what is quoted is more surely one saying than what is reported.
        let is_top = |attribution: &&Attribution| attribution.parent.is_none();
        let (quoted, told): (Vec<_>, Vec<_>) =
            document.attributions().iter().filter(is_top).partition(|attribution| attribution.mode == Mode::Direct);
        for attribution in quoted.into_iter().chain(told) {
            for piece in &attribution.content {
                let number = attribution.id.index() as u32 + 1;
                self.sayings[words_in(*piece)].iter_mut().filter(|said| **said == 0).for_each(|said| *said = number);
            }
        }
    }

    fn note_quotes(&mut self, document: &Document, words_in: impl Fn(Span) -> Range<usize>) {
        let outer = document.quotes().iter().filter(|quote| quote.parent.is_none() && quote.role == Role::Speech);
        for quote in outer {
            for piece in &quote.pieces {
                self.quotes[words_in(*piece)].fill(quote.id.index() as u32 + 1);
            }
        }
    }

    /// What stands behind the name in a turn of a transcript is said as well, and so are the questions and answers of an
    /// interview without names.
    fn note_turns(&mut self, document: &Document, words_in: impl Fn(Span) -> Range<usize>) {
        let text = document.text();
        let transcript = document.blocks().iter().filter(|block| block.kind == BlockKind::Transcript);
        let labelled = transcript.filter_map(|turn| {
            let label = label_end(turn.span.text(text))?;
            Some(Span::new(turn.span.start() + label as u32, turn.span.end()))
        });
        let turns = labelled.chain(turns_without_names(text, document.blocks()));
        for (number, turn) in (self.marked + 1..).zip(turns) {
            self.quotes[words_in(turn)].fill(number);
        }
    }
}
