//! Characters that the text has in another way than it means: HTML entities (`&rsquo;`), and UTF-8 that was read as
//! Windows-1252 (`â€™`). The stages read a copy in which each is the character that it stands for, and the spans of what
//! they find go back to the text as it was given.
//!
//! Only text with one of them is copied; for any other this stage is one look for the bytes that they begin with.

mod misread;
mod restore;

use memchr::{memchr, memchr2_iter};

use crate::text::span::Span;

/// A text without its entities, with what was misread put right.
pub(crate) struct Decoded {
    text: String,
    entities: Vec<Entity>,
}

/// Where an entity stands in the text, and its character in the copy.
struct Entity {
    written: Span,
    read: Span,
}

impl Decoded {
    /// The copy of `text`, `None` if all of it is what it stands for.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let (mut copy, mut entities) = (String::new(), Vec::new());
        let mut done = 0;
        for at in memchr2_iter(b'&', misread::FIRST, text.as_bytes()) {
            // The ampersand of an entity that was escaped twice is behind, as is what was misread twice.
            let Some((length, character)) = Some(at).filter(|&at| at >= done).and_then(|at| sign_at(&text[at..]))
            else {
                continue;
            };
            copy.push_str(&text[done..at]);
            let start = copy.len() as u32;
            copy.push_str(&character);
            done = at + length;
            let (written, read) = (Span::new(at as u32, done as u32), Span::new(start, copy.len() as u32));
            entities.push(Entity { written, read });
        }
        if entities.is_empty() {
            return None;
        }
        copy.push_str(&text[done..]);
        Some(Self { text: copy, entities })
    }

    /// The text as it is read.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The span of the text for one of the copy; an entity belongs to it as a whole.
    pub(crate) fn written(&self, span: Span) -> Span {
        Span::new(self.position(span.start()), self.position(span.end()))
    }

    fn position(&self, at: u32) -> u32 {
        let before = self.entities.partition_point(|entity| entity.read.start() < at);
        let Some(entity) = before.checked_sub(1).map(|last| &self.entities[last]) else { return at };
        // A few entities stand for two characters; between those is no place in the text.
        entity.written.end() + at.saturating_sub(entity.read.end())
    }
}

/// Length of what `text` begins with that is written in another way, and what it stands for.
fn sign_at(text: &str) -> Option<(usize, String)> {
    if text.starts_with('&') {
        return entity_at(text);
    }
    misread::character_at(text).map(|(length, character)| (length, character.to_string()))
}

/// Length of the entity that `text` begins with, and what it stands for.
fn entity_at(text: &str) -> Option<(usize, String)> {
    /// No entity has a longer name.
    const LONGEST: usize = 34;
    let reach = &text.as_bytes()[..text.len().min(LONGEST)];
    let end = memchr(b';', reach)? + 1;
    let name = &text[1..end - 1];
    if name == "amp" {
        // `&amp;rsquo;` went through two pages.
        let inner = text[end..].bytes().take(LONGEST).take_while(|&b| b.is_ascii_alphanumeric() || b == b'#').count();
        let escaped = text[end..].get(..inner + 1).filter(|name| name.ends_with(';'));
        let character = escaped.and_then(|name| character(&name[..inner]));
        return Some(character.map_or_else(|| (end, "&".to_owned()), |character| (end + inner + 1, character)));
    }
    Some((end, character(name)?))
}

/// What the entity of this name or number stands for.
fn character(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        let is_name = name.len() > 1 && name.bytes().all(|b| b.is_ascii_alphanumeric());
        let entity = format!("&{name};");
        let decoded = html_escape::decode_html_entities(&entity);
        return (is_name && *decoded != entity).then(|| decoded.into_owned());
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let character = char::from_u32(code.ok()?)?;
    let character = windows_character(character).unwrap_or(character);
    // What nobody sees stands for nothing.
    (!character.is_control() || matches!(character, '\t' | '\n' | '\r')).then(|| character.to_string())
}

/// The numbers from 128 to 159 are of the table of Windows, as browsers read them.
fn windows_character(character: char) -> Option<char> {
    WINDOWS.get((character as usize).checked_sub(0x80)?).copied()
}

/// What Windows-1252 has from byte 128 to 159.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_every_kind() {
        let read = |text: &str| Decoded::new(text).map(|decoded| decoded.text().to_owned());
        assert_eq!(read("&quot;A&quot; &amp; B&#39;s").as_deref(), Some("\"A\" & B's"));
        assert_eq!(read("&#8220;&#x201C;&#X201d;&ldquo;&#147;").as_deref(), Some("““”““"));
        assert_eq!(read("&amp;quot; &amp;amp; &amp; ;").as_deref(), Some("\" & & ;"));
        assert_eq!(read("&eacute;&nbsp;&hellip;").as_deref(), Some("é\u{a0}…"));
        for text in ["", "A & B", "&;", "&x;", "&#;", "&#x110000;", "&#55296;", "&nosuchname;", "&quot", "&quot ;"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn spans_go_back_to_the_whole_entity() {
        let text = "a&ldquo;b&amp;rdquo; c";
        let decoded = Decoded::new(text).expect("it has entities");
        assert_eq!(decoded.text(), "a“b” c");
        let written = |start, end| decoded.written(Span::new(start, end)).text(text);
        assert_eq!(written(1, 8), "&ldquo;b&amp;rdquo;");
        assert_eq!(written(0, 1), "a");
        assert_eq!(written(4, 5), "b");
        assert_eq!(written(8, 10), " c");
    }
}
