//! The JSON contract: one [`DocumentRecord`] a document, offsets in one unit.
//!
//! Keys are stable and always there, null or empty where nothing is known; [`SCHEMA`] counts their version.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::{
    Act, Attribution, BlockKind, Cue, CueClass, Document, Evidence, Mode, Party, Quote, Role, Speaker, SpeakerKind,
    Time, Via,
};
use crate::text::offsets::Unit;
use crate::text::span::Span;

/// Version of the contract.
pub const SCHEMA: u32 = 1;

/// A half-open range `[start, end]` in the record's unit.
type Offsets = [u32; 2];

/// A parsed document as data.
///
/// ```
/// use inquit::{Unit, output::DocumentRecord};
///
/// let document = inquit::parse("“Nine,” said Inga Reyes.")?;
/// let record = DocumentRecord::new(&document, Unit::Char);
/// assert_eq!(record.attributions[0].content, [[0, 7]]);
/// let json = serde_json::to_string(&record)?;
/// assert_eq!(serde_json::from_str::<DocumentRecord>(&json)?, record);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// `I` is whatever the caller names documents by; it is written as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DocumentRecord<I = Option<String>> {
    /// Version of the contract: [`SCHEMA`].
    pub schema: u32,
    /// The caller's name for the document.
    pub id: I,
    /// Unit of every offset.
    pub offsets: Unit,
    /// ISO 639-1 code.
    pub language: String,
    /// Day of publication, as `2024-11-16`.
    pub published: Option<Date>,
    /// Place in the dateline.
    pub place: Option<Offsets>,
    /// The first headline.
    pub headline: Option<Offsets>,
    /// See [`Document::blocks`].
    pub blocks: Vec<BlockRecord>,
    /// See [`Document::sentences`].
    pub sentences: Vec<Offsets>,
    /// See [`Document::quotes`].
    pub quotes: Vec<QuoteRecord>,
    /// See [`Document::attributions`].
    pub attributions: Vec<AttributionRecord>,
    /// See [`Document::speakers`].
    pub speakers: Vec<SpeakerRecord>,
}

/// A [`Block`](crate::Block) as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BlockRecord {
    /// What the block is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Offsets,
}

/// A [`Quote`] as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QuoteRecord {
    /// Number of the quote.
    pub id: usize,
    /// Where it stands, marks included.
    pub pieces: Vec<Offsets>,
    /// Opening and closing mark, whichever is there.
    pub marks: String,
    /// What the marks are there for.
    pub role: Role,
    /// Number of the quote around it.
    pub parent: Option<usize>,
    /// Whether the closing mark is there.
    pub closed: bool,
}

/// An [`Attribution`] as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AttributionRecord {
    /// Number of the attribution.
    pub id: usize,
    /// How the words are given.
    pub mode: Mode,
    /// What is done by saying it.
    pub act: Act,
    /// What is said, in pieces.
    pub content: Vec<Offsets>,
    /// Numbers of the quotes in the content.
    pub quotes: Vec<usize>,
    /// The words that attribute.
    pub cue: Option<CueRecord>,
    /// Who says it.
    pub source: Option<PartyRecord>,
    /// Whom it is said to.
    pub addressee: Option<PartyRecord>,
    /// When it was said.
    pub time: Option<TimeRecord>,
    /// Where it was said.
    pub place: Option<Offsets>,
    /// Through which medium.
    pub medium: Option<Offsets>,
    /// Number of the attribution whose content this one stands in.
    pub parent: Option<usize>,
    /// Through whom it reaches the reader.
    pub via: Option<ViaRecord>,
    /// Probability that it is right, three decimals.
    pub confidence: f64,
}

/// A [`Cue`] as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CueRecord {
    /// Where the words stand.
    pub spans: Vec<Offsets>,
    /// Dictionary form of the head.
    pub lemma: String,
    /// Kind of attitude.
    pub class: CueClass,
    /// Denied or refused.
    pub negated: bool,
    /// Not vouched for.
    pub hedged: bool,
}

/// A [`Party`] as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PartyRecord {
    /// The words that name it.
    pub spans: Vec<Offsets>,
    /// Numbers of the speakers it resolves to.
    pub speakers: Vec<usize>,
    /// What that rests on.
    pub evidence: Option<Evidence>,
    /// Probability that the speakers are the right ones, three decimals; 0 where it is unresolved.
    pub confidence: f64,
    /// Who it may be, where it is unresolved.
    pub candidates: Vec<CandidateRecord>,
}

/// A [`Candidate`](crate::Candidate) as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CandidateRecord {
    /// Number of the speaker.
    pub speaker: usize,
    /// How probable it is, three decimals.
    pub probability: f64,
}

/// A [`Time`] as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TimeRecord {
    /// The words that say when.
    pub span: Offsets,
    /// The day, as `2024-11-16`.
    pub date: Option<Date>,
}

/// A [`Via`] as data: `{"attribution": 3}` or `{"speaker": 0}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ViaRecord {
    /// Number of the attribution that reports this one.
    Attribution(usize),
    /// Number of the speaker who passes it on.
    Speaker(usize),
}

/// A [`Speaker`] as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SpeakerRecord {
    /// Number of the speaker.
    pub id: usize,
    /// The fullest name in the document.
    pub name: String,
    /// What the speaker is.
    pub kind: Option<SpeakerKind>,
    /// How a speaker without name is described.
    pub anonymous: Option<AnonymousRecord>,
    /// Titles, roles and appositions.
    pub descriptions: Vec<String>,
    /// Every place that names the speaker.
    pub mentions: Vec<Offsets>,
}

/// An [`Anonymous`](crate::Anonymous) speaker's description as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AnonymousRecord {
    /// The noun that describes the speaker.
    #[serde(rename = "type")]
    pub kind: String,
    /// Why no name is given.
    pub reason: Option<Offsets>,
}

impl DocumentRecord {
    /// The whole of `document` with its offsets in `unit`, without id.
    pub fn new(document: &Document, unit: Unit) -> Self {
        let view = View { document, unit };
        Self {
            schema: SCHEMA,
            id: None,
            offsets: unit,
            language: document.language().to_owned(),
            published: document.published(),
            place: document.place().map(|span| view.span(span)),
            headline: document.headline().map(|span| view.span(span)),
            blocks: document.blocks().iter().map(|b| BlockRecord { kind: b.kind, span: view.span(b.span) }).collect(),
            sentences: view.spans(document.sentences()),
            quotes: document.quotes().iter().map(|quote| view.quote(quote)).collect(),
            attributions: document.attributions().iter().map(|attribution| view.attribution(attribution)).collect(),
            speakers: document.speakers().iter().map(|speaker| view.speaker(speaker)).collect(),
        }
    }
}

impl<I> DocumentRecord<I> {
    /// The same record under the caller's name for the document.
    ///
    /// ```
    /// use inquit::{Unit, output::DocumentRecord};
    ///
    /// let record = DocumentRecord::new(&inquit::parse("")?, Unit::Char).with_id(1974);
    /// assert!(serde_json::to_string(&record)?.starts_with(r#"{"schema":1,"id":1974,"offsets":"char","#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_id<J>(self, id: J) -> DocumentRecord<J> {
        DocumentRecord {
            schema: self.schema,
            id,
            offsets: self.offsets,
            language: self.language,
            published: self.published,
            place: self.place,
            headline: self.headline,
            blocks: self.blocks,
            sentences: self.sentences,
            quotes: self.quotes,
            attributions: self.attributions,
            speakers: self.speakers,
        }
    }
}

/// A document seen in one unit.
struct View<'d> {
    document: &'d Document,
    unit: Unit,
}

impl View<'_> {
    fn span(&self, span: Span) -> Offsets {
        self.document.convert(span, self.unit)
    }

    fn spans(&self, spans: &[Span]) -> Vec<Offsets> {
        spans.iter().map(|&span| self.span(span)).collect()
    }

    fn quote(&self, quote: &Quote) -> QuoteRecord {
        QuoteRecord {
            id: quote.id.index(),
            pieces: self.spans(&quote.pieces),
            marks: self.document.marks(quote),
            role: quote.role,
            parent: quote.parent.map(|id| id.index()),
            closed: quote.is_closed(),
        }
    }

    fn attribution(&self, attribution: &Attribution) -> AttributionRecord {
        AttributionRecord {
            id: attribution.id.index(),
            mode: attribution.mode,
            act: attribution.act,
            content: self.spans(&attribution.content),
            quotes: attribution.quotes.iter().map(|id| id.index()).collect(),
            cue: attribution.cue.as_ref().map(|cue| self.cue(cue)),
            source: attribution.source.as_ref().map(|party| self.party(party)),
            addressee: attribution.addressee.as_ref().map(|party| self.party(party)),
            time: attribution.time.map(|Time { span, date }| TimeRecord { span: self.span(span), date }),
            place: attribution.place.map(|span| self.span(span)),
            medium: attribution.medium.map(|span| self.span(span)),
            parent: attribution.parent.map(|id| id.index()),
            via: attribution.via.map(|via| match via {
                Via::Attribution(id) => ViaRecord::Attribution(id.index()),
                Via::Speaker(id) => ViaRecord::Speaker(id.index()),
            }),
            confidence: three_decimals(attribution.confidence),
        }
    }

    fn cue(&self, cue: &Cue) -> CueRecord {
        CueRecord {
            spans: self.spans(&cue.spans),
            lemma: cue.lemma.to_string(),
            class: cue.class,
            negated: cue.negated,
            hedged: cue.hedged,
        }
    }

    fn party(&self, party: &Party) -> PartyRecord {
        let candidate = |c: &crate::Candidate| CandidateRecord {
            speaker: c.speaker.index(),
            probability: three_decimals(c.probability),
        };
        PartyRecord {
            spans: self.spans(&party.spans),
            speakers: party.speakers.iter().map(|id| id.index()).collect(),
            evidence: party.evidence,
            confidence: three_decimals(party.confidence),
            candidates: party.candidates.iter().map(candidate).collect(),
        }
    }

    fn speaker(&self, speaker: &Speaker) -> SpeakerRecord {
        SpeakerRecord {
            id: speaker.id.index(),
            name: speaker.name.to_string(),
            kind: speaker.kind,
            anonymous: speaker.anonymous.as_ref().map(|anonymous| AnonymousRecord {
                kind: anonymous.kind.to_string(),
                reason: anonymous.reason.map(|span| self.span(span)),
            }),
            descriptions: speaker.descriptions.iter().map(|text| text.to_string()).collect(),
            mentions: self.spans(&speaker.mentions),
        }
    }
}

/// Probabilities are printed with three decimals: more would pretend to a precision that they do not have.
fn three_decimals(probability: f32) -> f64 {
    (f64::from(probability) * 1000.0).round() / 1000.0
}
