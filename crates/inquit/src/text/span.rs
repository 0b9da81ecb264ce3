//! [`Span`]: a half-open byte range of the original text.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes of the original text, `start <= end`, always on character boundaries.
///
/// Spans come out of a [`Document`](crate::Document); slice with [`Span::text`], convert to code points or UTF-16
/// with [`Document::convert`](crate::Document::convert).
///
/// ```
/// let document = inquit::parse("“Öl,” said Ada Moor.")?;
/// let content = document.attributions()[0].content[0];
/// assert_eq!((content.start(), content.end()), (0, 10));
/// assert_eq!(content.text(document.text()), "“Öl,”");
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "[u32; 2]", try_from = "[u32; 2]")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The caller has the positions from the text itself, so they are in order and on boundaries.
    pub(crate) fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Self { start, end }
    }

    /// First byte.
    pub fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// True if nothing lies in the span.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words of the span, given the text that it was found in.
    ///
    /// Gives the empty string for a text that is not the span's own and too short for it.
    #[inline]
    pub fn text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// True if `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if one of `pieces`, which are in order and apart, holds the whole span.
    pub(crate) fn lies_in(self, pieces: &[Span]) -> bool {
        let at = pieces.partition_point(|piece| piece.end < self.end);
        pieces.get(at).is_some_and(|piece| piece.contains(self))
    }

    /// True if the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl From<Span> for [u32; 2] {
    fn from(span: Span) -> Self {
        [span.start, span.end]
    }
}

/// From both ends, in order.
impl TryFrom<[u32; 2]> for Span {
    type Error = String;

    fn try_from([start, end]: [u32; 2]) -> Result<Self, String> {
        if start <= end { Ok(Self { start, end }) } else { Err(format!("span {start}..{end} runs backwards")) }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
