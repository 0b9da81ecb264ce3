//! Words as they are compared: whatever is only typography is folded away.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::kinds::denies;
use crate::entity::Decoded;
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
    let Some(decoded) = Decoded::new(text) else { return words_as_written(text) };
    let mut words = words_as_written(decoded.text());
    words.iter_mut().for_each(|word| word.span = decoded.written(word.span));
    words
}

/// The words of `text`, in which every character is the one that it stands for.
fn words_as_written(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut joined: Option<Range<usize>> = None;
    let parts = text.unicode_word_indices().flat_map(|(start, word)| {
        parts_of(word).scan(start, |at, part| {
            let start = *at;
            *at += part.len();
            Some((start, part.trim_end_matches(['\u{202f}', '.'])))
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

/// What Unicode’s rules take for one word and is more: the narrow space that does not break parts words all the same, and
/// so does a stop without a space behind it, *on time.Nobody*.
fn parts_of(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let is_end = |(at, c): &(usize, char)| match c {
            '\u{202f}' => true,
            '.' => {
                let (before, behind) = (&rest[..*at], &rest[at + 1..]);
                let mut next = behind.chars();
                let opens = next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
                opens && before.chars().nth(1).is_some() && before.ends_with(char::is_lowercase)
            }
            _ => false,
        };
        let is_plain = rest.bytes().all(|byte| byte.is_ascii_alphabetic());
        let end = if is_plain { None } else { rest.char_indices().find(is_end) };
        let (part, behind) = rest.split_at(end.map_or(rest.len(), |(at, c)| at + c.len_utf8()));
        rest = behind;
        (!part.is_empty()).then_some(part)
    })
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
    let decoded = Decoded::new(word);
    let word = decoded.as_ref().map_or(word, Decoded::text);
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
    byte.is_ascii_alphanumeric() || byte == b'\''
}

fn key_of_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut hasher = FxHasher::default();
    bytes.for_each(|byte| hasher.write_u8(byte));
    0xff_u8.hash(&mut hasher);
    hasher.finish()
}

/// The key of two neighbours of `text` as one word: *well-known*, *well known*; none where one word would be another one:
/// *not able*, *3 50*.
pub(crate) fn compound_of(text: &str, first: Span, second: Span) -> Option<u64> {
    let gap = text.get(first.end() as usize..second.start() as usize)?;
    let (one, two) = (first.text(text), second.text(text));
    let is_hyphened = gap.chars().all(is_hyphen);
    // *80 000* is one number; *3 50* and *10-15* are two.
    let meets = |end: Option<char>| end.is_some_and(|c| c.is_ascii_digit());
    let are_numbers = meets(one.chars().next_back()) && meets(two.chars().next());
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let are_thousands = digits(one) && one.len() <= 3 && digits(two) && two.len() == 3 && gap.trim().is_empty();
    let is_one = gap.chars().all(|c| c.is_whitespace() || is_hyphen(c))
        && (is_hyphened || !denies(one) && !denies(two))
        && (!are_numbers || are_thousands);
    is_one.then(|| compound_key(first.cover(second).text(text)))
}

/// The key of two neighbours as one word.
fn compound_key(both: &str) -> u64 {
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
    without_stops(&plain(word)).to_lowercase()
}

/// *p.m* as *pm*, *u.s* as *us*; *1.5* stays.
pub(super) fn without_stops(word: &str) -> String {
    let digit = |at: usize| word.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let is_point = |at: usize| at > 0 && digit(at - 1) && digit(at + 1);
    word.char_indices().filter(|&(at, c)| c != '.' || is_point(at)).map(|(_, c)| c).collect()
}

/// The word without what is only typography: forms of Unicode, ligatures, soft hyphens, kinds of apostrophe, the hyphen of
/// a line’s end, commas between thousands, entities.
pub(crate) fn plain(word: &str) -> String {
    if let Some(decoded) = Decoded::new(word) {
        return plain(decoded.text());
    }
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
            ("p.m", "PM"),
            ("we&#8217;re", "we’re"),
            ("weâ€™re", "we’re"),
        ] {
            assert_eq!(words_of(one)[0].key, words_of(two)[0].key, "{one}");
        }
        assert_ne!(key_of("1.5"), key_of("15"));
    }

    #[test]
    fn a_stop_without_a_space_parts_words() {
        assert_eq!(
            shown("on time.Nobody came. U.S.A. example.com 1.5 p.m"),
            ["on", "time", "Nobody", "came", "U.S.A", "example.com", "1.5", "p.m"]
        );
    }

    #[test]
    fn words_of_misread_text_are_where_they_are_written() {
        assert_eq!(shown("They donâ€™t &ldquo;know&rdquo;"), ["They", "do", "nâ€™t", "know"]);
    }

    #[test]
    fn two_words_may_be_one() {
        let one = |text: &str| {
            let words = words_of(text);
            compound_of(text, words[0].span, words[1].span)
        };
        assert_eq!(one("per cent"), Some(key_of("percent")));
        assert_eq!(one("6 p.m"), Some(key_of("6pm")));
        assert_eq!(one("80 000"), Some(key_of("80000")));
        assert_eq!([one("not able"), one("3 50"), one("10-15"), one("1 5pm"), one("so, called")], [None; 5]);
    }

    #[test]
    fn a_hyphen_inside_the_line_parts_words() {
        assert_eq!(shown("a well-known man-\n\nOther"), ["a", "well", "known", "man", "Other"]);
    }
}
