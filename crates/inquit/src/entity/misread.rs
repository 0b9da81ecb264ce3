//! UTF-8 that was read as Windows-1252: *donâ€™t* for *don’t*, *cafÃ©* for *café*, *Â£5* for *£5*.

use super::WINDOWS;
use crate::text::chars::{is_dash, is_mark};

/// The first byte of *Â*, *Ã* and *â*, which are the first bytes of what was misread.
pub(super) const FIRST: u8 = 0xc3;

/// Length of the misread character that `text` begins with, and the character.
///
/// Of two bytes those of Western European letters and signs are known, of three the marks, dashes and signs of a text.
pub(super) fn character_at(text: &str) -> Option<(usize, char)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let second = chars.next();
    let length = |count: usize| text.chars().take(count).map(char::len_utf8).sum();
    match (first, second?) {
        ('Â' | 'Ã', second) => {
            let character = decoded(&[byte(first)?, byte(second)?])?;
            // A word in capitals may end before a mark: *“MAÇÃ”*.
            let is_end = is_mark(second) || is_dash(second) || second == '…';
            let goes_on = chars.next().is_some_and(char::is_alphabetic);
            (!character.is_control() && (first == 'Â' || !is_end || goes_on)).then(|| (length(2), character))
        }
        ('â', second @ ('€' | '„' | '‚' | '†' | 'ˆ')) => {
            let bytes = chars.next().and_then(|third| Some([byte(first)?, byte(second)?, byte(third)?]));
            let whole = bytes.and_then(|bytes| decoded(&bytes)).map(|character| (length(3), character));
            // The last byte of a closing mark is none in Windows-1252, and is lost in many pages.
            whole.or_else(|| (second == '€').then(|| (length(2), '”')))
        }
        _ => None,
    }
}

/// The byte that Windows-1252 reads as this character.
fn byte(character: char) -> Option<u8> {
    match WINDOWS.iter().position(|&c| c == character) {
        Some(place) => Some(0x80 + place as u8),
        None => u8::try_from(u32::from(character)).ok().filter(|&byte| byte >= 0xa0),
    }
}

fn decoded(bytes: &[u8]) -> Option<char> {
    std::str::from_utf8(bytes).ok()?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::super::Decoded;

    #[test]
    fn what_was_misread_is_put_right() {
        let read = |text: &str| Decoded::new(text).map(|decoded| decoded.text().to_owned());
        assert_eq!(read("â€œWe donâ€™t,â€\u{9d} he said").as_deref(), Some("“We don’t,” he said"));
        assert_eq!(read("â€œNo,â€ she said â€“ twiceâ€¦").as_deref(), Some("“No,” she said – twice…"));
        assert_eq!(read("a cafÃ© for Â£5 (â‚¬6)").as_deref(), Some("a café for £5 (€6)"));
        for text in ["le château", "“MAÇÃ”", "SÃO PAULO", "Ângela", "â la carte", "Ã – ", "naïve café”…"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    /// Any text in Western letters comes back from being misread.
    #[test]
    fn misread_text_comes_back() {
        let text = "“Ça va?” – «Größe Österreichs, señor…» ‘it’s £5, €6 ½» à la carte";
        let misread: String = text.bytes().map(misread).collect();
        assert_eq!(Decoded::new(&misread).map(|decoded| decoded.text().to_owned()).as_deref(), Some(text));
    }

    fn misread(byte: u8) -> char {
        (byte as usize)
            .checked_sub(0x80)
            .and_then(|place| super::WINDOWS.get(place))
            .copied()
            .unwrap_or(char::from(byte))
    }
}
