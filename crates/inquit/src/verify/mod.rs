//! Is it quoted right? Where a quotation stands in a source, and how it differs.
//!
//! ```
//! use inquit::verify::{Verdict, verify};
//!
//! let source = "“We tested the pier twice, and nobody was hurt,” said Ada Moor.";
//! assert_eq!(verify("nobody was hurt", source)?.verdict, Verdict::Exact);
//! assert_eq!(verify("Nobody was hurt", source)?.verdict, Verdict::Typographic);
//! assert_eq!(verify("We tested … and nobody was hurt", source)?.verdict, Verdict::Elided);
//! assert_eq!(verify("[They] tested the pier twice", source)?.verdict, Verdict::Bracketed);
//! assert_eq!(verify("We tested the pier three times", source)?.verdict, Verdict::Altered);
//! assert_eq!(verify("We never tested the pier", source)?.verdict, Verdict::Negation);
//! assert_eq!(verify("The pier was closed in spring", source)?.verdict, Verdict::Absent);
//! # Ok::<(), inquit::Error>(())
//! ```
//!
//! # What a verdict promises
//!
//! A verdict is the worst edit at the best place, in the order of [`EditKind`], so it is never better than any of them.
//!
//! | verdict | what it promises | what it does not |
//! |---|---|---|
//! | exact | the words and marks stand there letter by letter; marks and blanks around the quotation do not count | that a denial does not stand before or behind them |
//! | typographic | the same words: only marks, spaces, the case of a first word, hyphenation, one word or two (*percent*, *6 p.m.*), entities, a wrong encoding and the like differ, or the reporter’s words between two pieces are passed over, the number of a line or a footnote, the time of a recording, what the hall did (`[Laughter]`) | |
//! | elided | what is left out is marked, by dots at an end too where the sentence goes on there, and hides no denial of the clause that goes on | that the sense is kept |
//! | bracketed | what differs stands in square brackets; a number, name or date that it stands for is called out, and another number, date or name for it is altered: `[Cripps]` for *Lionel* is not, if *Lionel Cripps* stands in the source | that the editor is right |
//! | altered | words differ, and no denial; numbers, names and dates are called out; a number in figures for one in words is a word that differs, as is *do not* for *don’t* | |
//! | negation | a denial is put in or taken out, or a word is its opposite (*accept*, *reject*) | that the sense is turned: two denials make none |
//! | reordered | all pieces stand there: sentences, or clauses and items of a list near each other | |
//! | merged | the pieces are of separate quotations, of different speakers, or of different turns of a transcript | |
//! | absent | fewer than six of ten words stand together anywhere, or in pieces of which each has three in a row | that nobody said it elsewhere |
//!
//! Numbers, names and denials that differ are never exact or typographic. English denials and opposites are known, and the
//! plainest denials of its neighbours (*nicht*, *jamais*, *nunca*); the rest is the same for any language that is written
//! with spaces.
//!
//! # How often it is right
//!
//! 655 quotations over all nine verdicts were written apart from the code, by language models that saw only the table
//! above, in six sets, between which the code was mended. Of those that were new to it 635 (97 %) had the verdict that their
//! writers expected; no changed number, name or denial passed as exact or typographic, but one pair of lines by two speakers
//! did. `tests/data/verdicts.toml` has them all, with one that is not
//! right yet; `tests/data/verify.toml` has 555 more, with places and edits, four of them not right yet.

mod align;
mod archive;
mod asides;
mod check;
mod compounds;
mod edits;
mod index;
pub(crate) mod kinds;
mod locate;
mod marks;
mod moved;
mod numbers;
pub(crate) mod opposites;
mod places;
mod quotation;
mod said;
mod search;
mod table;
mod voices;
pub(crate) mod words;

pub use archive::{Archive, Found};
pub use index::Source;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::text::span::Span;

/// What was done to a quotation, from the mildest to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EditKind {
    /// Only what it looks like: marks, dashes, white space, the case of the first word, hyphenation, ligatures.
    Typographic,
    /// Words left out, which the quotation marks; the rest is in order.
    Elided,
    /// An editor's words in square brackets, or `[sic]`.
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
    /// What the words are, of altered words and of those that an editor’s words stand for.
    pub change: Option<Change>,
    /// Where in the quotation, in bytes: the gap between two words where words are only left out.
    #[serde(skip)]
    pub quotation: Span,
    /// The words of the source, in bytes; none where the quotation only has more, or dots at an end.
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

/// The answer about one quotation; by default that it stands nowhere.
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

impl Default for Verification {
    fn default() -> Self {
        Self { verdict: Verdict::Absent, places: Vec::new(), edits: Vec::new() }
    }
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
    /// The source does not settle who said it, or it is put together of the words of two.
    Unknown,
}

/// Where `quotation` stands in `source`, a text, and how it differs.
///
/// For several quotations build a [`Source`] once, and for several sources an [`Archive`].
///
/// # Errors
///
/// [`Error::TextTooLong`] if the source can not be parsed.
pub fn verify(quotation: &str, source: &str) -> Result<Verification, Error> {
    Ok(Source::new(crate::parse(source)?).verify(quotation))
}
