//! The layers of a copy without entities as layers of the text.

use super::Decoded;
use crate::document::{Attribution, Layers, Party, Quote, Speaker};
use crate::text::span::Span;

impl Decoded {
    /// Moves every span of `layers`. Each record is taken apart, so that a new field can not be forgotten here.
    pub(crate) fn restore(&self, layers: Layers) -> Layers {
        let Layers { published, place, mut blocks, mut sentences, mut quotes, mut attributions, mut speakers } = layers;
        blocks.iter_mut().for_each(|block| self.move_span(&mut block.span));
        self.move_spans(&mut sentences);
        quotes.iter_mut().for_each(|quote| self.move_quote(quote));
        attributions.iter_mut().for_each(|attribution| self.move_attribution(attribution));
        speakers.iter_mut().for_each(|speaker| self.move_speaker(speaker));
        let place = place.map(|span| self.written(span));
        Layers { published, place, blocks, sentences, quotes, attributions, speakers }
    }

    /// Moves the spans of `quote`.
    pub(crate) fn move_quote(&self, quote: &mut Quote) {
        let Quote { id: _, pieces, opening, closing, role: _, parent: _ } = quote;
        self.move_spans(pieces);
        self.move_span(opening);
        self.move_span(closing);
    }

    fn move_attribution(&self, attribution: &mut Attribution) {
        let Attribution {
            id: _,
            mode: _,
            act: _,
            content,
            quotes: _,
            cue,
            source,
            addressee,
            time,
            place,
            medium,
            parent: _,
            via: _,
            confidence: _,
        } = attribution;
        self.move_spans(content);
        cue.iter_mut().for_each(|cue| self.move_spans(&mut cue.spans));
        for Party { spans, speakers: _, evidence: _, confidence: _, candidates: _ } in
            source.iter_mut().chain(addressee)
        {
            self.move_spans(spans);
        }
        time.iter_mut().for_each(|time| self.move_span(&mut time.span));
        place.iter_mut().chain(medium).for_each(|span| self.move_span(span));
    }

    fn move_speaker(&self, speaker: &mut Speaker) {
        let Speaker { id: _, name: _, kind: _, anonymous, descriptions: _, mentions } = speaker;
        self.move_spans(mentions);
        let reason = anonymous.iter_mut().flat_map(|anonymous| &mut anonymous.reason);
        reason.for_each(|span| self.move_span(span));
    }

    fn move_spans(&self, spans: &mut [Span]) {
        spans.iter_mut().for_each(|span| self.move_span(span));
    }

    fn move_span(&self, span: &mut Span) {
        *span = self.written(*span);
    }
}
