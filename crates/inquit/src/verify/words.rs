//! Words as they are compared: whatever is only typography is folded away.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::chars::{is_apostrophe, is_joiner};
use crate::text::span::Span;

/// One word of a text. A contraction is two, *do* and *n’t*, of which the second is *not*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) span: Span,
    /// The same for words that differ in typography and capitals alone.
    pub(crate) key: u64,
}

/// The words of `text`, in order.
pub(crate) fn words_of(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut joined: Option<Range<usize>> = None;
    // The narrow space that does not break parts words all the same, though not for Unicode’s rules.
    let parts = text.unicode_word_indices().flat_map(|(start, word)| {
        word.split_inclusive('\u{202f}').scan(start, |at, part| {
            let start = *at;
            *at += part.len();
            Some((start, part.trim_end_matches('\u{202f}')))
        })
    });
    for (start, word) in parts.filter(|(_, word)| !word.is_empty()) {
        let end = start + word.len();
        match joined.take() {
            // *govern-⏎ment*: the hyphen of a line’s end; *can`t*: a mark that no word has inside.
            Some(front) if is_inside(&text[front.end..start]) && word.starts_with(char::is_lowercase) => {
                push(&mut words, text, front.start, end);
            }
            front => {
                front.into_iter().for_each(|front| push(&mut words, text, front.start, front.end));
                joined = Some(start..end);
                continue;
            }
        }
    }
    joined.into_iter().for_each(|front| push(&mut words, text, front.start, front.end));
    words
}

/// A hyphen and the end of a line, and nothing else but blanks; or one apostrophe.
fn is_inside(gap: &str) -> bool {
    if ["`", "´", "‘"].contains(&gap) {
        return true;
    }
    let rest = gap.strip_prefix(['-', '\u{2010}', '\u{ad}']);
    rest.is_some_and(|rest| rest.contains('\n') && rest.trim().is_empty() && rest.matches('\n').count() == 1)
}

fn push(words: &mut Vec<Word>, text: &str, start: usize, end: usize) {
    let mut put = |range: Range<usize>, key: u64| {
        words.push(Word { span: Span::new(range.start as u32, range.end as u32), key });
    };
    let word = &text[start..end];
    let Some(mark) = contraction_at(word) else {
        return put(start..end, key_of(word));
    };
    // *can’t*, *won’t*, *cannot*: the verb is written otherwise.
    let verb = match fold(&word[..mark]).as_str() {
        "ca" => key_of("can"),
        "wo" => key_of("will"),
        "sha" => key_of("shall"),
        verb => key_of(verb),
    };
    put(start..start + mark, verb);
    put(start + mark..end, key_of("not"));
}

/// Where *n’t* or the *not* of *cannot* begins.
fn contraction_at(word: &str) -> Option<usize> {
    let lower = word.as_bytes();
    if lower.len() == 6 && lower.eq_ignore_ascii_case(b"cannot") {
        return Some(3);
    }
    let mut ending = word.char_indices().rev();
    let (_, t) = ending.next()?;
    let (_, mark) = ending.next()?;
    let (n_at, n) = ending.next()?;
    (t.eq_ignore_ascii_case(&'t') && is_apostrophe(mark) && n.eq_ignore_ascii_case(&'n') && n_at > 0).then_some(n_at)
}

/// Is this the second half of a contraction, *n’t*?
pub(crate) fn is_contracted(word: &str) -> bool {
    word.len() < 8 && word.ends_with(['t', 'T']) && word.contains(is_apostrophe)
}

/// The key of a word.
pub(crate) fn key_of(word: &str) -> u64 {
    if word.bytes().all(is_plain) {
        key_of_bytes(word.bytes().map(|byte| byte.to_ascii_lowercase()))
    } else {
        key_of_bytes(fold(word).bytes())
    }
}

/// Is it a letter that folding only makes small?
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'\'' | b'.')
}

fn key_of_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut hasher = FxHasher::default();
    bytes.for_each(|byte| hasher.write_u8(byte));
    0xff_u8.hash(&mut hasher);
    hasher.finish()
}

/// The key of two neighbours as one word: *well-known*, *well known*.
pub(crate) fn compound_key(both: &str) -> u64 {
    let is_letter = |c: char| !c.is_whitespace() && !is_hyphen(c);
    let letters = || both.bytes().filter(|&byte| is_letter(char::from(byte)));
    if both.is_ascii() && letters().all(is_plain) {
        return key_of_bytes(letters().map(|byte| byte.to_ascii_lowercase()));
    }
    key_of(&both.chars().filter(|&c| is_letter(c)).collect::<String>())
}

/// A hyphen inside a word.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}

/// The word in lower case without what is only typography.
pub(crate) fn fold(word: &str) -> String {
    plain(word).to_lowercase()
}

/// The word without what is only typography: forms of Unicode, ligatures, soft hyphens, kinds of apostrophe, the hyphen of
/// a line’s end, commas between thousands.
pub(crate) fn plain(word: &str) -> String {
    let is_hidden = |c: char| is_invisible(c) || c.is_whitespace() || c == '-' || c == '\u{2010}';
    // A raised digit is a power or a note, and no other way of writing the digit.
    let forms = |c: char| if is_raised(c) { String::from(c) } else { std::iter::once(c).nfkc().collect() };
    let composed = word.nfc().map(forms).collect::<String>();
    let plain: String =
        composed.chars().filter(|&c| !is_hidden(c)).map(|c| if is_apostrophe(c) { '\'' } else { c }).collect();
    if plain.starts_with(|c: char| c.is_ascii_digit()) && plain.contains(',') {
        without_thousands(&plain)
    } else {
        plain
    }
}

/// A joiner that no reader sees; an accent is none.
fn is_invisible(c: char) -> bool {
    is_joiner(c) && !('\u{300}'..='\u{36f}').contains(&c)
}

fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '⁰'..='⁹' | '₀'..='₉' | '½' | '¼' | '¾' | '⅐'..='⅞')
}

/// *1,000* is *1000*; *1,5* stays.
fn without_thousands(number: &str) -> String {
    let mut groups = number.split(',');
    let first = groups.next().unwrap_or_default();
    let is_group = |group: &str| {
        let digits = group.chars().take_while(char::is_ascii_digit).count();
        digits == 3
    };
    if first.len() <= 3 && groups.all(is_group) { number.replace(',', "") } else { number.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        words_of(text).into_iter().map(|word| word.span.text(text)).collect()
    }

    #[test]
    fn contractions_are_two_words() {
        assert_eq!(shown("We don’t, can't, cannot."), ["We", "do", "n’t", "ca", "n't", "can", "not"]);
        let (short, long) = (words_of("won’t"), words_of("will not"));
        assert!(short.iter().zip(&long).all(|(a, b)| a.key == b.key));
    }

    #[test]
    fn typography_is_folded() {
        for (one, two) in [
            ("cafe\u{301}", "CAF\u{c9}"),
            ("o\u{fb03}ce", "office"),
            ("co\u{ad}op", "coop"),
            ("1,000", "1000"),
            ("govern-\nment", "government"),
        ] {
            assert_eq!(words_of(one)[0].key, words_of(two)[0].key, "{one}");
        }
        assert_ne!(key_of("1.5"), key_of("15"));
    }

    #[test]
    fn a_hyphen_inside_the_line_parts_words() {
        assert_eq!(shown("a well-known man-\n\nOther"), ["a", "well", "known", "man", "Other"]);
    }
}
