//! Conversion between byte, code-point and UTF-16 offsets.

use super::span::Span;

/// The unit in which offsets are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// UTF-8 bytes: Rust's own offsets.
    Byte,
    /// Unicode code points: offsets of a Python string.
    #[default]
    Char,
    /// UTF-16 code units: offsets of a JavaScript, Java or C# string.
    Utf16,
}

/// Bytes between two checkpoints: small enough that counting the rest costs nanoseconds, large enough that the
/// checkpoints take a sixteenth of the text's size.
const STRIDE: usize = 128;

/// Offsets of one text in every unit: constant-time look-ups after one pass, and none at all for ASCII.
///
/// A [`Document`](crate::Document) has its own, see [`Document::convert`](crate::Document::convert); this one is for
/// the spans of [`sentences`](crate::sentences) and [`quotes`](crate::quotes), which come without a document.
///
/// ```
/// use inquit::{OffsetIndex, Unit};
///
/// let text = "🎉 Nine left. Ten came.";
/// let last = inquit::sentences(text)?.pop().expect("there are two");
/// let index = OffsetIndex::new(text);
/// assert_eq!(index.convert_span(text, last, Unit::Char), [13, 22]);
/// assert_eq!(index.convert_span(text, last, Unit::Utf16), [14, 23]);
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct OffsetIndex {
    /// Code points and UTF-16 units before every `STRIDE`-th byte; empty for ASCII text.
    checkpoints: Vec<[u32; 2]>,
}

impl OffsetIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { checkpoints: Vec::new() };
        }
        let mut counts = [0, 0];
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        for chunk in text.as_bytes().chunks(STRIDE) {
            checkpoints.push(counts);
            let [chars, units] = count(chunk);
            counts = [counts[0] + chars, counts[1] + units];
        }
        if text.len().is_multiple_of(STRIDE) {
            // The end of a text of whole strides is looked up too.
            checkpoints.push(counts);
        }
        Self { checkpoints }
    }

    /// The byte offset `at` counted in `unit`.
    pub(crate) fn convert(&self, text: &str, at: u32, unit: Unit) -> u32 {
        let column = match unit {
            _ if self.checkpoints.is_empty() => return at,
            Unit::Byte => return at,
            Unit::Char => 0,
            Unit::Utf16 => 1,
        };
        let stride = at as usize / STRIDE;
        let rest = &text.as_bytes()[stride * STRIDE..at as usize];
        self.checkpoints[stride][column] + count(rest)[column]
    }

    /// Both ends of `span` counted in `unit`; `text` is the one that the index was made of.
    ///
    /// # Panics
    ///
    /// If `span` does not fit `text`.
    pub fn convert_span(&self, text: &str, span: Span, unit: Unit) -> [u32; 2] {
        [self.convert(text, span.start(), unit), self.convert(text, span.end(), unit)]
    }

    /// The byte offset of the code point number `at`, or `None` past the end of the text.
    pub(crate) fn byte_of_char(&self, text: &str, at: u32) -> Option<u32> {
        if self.checkpoints.is_empty() {
            return ((at as usize) <= text.len()).then_some(at);
        }
        let stride = self.checkpoints.partition_point(|counts| counts[0] <= at) - 1;
        // A code point may begin before the checkpoint and end after it: its lead byte is then in the stride before.
        let mut left = at - self.checkpoints[stride][0];
        let from = stride * STRIDE;
        for (i, byte) in text.as_bytes()[from..].iter().enumerate() {
            if is_lead(*byte) {
                if left == 0 {
                    return Some((from + i) as u32);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(text.len() as u32)
    }
}

fn is_lead(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Code points and UTF-16 units that begin in `bytes`: one for each lead byte, and a second unit for four-byte ones.
fn count(bytes: &[u8]) -> [u32; 2] {
    let chars: u32 = bytes.iter().map(|&b| u32::from(is_lead(b))).sum();
    let pairs: u32 = bytes.iter().map(|&b| u32::from(b >= 0xF0)).sum();
    [chars, chars + pairs]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn offsets_agree_with_counting_from_the_start(text in "(\\PC|🎉|é|\n){0,400}") {
            let index = OffsetIndex::new(&text);
            for (chars, (at, _)) in text.char_indices().chain([(text.len(), ' ')]).enumerate() {
                let before = &text[..at];
                prop_assert_eq!(index.convert(&text, at as u32, Unit::Char) as usize, chars);
                prop_assert_eq!(index.convert(&text, at as u32, Unit::Utf16) as usize, before.encode_utf16().count());
                prop_assert_eq!(index.byte_of_char(&text, chars as u32), Some(at as u32));
            }
            prop_assert_eq!(index.byte_of_char(&text, text.chars().count() as u32 + 1), None);
        }
    }
}
