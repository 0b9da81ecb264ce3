//! The answer about a quotation as data: a [`VerificationRecord`].

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::text::offsets::{OffsetIndex, Unit};
use crate::verify::{Change, Edit, EditKind, Verdict, Verification};

/// A half-open range `[start, end]` in the record's unit.
type Offsets = [u32; 2];

/// Where a quotation stands in a source and how it differs, as data.
///
/// ```
/// use inquit::output::VerificationRecord;
/// use inquit::{Unit, verify::Source};
///
/// let source = Source::new(inquit::parse("“We tested it twice,” said Ada Moor.")?);
/// let quotation = "We tested it once";
/// let found = source.verify(quotation);
/// let record = VerificationRecord::new(&found, quotation, source.document(), Unit::Char);
/// assert_eq!(
///     serde_json::to_string(&record)?,
///     concat!(
///         r#"{"offsets":"char","verdict":"altered","places":[[[1,19]]],"#,
///         r#""edits":[{"kind":"altered","change":"number","quotation":[13,17],"source":[14,19]}]}"#
///     )
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VerificationRecord {
    /// Unit of every offset.
    pub offsets: Unit,
    /// What it comes to.
    pub verdict: Verdict,
    /// Where it stands in the source: the pieces of each place, in the order of the quotation.
    pub places: Vec<Vec<Offsets>>,
    /// The differences at the first place.
    pub edits: Vec<EditRecord>,
}

/// An [`Edit`] as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EditRecord {
    /// What was done.
    pub kind: EditKind,
    /// What the words are, of an altered word.
    pub change: Option<Change>,
    /// Where in the quotation: the gap between two words where words are only left out.
    pub quotation: Offsets,
    /// Where in the source; null where the quotation only has more.
    pub source: Option<Offsets>,
}

impl VerificationRecord {
    /// What was `found` about `quotation` in the text of `source`, with offsets in `unit`.
    ///
    /// # Panics
    ///
    /// If it was found about another quotation or in another source, whose places are not in these.
    pub fn new(found: &Verification, quotation: &str, source: &Document, unit: Unit) -> Self {
        let index = OffsetIndex::new(quotation);
        let edit = |edit: &Edit| EditRecord {
            kind: edit.kind,
            change: edit.change,
            quotation: index.convert_span(quotation, edit.quotation, unit),
            source: edit.source.map(|span| source.convert(span, unit)),
        };
        let pieces =
            |place: &crate::verify::Place| place.pieces.iter().map(|&piece| source.convert(piece, unit)).collect();
        Self {
            offsets: unit,
            verdict: found.verdict,
            places: found.places.iter().map(pieces).collect(),
            edits: found.edits.iter().map(edit).collect(),
        }
    }
}
