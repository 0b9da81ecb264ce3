//! Documents stored by serde and read back: what is read is checked, so that a document is sound wherever it is from.

use std::sync::Arc;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::document::{Attribution, Document, Layers, Party, Quote, Speaker, Via};
use crate::ids::Id;
use crate::text::span::Span;

/// Version of the form in which documents are stored.
const FORMAT: u32 = 1;

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Stored { format: FORMAT, text: self.text(), layers: self.layers() }.serialize(serializer)
    }
}

/// Every span has to fit the text, every number its layer, and every order has to hold: damaged data is an error here,
/// and no surprise later.
impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Stored { format, text, layers } = Stored::<String, Layers>::deserialize(deserializer)?;
        let fault =
            if format == FORMAT { Check { text: &text, layers: &layers }.all() } else { Err(Fault::Format(format)) };
        fault.map_err(D::Error::custom)?;
        Ok(Document::new(Arc::from(text), layers))
    }
}

#[derive(Serialize, Deserialize)]
struct Stored<T, L> {
    format: u32,
    text: T,
    layers: L,
}

/// Why data is no document.
#[derive(Debug, Error)]
enum Fault {
    #[error("a document of format {0}, where this version reads format {FORMAT}")]
    Format(u32),
    #[error("the text of {0} bytes is too long")]
    Text(usize),
    #[error("a span of {0}, {1:?}, does not fit the text")]
    Span(&'static str, Span),
    #[error("{0} has no place in the text")]
    NoPlace(&'static str),
    #[error("{0} are out of order")]
    Order(&'static str),
    #[error("{0} refers to number {1}, which is not there or not before it")]
    Number(&'static str, usize),
    #[error("a probability of {0} is {1}, not between 0 and 1")]
    Probability(&'static str, f32),
}

/// A text and the layers that are to be of it.
struct Check<'d> {
    text: &'d str,
    layers: &'d Layers,
}

impl Check<'_> {
    fn all(&self) -> Result<(), Fault> {
        let Layers { published: _, place, blocks, sentences, quotes, attributions, speakers } = self.layers;
        if u32::try_from(self.text.len()).is_err() {
            return Err(Fault::Text(self.text.len()));
        }
        self.spans("the document", place.as_slice())?;
        self.pieces("blocks", &blocks.iter().map(|block| block.span).collect::<Vec<_>>())?;
        self.pieces("sentences", sentences)?;
        (0..).zip(quotes).try_for_each(|(number, quote)| self.quote(number, quote))?;
        (0..).zip(attributions).try_for_each(|(number, attribution)| self.attribution(number, attribution))?;
        (0..).zip(speakers).try_for_each(|(number, speaker)| self.speaker(number, speaker))?;
        in_order("quotes", quotes.iter().map(|quote| quote.pieces[0].start()))
    }

    fn quote(&self, number: usize, quote: &Quote) -> Result<(), Fault> {
        let Quote { id, pieces, opening, closing, role: _, parent } = quote;
        own("a quote", *id, number)?;
        self.some_spans("a quote", pieces)?;
        self.spans("a quote", &[*opening, *closing])?;
        within("a quote", *parent, number)
    }

    /// An outer attribution comes before those inside it, and a relay before what it passes on.
    fn attribution(&self, number: usize, attribution: &Attribution) -> Result<(), Fault> {
        const NAME: &str = "an attribution";
        let Attribution { id, mode: _, act: _, content, quotes, .. } = attribution;
        let Attribution { cue, source, addressee, time, place, medium, parent, via, confidence, .. } = attribution;
        own(NAME, *id, number)?;
        self.some_spans(NAME, content)?;
        within(NAME, quotes.iter().copied(), self.layers.quotes.len())?;
        cue.iter().try_for_each(|cue| self.some_spans("a cue", &cue.spans))?;
        source.iter().chain(addressee).try_for_each(|party| self.party(party))?;
        self.spans(NAME, time.map(|time| time.span).as_slice())?;
        self.spans(NAME, place.as_slice())?;
        self.spans(NAME, medium.as_slice())?;
        within(NAME, *parent, number)?;
        match via {
            Some(Via::Attribution(id)) => within(NAME, [*id], self.layers.attributions.len())?,
            Some(Via::Speaker(id)) => within(NAME, [*id], self.layers.speakers.len())?,
            None => {}
        }
        probability(NAME, *confidence)
    }

    fn party(&self, party: &Party) -> Result<(), Fault> {
        const NAME: &str = "a party";
        let Party { spans, speakers, evidence: _, confidence, candidates } = party;
        self.spans(NAME, spans)?;
        let candidate_ids = candidates.iter().map(|candidate| candidate.speaker);
        within(NAME, speakers.iter().copied().chain(candidate_ids), self.layers.speakers.len())?;
        candidates.iter().try_for_each(|candidate| probability(NAME, candidate.probability))?;
        probability(NAME, *confidence)
    }

    fn speaker(&self, number: usize, speaker: &Speaker) -> Result<(), Fault> {
        const NAME: &str = "a speaker";
        let Speaker { id, name: _, kind: _, anonymous, descriptions: _, mentions } = speaker;
        own(NAME, *id, number)?;
        self.spans(NAME, mentions)?;
        in_order("mentions", mentions.iter())?;
        anonymous.iter().try_for_each(|anonymous| self.spans(NAME, anonymous.reason.as_slice()))
    }

    fn spans(&self, name: &'static str, spans: &[Span]) -> Result<(), Fault> {
        let wrong = spans.iter().find(|span| self.text.get(span.range()).is_none());
        wrong.map_or(Ok(()), |span| Err(Fault::Span(name, *span)))
    }

    fn some_spans(&self, name: &'static str, spans: &[Span]) -> Result<(), Fault> {
        if spans.is_empty() { Err(Fault::NoPlace(name)) } else { self.spans(name, spans) }
    }

    /// Spans in order that do not overlap.
    fn pieces(&self, name: &'static str, spans: &[Span]) -> Result<(), Fault> {
        self.spans(name, spans)?;
        in_order(name, spans.iter().flat_map(|span| [span.start(), span.end()]))
    }
}

fn in_order(name: &'static str, values: impl Iterator<Item: PartialOrd>) -> Result<(), Fault> {
    if values.is_sorted() { Ok(()) } else { Err(Fault::Order(name)) }
}

/// That a record has its own number.
fn own<T>(name: &'static str, id: Id<T>, number: usize) -> Result<(), Fault> {
    if id.index() == number { Ok(()) } else { Err(Fault::Number(name, id.index())) }
}

/// That numbers are below `limit`.
fn within<T>(name: &'static str, ids: impl IntoIterator<Item = Id<T>>, limit: usize) -> Result<(), Fault> {
    let wrong = ids.into_iter().find(|id| id.index() >= limit);
    wrong.map_or(Ok(()), |id| Err(Fault::Number(name, id.index())))
}

fn probability(name: &'static str, value: f32) -> Result<(), Fault> {
    if (0.0..=1.0).contains(&value) { Ok(()) } else { Err(Fault::Probability(name, value)) }
}
