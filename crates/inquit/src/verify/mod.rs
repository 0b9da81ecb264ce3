//! Is it quoted right? Where a quotation stands in a source, and how it differs.

mod align;
mod edits;
mod index;
pub(crate) mod kinds;
mod locate;
mod marks;
mod quotation;
pub(crate) mod words;

pub use index::Source;

use std::ops::Range;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use crate::document::{Attribution, Document, Speaker};
use crate::ids::SpeakerId;
use crate::text::span::Span;
use align::{Alignment, Step};
use edits::edits_of;
use locate::{Reading, locate};
use quotation::Quotation;

/// What was done to a quotation, from the mildest to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EditKind {
    /// Only what it looks like: marks, dashes, white space, the case of the first word, hyphenation, ligatures.
    Typographic,
    /// Words left out, which the quotation marks; the rest is in order.
    Elided,
    /// An editor's words in square brackets, or *[sic]*.
    Bracketed,
    /// Words changed, put in, or left out without a mark.
    Altered,
    /// A denial put in or taken out.
    Negation,
    /// Pieces in another order.
    Reordered,
    /// Pieces of separate quotations, or of different speakers, put together as one.
    Merged,
}

/// What the whole comes to: the worst edit, [`Exact`](Verdict::Exact) without any, or [`Absent`](Verdict::Absent).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict {
    /// It stands there as it is, letter by letter.
    Exact,
    /// The worst edit is [`EditKind::Typographic`].
    Typographic,
    /// The worst edit is [`EditKind::Elided`].
    Elided,
    /// The worst edit is [`EditKind::Bracketed`].
    Bracketed,
    /// The worst edit is [`EditKind::Altered`].
    Altered,
    /// The worst edit is [`EditKind::Negation`].
    Negation,
    /// The worst edit is [`EditKind::Reordered`].
    Reordered,
    /// The worst edit is [`EditKind::Merged`].
    Merged,
    /// It does not stand there.
    Absent,
}

impl From<EditKind> for Verdict {
    fn from(kind: EditKind) -> Self {
        match kind {
            EditKind::Typographic => Verdict::Typographic,
            EditKind::Elided => Verdict::Elided,
            EditKind::Bracketed => Verdict::Bracketed,
            EditKind::Altered => Verdict::Altered,
            EditKind::Negation => Verdict::Negation,
            EditKind::Reordered => Verdict::Reordered,
            EditKind::Merged => Verdict::Merged,
        }
    }
}

/// What an altered word is, as far as it is worth calling out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// Any other word.
    Word,
    /// A number, or the sign beside it.
    Number,
    /// A name.
    Name,
    /// A day, month or year.
    Date,
}

/// One difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Edit {
    /// What was done.
    pub kind: EditKind,
    /// What the words are, of an altered word.
    pub change: Option<Change>,
    /// Where in the quotation, in bytes; empty where words are only left out.
    #[serde(skip)]
    pub quotation: Span,
    /// The words of the source, in bytes; none where the quotation only has more.
    #[serde(skip)]
    pub source: Option<Span>,
}

/// Where a quotation stands: its pieces in the order of the quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// In bytes of the source, from the first word to the last of each piece.
    pub pieces: Vec<Span>,
}

impl Place {
    fn overlaps(&self, other: &Place) -> bool {
        self.pieces.iter().any(|piece| other.pieces.iter().any(|its| its.overlaps(*piece)))
    }
}

/// The answer about one quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verification {
    /// What it comes to.
    pub verdict: Verdict,
    /// Where it stands, the first place first; several where it stands several times equally well.
    pub places: Vec<Place>,
    /// The differences at the first place, in the order of the quotation.
    pub edits: Vec<Edit>,
}

/// Whether somebody said it, by the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Said {
    /// That speaker said it there.
    Same,
    /// Somebody else said it.
    Other,
    /// It stands outside any quotation or report.
    Narration,
    /// The source does not settle who said it.
    Unknown,
}

/// Places that are reported.
const PLACES: usize = 64;

impl Source {
    /// Where `quotation` stands in the source, and how it differs.
    pub fn verify(&self, quotation: &str) -> Verification {
        // Longer than any text that can be parsed: it stands nowhere.
        if u32::try_from(quotation.len()).is_err() {
            return absent();
        }
        let quotation = Quotation::new(quotation);
        if quotation.words.is_empty() {
            return absent();
        }
        self.exact(&quotation).unwrap_or_else(|| self.nearly(&quotation))
    }

    /// The places where it stands letter by letter.
    fn exact(&self, quotation: &Quotation<'_>) -> Option<Verification> {
        let needle = quotation.body.text(quotation.text);
        let place = |start: usize| Place { pieces: vec![Span::new(start as u32, (start + needle.len()) as u32)] };
        let stands = |start: &usize| self.text().get(*start..).is_some_and(|rest| rest.starts_with(needle));
        let is_whole = |start: &usize| !self.cuts_meaning(quotation, *start, *start + needle.len());
        let starts: Vec<usize> = match self.starts(quotation) {
            Some(starts) => starts.into_iter().filter(stands).filter(is_whole).take(PLACES).collect(),
            None => {
                memmem::find_iter(self.text().as_bytes(), needle.as_bytes()).filter(is_whole).take(PLACES).collect()
            }
        };
        let places: Vec<Place> = starts.into_iter().map(place).collect();
        (!places.is_empty()).then(|| Verification { verdict: Verdict::Exact, places, edits: Vec::new() })
    }

    /// Does a quotation from `start` to `end` cut a word so that it says something else: *200* of *1,200*, *legal* of
    /// *illegal*, *can* of *can’t*?
    fn cuts_meaning(&self, quotation: &Quotation<'_>, start: usize, end: usize) -> bool {
        let (Some(first), Some(last)) = (quotation.words.first(), quotation.words.last()) else { return false };
        let offset = start as i64 - i64::from(quotation.body.start());
        let there = |span: Span| {
            let moved = |at: u32| (i64::from(at) + offset) as u32;
            self.words_in(Span::new(moved(span.start()), moved(span.end())))
        };
        let differs = |span: Span| {
            let own = span.text(quotation.text);
            there(span).any(|place| {
                let whole = self.word(place);
                let are_numbers = kinds::value_of(own).is_some() && kinds::value_of(whole).is_some();
                whole != own && (are_numbers || kinds::are_opposite(own, whole))
            })
        };
        // The last word begins before the denial that it runs into.
        let last_start = i64::from(last.span.start()) + offset;
        let next = self.words().partition_point(|word| (word.span.end() as usize) <= end);
        let is_denied = self.words().get(next).is_some_and(|next| {
            let (from, text) = (next.span.start() as usize, next.span.text(self.text()));
            let is_verb = from == end
                || ["can", "won"].iter().any(|verb| last.span.text(quotation.text).eq_ignore_ascii_case(verb));
            let is_attached = from <= end && !self.text()[..end].ends_with(char::is_whitespace);
            is_verb && is_attached && last_start < from as i64 && kinds::denies(text)
        });
        differs(first.span) || differs(last.span) || is_denied
    }

    /// Where the quotation may begin, by the rarest two words inside it: the first and last may be cut, and what has no
    /// two others is looked for letter by letter.
    fn starts(&self, quotation: &Quotation<'_>) -> Option<Vec<usize>> {
        let inner = 1..quotation.words.len().saturating_sub(2);
        let pair = |i: usize| (i, self.places_of_pair(quotation.words[i].key, quotation.words[i + 1].key));
        let (i, places) = inner.map(pair).min_by_key(|(_, places)| places.len())?;
        let offset = (quotation.words[i].span.start() - quotation.body.start()) as usize;
        let start = |&entry: &u64| (self.words()[index::place(entry)].span.start() as usize).checked_sub(offset);
        Some(places.iter().filter_map(start).collect())
    }

    /// The best places where it stands with changes.
    fn nearly(&self, quotation: &Quotation<'_>) -> Verification {
        let weigh = |reading: Reading| {
            let edits = edits_of(quotation, self, &reading);
            let verdict = edits.iter().map(|edit| Verdict::from(edit.kind)).max().unwrap_or(Verdict::Exact);
            (verdict, reading, edits)
        };
        let mut weighed: Vec<(Verdict, Reading, Vec<Edit>)> = locate(quotation, self).into_iter().map(weigh).collect();
        weighed.sort_by(|a, b| b.1.score.cmp(&a.1.score).then(a.0.cmp(&b.0)));
        let Some((verdict, best, edits)) = weighed.first().cloned() else { return absent() };
        let equal = |other: &&(Verdict, Reading, Vec<Edit>)| other.0 == verdict && other.1.score == best.score;
        let mut places: Vec<Place> = Vec::new();
        for (_, reading, _) in weighed.iter().filter(equal) {
            let place = self.place_of(reading);
            let is_known = places.iter().any(|known| known.overlaps(&place));
            places.extend((!is_known).then_some(place));
        }
        places.extend(self.repeated(quotation, &best, verdict, &places));
        places.sort_by_key(|place| place.pieces.first().map(|piece| piece.start()));
        Verification { verdict, places, edits }
    }

    /// Other places of a quotation that stands word by word at the best one, with the same verdict.
    fn repeated(&self, quotation: &Quotation<'_>, best: &Reading, verdict: Verdict, known: &[Place]) -> Vec<Place> {
        let same = |step: &Step| matches!(step, Step::Same(..));
        let [block] = best.blocks.as_slice() else { return Vec::new() };
        if !block.steps.iter().all(same) {
            return Vec::new();
        }
        let found = align::repeats(quotation, self).into_iter().take(PLACES).map(|alignment| best.with(alignment));
        let is_as_good = |reading: &Reading| {
            let edits = edits_of(quotation, self, reading);
            edits.iter().map(|edit| Verdict::from(edit.kind)).max().unwrap_or(Verdict::Exact) == verdict
        };
        let places = found.filter(is_as_good).map(|reading| self.place_of(&reading));
        places.filter(|place| !known.iter().any(|other| other.overlaps(place))).collect()
    }

    fn place_of(&self, reading: &Reading) -> Place {
        let pieces = reading.blocks.iter().flat_map(|block| self.pieces_of(block)).collect();
        Place { pieces }
    }

    /// A block in pieces, parted where the quotation passes over the reporter’s words, other speakers or whole clauses.
    fn pieces_of(&self, block: &Alignment) -> Vec<Span> {
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
                start - end <= LEFT_OUT && !is_told && (one == two || one == 0 || two == 0)
            };
            match pieces.last_mut().filter(goes_on) {
                Some(piece) => piece.end = words.end,
                None => pieces.push(words),
            }
        }
        pieces.into_iter().filter_map(|words| self.span(words)).collect()
    }

    /// Whether `speaker` said what stands at `place`.
    pub fn said_by(&self, place: &Place, speaker: &str) -> Said {
        let words: Vec<usize> = place.pieces.iter().flat_map(|&piece| self.words_in(piece)).collect();
        let attributions: Vec<Option<&Attribution>> = words.iter().map(|&word| self.saying(word)).collect();
        let attributed = attributions.iter().flatten().count();
        if 2 * attributed < words.len() {
            let quoted = words.iter().filter(|&&word| self.is_quoted(word)).count();
            return if 2 * quoted < words.len() { Said::Narration } else { Said::Unknown };
        }
        let known = attributions.iter().flatten().filter(|attribution| self.is_named(attribution));
        let (mut same, mut other) = (0, 0);
        for attribution in known {
            if is_by(self.document(), attribution, speaker) { same += 1 } else { other += 1 }
        }
        match () {
            () if same == 0 && other == 0 => Said::Unknown,
            () if same >= other => Said::Same,
            () => Said::Other,
        }
    }
}

impl Source {
    /// Does the attribution resolve to somebody in particular? *One participant* and *somebody* may be anybody.
    fn is_named(&self, attribution: &Attribution) -> bool {
        const ANYBODY: [&str; 7] = ["somebody", "someone", "one", "some", "a", "an", "people"];
        let ids = attribution.source.iter().flat_map(|source| &source.speakers);
        let mut speakers = ids.map(|id| &self.document().speakers()[id.index()]);
        let is_anybody = |speaker: &Speaker| {
            let first = speaker.name.split(' ').next().unwrap_or_default();
            let hides = speaker.anonymous.as_ref().is_some_and(|anonymous| {
                anonymous.reason.is_some() || ["person", "participant", "source"].contains(&&*anonymous.kind)
            });
            hides || speaker.anonymous.is_none() && ANYBODY.iter().any(|word| first.eq_ignore_ascii_case(word))
        };
        speakers.any(|speaker| !is_anybody(speaker))
    }
}

/// Does the attribution resolve to a speaker of this name? A surname alone in the source is short for it.
fn is_by(document: &Document, attribution: &Attribution, speaker: &str) -> bool {
    let surname = speaker.rsplit(' ').next().unwrap_or_default();
    let named: Vec<SpeakerId> = document.speakers_named(speaker).map(|speaker| speaker.id).collect();
    let mut ids = attribution.source.iter().flat_map(|source| &source.speakers);
    ids.any(|id| named.contains(id) || document.speakers()[id.index()].name.eq_ignore_ascii_case(surname))
}

fn absent() -> Verification {
    Verification { verdict: Verdict::Absent, places: Vec::new(), edits: Vec::new() }
}
