//! [`Document`] and the records it owns: the layers that the stages of the pipeline return.

use std::fmt;
use std::ops::Index;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{AttributionId, Id, QuoteId, SpeakerId};
use crate::speaker;
use crate::text::offsets::{OffsetIndex, Unit};
use crate::text::span::Span;

/// A unit of the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Where it stands, without the white space around it.
    pub span: Span,
}

/// What a [`Block`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BlockKind {
    /// Title of the article; a repeated headline is a headline again.
    Headline,
    /// Line that names the author.
    Byline,
    /// Place, agency and date before the first sentence.
    Dateline,
    /// A field of data about the article, such as a date.
    Metadata,
    /// Site name, menu line, section label: words of the page, not of the article.
    Boilerplate,
    /// Heading inside the article.
    Heading,
    /// Words under a picture, with its credit.
    Caption,
    /// One item of a list.
    ListItem,
    /// Quotation set off by layout instead of marks; an embedded post.
    Blockquote,
    /// Turn of a transcript: speaker's name, colon, words.
    Transcript,
    /// Running text.
    Paragraph,
}

/// Text between quotation marks: a fact of typography.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quote {
    /// Number of this quote.
    pub id: QuoteId,
    /// Where it stands, marks included: one piece, or one for each paragraph it runs over.
    pub pieces: Vec<Span>,
    /// The opening mark of the first piece, empty if it is missing.
    pub opening: Span,
    /// The closing mark of the last piece, empty if it is missing.
    pub closing: Span,
    /// What the marks are there for.
    pub role: Role,
    /// The quote that this one stands inside.
    pub parent: Option<QuoteId>,
}

impl Quote {
    /// True if the closing mark is there.
    pub fn is_closed(&self) -> bool {
        !self.closing.is_empty()
    }

    /// From the first byte of the first piece to the last byte of the last.
    pub fn span(&self) -> Span {
        hull(&self.pieces)
    }
}

/// What quotation marks are there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Role {
    /// Somebody's words.
    Speech,
    /// Title of a work.
    Title,
    /// A word as a word, scare quotes, a name for a thing.
    Term,
    /// A name for a person.
    Nickname,
}

/// One act of reporting: content attributed to a source by a cue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Attribution {
    /// Number of this attribution.
    pub id: AttributionId,
    /// How the words are given.
    pub mode: Mode,
    /// What is done by saying it.
    pub act: Act,
    /// What is said, in pieces; marks and complementiser belong to it, the stop of an indirect sentence does not.
    pub content: Vec<Span>,
    /// The quotes in the content that are not inside another of its quotes.
    pub quotes: Vec<QuoteId>,
    /// The words that attribute.
    pub cue: Option<Cue>,
    /// Who says it.
    pub source: Option<Party>,
    /// Whom it is said to.
    pub addressee: Option<Party>,
    /// When it was said.
    pub time: Option<Time>,
    /// Where it was said: the words with their preposition, such as *in Geneva*, *outside the courthouse*.
    pub place: Option<Span>,
    /// Through which medium or on what occasion, such as *in a written statement*, *on television*, *at a rally*.
    ///
    /// ```
    /// let text = "In an interview with Harrow Radio, Ada Moor, speaking in Geneva, said the pier was safe.";
    /// let document = inquit::parse(text)?;
    /// let words = |span: Option<inquit::Span>| span.map(|span| span.text(text));
    /// let said = &document.attributions()[0];
    /// assert_eq!(words(said.medium), Some("In an interview with Harrow Radio"));
    /// assert_eq!(words(said.place), Some("in Geneva"));
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub medium: Option<Span>,
    /// The attribution whose content this one stands in.
    pub parent: Option<AttributionId>,
    /// Through whom it reaches the reader.
    pub via: Option<Via>,
    /// Probability that the attribution is right.
    pub confidence: f32,
}

impl Attribution {
    /// From the first byte of the content to its last.
    pub fn content_hull(&self) -> Span {
        hull(&self.content)
    }
}

/// How the words of a content are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// All of it is quoted.
    Direct,
    /// Part of it is quoted.
    Mixed,
    /// None of it is quoted.
    Indirect,
}

/// What is done by saying something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Act {
    /// It is put forward as so.
    Statement,
    /// It is asked; a quotation that is nothing but a question is one, whatever its verb.
    Question,
    /// It is ordered, asked for or urged.
    Order,
    /// The source binds itself to it.
    Promise,
    /// It is imagined or still to come, not said: *can now say*, *if he says*, *will announce*. What is reported inside
    /// imagined words is imagined too.
    ///
    /// ```
    /// use inquit::Act;
    ///
    /// let text = "“He can now tell the farmers that the dam was their idea,” Vance said.";
    /// let document = inquit::parse(text)?;
    /// let [said, told] = document.attributions() else { panic!("two attributions") };
    /// assert_eq!((said.act, told.act), (Act::Statement, Act::Hypothetical));
    /// # Ok::<(), inquit::Error>(())
    /// ```
    Hypothetical,
}

/// The words that attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cue {
    /// Where they stand: one span, or two for a split verb.
    pub spans: Vec<Span>,
    /// Dictionary form of the head, such as `say`, `according to`, `:`.
    pub lemma: Box<str>,
    /// Kind of attitude.
    pub class: CueClass,
    /// The act is denied or refused (*did not say*, *nobody said*, *declined to comment*).
    pub negated: bool,
    /// The act itself is not vouched for (*reportedly*, *allegedly*, *is said to have told*).
    pub hedged: bool,
}

/// The four kinds of attribution of the Penn Discourse Treebank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueClass {
    /// Saying and writing.
    Communication,
    /// Belief and opinion.
    Attitude,
    /// Knowledge and perception, which imply that the content is so.
    Knowledge,
    /// Intention, order and request.
    Control,
}

impl CueClass {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Communication, Self::Attitude, Self::Knowledge, Self::Control];
}

/// Who says it, or whom it is said to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Party {
    /// The words that name the party, empty where it is only understood.
    pub spans: Vec<Span>,
    /// The speakers it resolves to: several for a joint party, none where it stays unresolved.
    pub speakers: Vec<SpeakerId>,
    /// What the resolution rests on.
    pub evidence: Option<Evidence>,
    /// Probability that the speakers are the right ones; 0 where it stays unresolved.
    pub confidence: f32,
    /// Where it stays unresolved: who it may be, most probable first.
    pub candidates: Vec<Candidate>,
}

/// What a resolution rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Evidence {
    /// The full name stands there.
    Name,
    /// A surname, or another short form of the name.
    Surname,
    /// A role or title that a speaker of this document has.
    Role,
    /// The name stands in apposition: *the mayor, Ada Moor*, *a doctor* behind *Hugh Hill,*.
    Apposition,
    /// A pronoun that fits the speaker.
    Pronoun,
    /// Nothing stands there: the speaker of the sentence before goes on.
    PreviousSentence,
    /// Nothing stands there: two speakers take turns.
    Turn,
    /// A description of its own, which names no known speaker.
    Description,
}

/// A speaker that a party may be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Candidate {
    /// The speaker.
    pub speaker: SpeakerId,
    /// How probable it is.
    pub probability: f32,
}

/// When something was said: the words beside the cue, or beside an earlier verb of the same subject. What has no such
/// words has no time, since an article reports old words with new ones.
///
/// ```
/// let text = "PORT HARROW, Nov. 16, 2024 — Ada Moor said on Friday that the pier was safe.";
/// let document = inquit::parse(text)?;
/// let time = document.attributions()[0].time.expect("it says when");
/// assert_eq!(time.span.text(text), "on Friday");
/// assert_eq!(time.date, Some(jiff::civil::date(2024, 11, 15)));
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Time {
    /// The words that say when, their preposition among them.
    pub span: Span,
    /// The day, where the words settle it: counted from the day of publication, unless they have a year of their own.
    /// *last week* is no day, and inside a quotation nobody knows from which day *yesterday* counts.
    pub date: Option<Date>,
}

/// Through whom an attribution reaches the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Via {
    /// Another attribution reports this one.
    Attribution(AttributionId),
    /// A speaker passes it on without an attribution of its own: *in a palace statement, Mero said*.
    Speaker(SpeakerId),
}

/// A person, group, organisation or document that speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Speaker {
    /// Number of this speaker.
    pub id: SpeakerId,
    /// The fullest name in the document, without title; a description where there is no name.
    pub name: Box<str>,
    /// What the speaker is, where that is known.
    pub kind: Option<SpeakerKind>,
    /// How the speaker is described where no name is given.
    pub anonymous: Option<Anonymous>,
    /// Titles, roles and appositions, in order of first mention.
    pub descriptions: Vec<Box<str>>,
    /// Every place that names the speaker as a source or addressee, in order.
    pub mentions: Vec<Span>,
}

/// What a [`Speaker`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SpeakerKind {
    /// One human being.
    Person,
    /// Company, government, party, newspaper.
    Organisation,
    /// Several people without a common office.
    Group,
    /// Report, law, letter, sign.
    Document,
}

/// A speaker without a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Anonymous {
    /// The noun that describes the speaker: `official`, `aide`, `source`, `spokesperson`.
    pub kind: Box<str>,
    /// Why no name is given, where the text says so.
    pub reason: Option<Span>,
}

/// One parsed article: its text and everything found in it.
///
/// Cloning is cheap, the clones share everything. It can be stored and read back by serde;
/// what is read is checked, so that a document is always sound. For other programs there is
/// [`DocumentRecord`](crate::output::DocumentRecord), whose keys are stable.
///
/// ```
/// let document = inquit::parse("Ada Moor said the pier was safe. “We tested it,” she added.")?;
/// let [first, second] = document.attributions() else { panic!("two attributions") };
/// assert_eq!(document.speaker_names(first), "Ada Moor");
/// assert_eq!(document.speaker_names(second), "Ada Moor");
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone)]
pub struct Document {
    shared: Arc<Shared>,
}

struct Shared {
    text: Arc<str>,
    layers: Layers,
    offsets: OnceLock<OffsetIndex>,
}

/// What the stages return, by stage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Layers {
    pub(crate) published: Option<Date>,
    pub(crate) place: Option<Span>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) sentences: Vec<Span>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) speakers: Vec<Speaker>,
}

impl Document {
    pub(crate) fn new(text: Arc<str>, layers: Layers) -> Self {
        Self { shared: Arc::new(Shared { text, layers, offsets: OnceLock::new() }) }
    }

    pub(crate) fn layers(&self) -> &Layers {
        &self.shared.layers
    }

    /// The text, exactly as it was given.
    pub fn text(&self) -> &str {
        &self.shared.text
    }

    /// Language of the text as an ISO 639-1 code.
    pub fn language(&self) -> &'static str {
        "en"
    }

    /// The day of publication, where the caller gave it or the text says it.
    pub fn published(&self) -> Option<Date> {
        self.shared.layers.published
    }

    /// The place in the dateline.
    pub fn place(&self) -> Option<Span> {
        self.shared.layers.place
    }

    /// The first headline.
    pub fn headline(&self) -> Option<Span> {
        self.blocks().iter().find(|block| block.kind == BlockKind::Headline).map(|block| block.span)
    }

    /// The units of the layout, in order, without overlap.
    pub fn blocks(&self) -> &[Block] {
        &self.shared.layers.blocks
    }

    /// The sentences, in order, without overlap, without the white space between them.
    pub fn sentences(&self) -> &[Span] {
        &self.shared.layers.sentences
    }

    /// The quotes, in order of their first byte, an outer one before those inside it.
    pub fn quotes(&self) -> &[Quote] {
        &self.shared.layers.quotes
    }

    /// The attributions, in order of their first byte, an outer one before those inside it.
    pub fn attributions(&self) -> &[Attribution] {
        &self.shared.layers.attributions
    }

    /// The speakers, in order of first mention.
    pub fn speakers(&self) -> &[Speaker] {
        &self.shared.layers.speakers
    }

    /// The marks of `quote` as written: opening and closing, whichever is there.
    ///
    /// ```
    /// let document = inquit::parse("“Nine,” said Inga Reyes.")?;
    /// assert_eq!(document.marks(&document.quotes()[0]), "“”");
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn marks(&self, quote: &Quote) -> String {
        [quote.opening.text(self.text()), quote.closing.text(self.text())].concat()
    }

    /// The names of those who say `attribution`, joined by `; `; empty where the source is unresolved.
    pub fn speaker_names(&self, attribution: &Attribution) -> String {
        let speakers = attribution.source.iter().flat_map(|source| &source.speakers);
        speakers.map(|&id| &*self[id].name).collect::<Vec<_>>().join("; ")
    }

    /// The speakers that go by `name`: a full name, or the last words of a person's; case and titles do not matter.
    ///
    /// Several may share a surname; nobody else is among them where one has exactly this name.
    ///
    /// ```
    /// let document = inquit::parse("“Nine,” said Inga Reyes. Ada Moor told Gus Moor that it was ten.")?;
    /// let names = |name| document.speakers_named(name).map(|speaker| &*speaker.name).collect::<Vec<_>>();
    /// assert_eq!(names("President REYES"), ["Inga Reyes"]);
    /// assert_eq!(names("Moor"), ["Ada Moor", "Gus Moor"]);
    /// assert!(names("Dahl").is_empty());
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn speakers_named(&self, name: &str) -> impl Iterator<Item = &Speaker> {
        speaker::named(self.speakers(), name)
    }

    /// Both ends of `span` counted in `unit`.
    ///
    /// The first call on a text that is not ASCII reads it once; every further one takes constant time.
    ///
    /// # Panics
    ///
    /// If `span` is not of this document and does not fit its text.
    ///
    /// ```
    /// use inquit::Unit;
    ///
    /// let document = inquit::parse("🎉 “Öl,” said Ada Moor.")?;
    /// let content = document.attributions()[0].content[0];
    /// assert_eq!(document.convert(content, Unit::Byte), [5, 15]);
    /// assert_eq!(document.convert(content, Unit::Char), [2, 7]);
    /// assert_eq!(document.convert(content, Unit::Utf16), [3, 8]);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn convert(&self, span: Span, unit: Unit) -> [u32; 2] {
        self.offsets().convert_span(self.text(), span, unit)
    }

    /// The byte offset of the code point number `at`, or `None` past the end of the text.
    ///
    /// ```
    /// let document = inquit::parse("Öl für Ada")?;
    /// assert_eq!(document.byte_of_char(1), Some(2));
    /// assert_eq!(document.byte_of_char(99), None);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn byte_of_char(&self, at: u32) -> Option<u32> {
        self.offsets().byte_of_char(self.text(), at)
    }

    fn offsets(&self) -> &OffsetIndex {
        self.shared.offsets.get_or_init(|| OffsetIndex::new(self.text()))
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() && self.shared.layers == other.shared.layers
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document").field("text", &self.text()).field("layers", &self.shared.layers).finish()
    }
}

/// A kind of record that a [`Document`] holds in a slice and refers to by [`Id`].
trait Record: Sized {
    fn slice(document: &Document) -> &[Self];
}

impl Record for Quote {
    fn slice(document: &Document) -> &[Self] {
        document.quotes()
    }
}

impl Record for Attribution {
    fn slice(document: &Document) -> &[Self] {
        document.attributions()
    }
}

impl Record for Speaker {
    fn slice(document: &Document) -> &[Self] {
        document.speakers()
    }
}

/// The record with this id, which must be of this document.
impl<T: Record> Index<Id<T>> for Document {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        &T::slice(self)[id.index()]
    }
}

/// The smallest span that holds all `pieces`, which are in order; empty at 0 for none.
fn hull(pieces: &[Span]) -> Span {
    match pieces {
        [] => Span::new(0, 0),
        [first, .., last] => first.cover(*last),
        [only] => *only,
    }
}
