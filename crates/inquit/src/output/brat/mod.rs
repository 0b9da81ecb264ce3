//! Standoff annotation for brat, the annotation tool.

use std::fmt::{self, Display, Formatter};

use super::parts::{Part, Word, names, relays, short};
use crate::document::{Attribution, Document, Party, Via};
use crate::ids::AttributionId;
use crate::text::offsets::Unit;
use crate::text::span::Span;

/// A document as the `.ann` file that brat reads beside the text; [`Display`] writes it.
///
/// Every attribution is an event `Content`, with its source, cue, addressee, time, place and medium as arguments, and
/// the attributions it stands in and is relayed by as `Parent` and `Via`. Attributes give mode and act, the class of
/// the cue and whether it is negated or hedged; notes give names, dates, relays and confidence. Quotes are there too,
/// with their roles.
///
/// Offsets count code points. A place that runs over line breaks, which brat forbids, or over tabs, which would end the
/// column, is in several pieces; the white space around each of them is left out.
///
/// ```
/// use inquit::output::Brat;
///
/// let document = inquit::parse("“Nine,” said Inga Reyes, “or ten.”")?;
/// let ann = Brat::new(&document).to_string();
/// assert_eq!(ann.lines().next(), Some("T1\tContent 0 7;25 34\t“Nine,” “or ten.”"));
/// assert!(ann.contains("\nE1\tContent:T1 Source:T2 Cue:T3\n"));
/// assert!(ann.contains("\n#2\tAnnotatorNotes T2\tInga Reyes\n"));
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Brat<'d> {
    document: &'d Document,
}

impl<'d> Brat<'d> {
    /// The `annotation.conf` of a brat collection that holds such files.
    ///
    /// ```
    /// assert!(inquit::output::Brat::ANNOTATION_CONF.contains("[events]\nContent\t"));
    /// ```
    pub const ANNOTATION_CONF: &'static str = include_str!("annotation.conf");

    /// The annotations of `document`.
    pub fn new(document: &'d Document) -> Self {
        Self { document }
    }
}

impl Display for Brat<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut writer = Writer { document: self.document, places: 0, attributes: 0, notes: 0 };
        for attribution in self.document.attributions() {
            writer.write_attribution(f, attribution)?;
        }
        for quote in self.document.quotes() {
            if let Some(place) = writer.write_place(f, "Quote", &quote.pieces)? {
                writer.write_attribute(f, "Role", place, &Word(quote.role).to_string())?;
            }
        }
        Ok(())
    }
}

/// Numbers of the lines of each kind that are written.
struct Writer<'d> {
    document: &'d Document,
    places: usize,
    attributes: usize,
    notes: usize,
}

/// What a line refers to: `T3`, `E1`.
#[derive(Clone, Copy)]
enum Target {
    Place(usize),
    Event(AttributionId),
}

impl Display for Target {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Place(number) => write!(f, "T{number}"),
            Self::Event(id) => write!(f, "E{}", id.index() + 1),
        }
    }
}

impl Writer<'_> {
    fn write_attribution(&mut self, f: &mut Formatter<'_>, attribution: &Attribution) -> fmt::Result {
        let mut places = [None; Part::ALL.len()];
        for (place, part) in places.iter_mut().zip(Part::ALL) {
            *place = self.write_place(f, label(part), part.spans(attribution))?;
        }
        self.write_event(f, attribution, &places)?;
        let event = Target::Event(attribution.id);
        self.write_attribute(f, "Mode", event, &Word(attribution.mode).to_string())?;
        self.write_attribute(f, "Act", event, &Word(attribution.act).to_string())?;
        self.write_note(f, event, &about(self.document, attribution))?;
        for (place, part) in places.into_iter().zip(Part::ALL) {
            if let Some(place) = place {
                self.write_details(f, attribution, part, place)?;
            }
        }
        Ok(())
    }

    /// The event with the places that are there and the attributions around it.
    fn write_event(&self, f: &mut Formatter<'_>, attribution: &Attribution, places: &[Option<Target>]) -> fmt::Result {
        write!(f, "{}\t", Target::Event(attribution.id))?;
        let mut gap = "";
        for (place, part) in places.iter().zip(Part::ALL) {
            if let Some(place) = place {
                write!(f, "{gap}{}:{place}", label(part))?;
                gap = " ";
            }
        }
        if let Some(parent) = attribution.parent {
            write!(f, " Parent:{}", Target::Event(parent))?;
        }
        if let Some(Via::Attribution(relay)) = attribution.via {
            write!(f, " Via:{}", Target::Event(relay))?;
        }
        f.write_str("\n")
    }

    /// What is known of one part beside its place.
    fn write_details(
        &mut self,
        f: &mut Formatter<'_>,
        attribution: &Attribution,
        part: Part,
        place: Target,
    ) -> fmt::Result {
        match (part, &attribution.cue) {
            (Part::Source, _) => self.write_speakers(f, attribution.source.as_ref(), place),
            (Part::Addressee, _) => self.write_speakers(f, attribution.addressee.as_ref(), place),
            (Part::Cue, Some(cue)) => {
                self.write_attribute(f, "Class", place, &Word(cue.class).to_string())?;
                for flag in [("Negated", cue.negated), ("Hedged", cue.hedged)] {
                    if flag.1 {
                        self.write_attribute(f, flag.0, place, "")?;
                    }
                }
                self.write_note(f, place, &short(&cue.lemma))
            }
            (Part::Time, _) => match attribution.time.and_then(|time| time.date) {
                Some(date) => self.write_note(f, place, &date.to_string()),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn write_speakers(&mut self, f: &mut Formatter<'_>, party: Option<&Party>, place: Target) -> fmt::Result {
        match party.filter(|party| !party.speakers.is_empty()) {
            Some(party) => self.write_note(f, place, &names(self.document, party)),
            None => Ok(()),
        }
    }

    /// A text-bound annotation over `spans`; nothing where they have no words.
    fn write_place(
        &mut self,
        f: &mut Formatter<'_>,
        label: &str,
        spans: &[Span],
    ) -> Result<Option<Target>, fmt::Error> {
        let text = self.document.text();
        let pieces: Vec<Span> = spans.iter().flat_map(|&span| lines(text, span)).collect();
        if pieces.is_empty() {
            return Ok(None);
        }
        self.places += 1;
        write!(f, "T{}\t{label} ", self.places)?;
        for (at, &piece) in pieces.iter().enumerate() {
            let [start, end] = self.document.convert(piece, Unit::Char);
            write!(f, "{}{start} {end}", if at == 0 { "" } else { ";" })?;
        }
        for (at, piece) in pieces.iter().enumerate() {
            write!(f, "{}{}", if at == 0 { '\t' } else { ' ' }, piece.text(text))?;
        }
        f.write_str("\n")?;
        Ok(Some(Target::Place(self.places)))
    }

    /// An attribute; one without a value is a flag.
    fn write_attribute(&mut self, f: &mut Formatter<'_>, name: &str, of: Target, value: &str) -> fmt::Result {
        self.attributes += 1;
        writeln!(f, "{}", format!("A{}\t{name} {of} {value}", self.attributes).trim_end())
    }

    fn write_note(&mut self, f: &mut Formatter<'_>, of: Target, note: &str) -> fmt::Result {
        self.notes += 1;
        writeln!(f, "#{}\tAnnotatorNotes {of}\t{note}", self.notes)
    }
}

/// What no argument says: `confidence 0.97, via Norwire`; for a source that is only understood, its name.
fn about(document: &Document, attribution: &Attribution) -> String {
    let mut about = format!("confidence {:.3}", attribution.confidence);
    let understood = attribution.source.as_ref().filter(|source| source.spans.is_empty());
    if let Some(name) = understood.map(|source| names(document, source)).filter(|name| !name.is_empty()) {
        about = format!("{name}, {about}");
    }
    for relay in relays(document, attribution) {
        about += ", via ";
        about += &relay;
    }
    about
}

/// The stretches of `span` that stand on one line each, without the white space around them.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start();
    let lines = span.text(text).split_inclusive(is_break);
    lines.filter_map(move |line| {
        let is_space = |c: char| c.is_whitespace() || is_break(c);
        let tail = line.trim_start_matches(is_space);
        let start = at + (line.len() - tail.len()) as u32;
        at += line.len() as u32;
        let words = tail.trim_end_matches(is_space);
        (!words.is_empty()).then(|| Span::new(start, start + words.len() as u32))
    })
}

/// The characters that end a line for one or another reader of such files, and the tab, which ends a column.
fn is_break(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn label(part: Part) -> &'static str {
    match part {
        Part::Content => "Content",
        Part::Source => "Source",
        Part::Cue => "Cue",
        Part::Addressee => "Addressee",
        Part::Time => "Time",
        Part::Place => "Place",
        Part::Medium => "Medium",
    }
}
