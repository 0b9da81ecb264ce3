//! Tokens: words, numbers, marks and punctuation, in the manner of the Penn Treebank.
//!
//! Contractions are split before their apostrophe (*did|n’t*, *Putin|’s*), so that what is left is a dictionary
//! word. An apostrophe at the edge of a word (*residents’*, *’80s*) is a token of its own, since only the quotation
//! stage can tell it from a quotation mark.

use crate::text::chars::{is_apostrophe, is_dash, is_joiner, is_mark, is_stop};
use crate::text::span::Span;

/// One token: where it stands and what it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Letters; hyphens, dots and apostrophes inside.
    Word,
    /// The second half of a contraction: `’s`, `n’t`, `’re`.
    Clitic,
    /// Begins with a digit.
    Number,
    /// One or more stops: `.`, `...`, `?!`.
    Stop,
    Comma,
    Colon,
    Semicolon,
    /// A dash, or two hyphens, or one between spaces.
    Dash,
    /// A quotation mark or an apostrophe at the edge of a word; ``` `` ``` and `''` are one mark each.
    Mark,
    /// `(`, `[`, `{`.
    Open,
    /// `)`, `]`, `}`.
    Close,
    /// Anything else: `$`, `%`, `#`, emoji.
    Symbol,
}

/// Splits `text` into tokens, in order, with nothing but white space and control characters between them.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    // English news has a token for every 4.9 bytes: one allocation serves nearly every text.
    let mut tokens = Vec::with_capacity(text.len() / 4 + 4);
    let mut cursor = Cursor { text, bytes: text.as_bytes(), at: 0 };
    loop {
        cursor.skip(&BLANK);
        let Some(class) = cursor.class() else { break };
        let start = cursor.at;
        let kind = match class {
            Class::Space => {
                cursor.advance();
                continue;
            }
            Class::Letter => {
                cursor.word(&mut tokens);
                continue;
            }
            Class::Digit => {
                cursor.number();
                Kind::Number
            }
            Class::Stop => {
                cursor.advance_while(Class::Stop);
                Kind::Stop
            }
            Class::Mark => {
                cursor.mark();
                Kind::Mark
            }
            Class::Hyphen => cursor.hyphens(),
            Class::Other(kind) => {
                cursor.advance();
                kind
            }
        };
        tokens.push(Token { span: Span::new(start as u32, cursor.at as u32), kind });
    }
    tokens
}

/// What a character begins or continues.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Stop,
    Mark,
    Hyphen,
    Other(Kind),
}

/// Classes of the ASCII characters: nearly all of a text is settled by one look-up.
const ASCII: [Class; 128] = {
    let mut table = [Class::Other(Kind::Symbol); 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            0..=b' ' | 0x7f => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'.' | b'!' | b'?' => Class::Stop,
            b'"' | b'\'' | b'`' => Class::Mark,
            b'-' => Class::Hyphen,
            b',' => Class::Other(Kind::Comma),
            b':' => Class::Other(Kind::Colon),
            b';' => Class::Other(Kind::Semicolon),
            b'(' | b'[' | b'{' => Class::Other(Kind::Open),
            b')' | b']' | b'}' => Class::Other(Kind::Close),
            _ => Class::Other(Kind::Symbol),
        };
        byte += 1;
    }
    table
};

/// The ASCII bytes that a word runs on with, whatever follows.
const ALPHANUMERIC: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// The ASCII bytes between tokens.
const BLANK: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = matches!(ASCII[byte], Class::Space);
        byte += 1;
    }
    table
};

fn class_of(c: char) -> Class {
    match c {
        c if c.is_ascii() => ASCII[c as usize],
        c if is_mark(c) => Class::Mark,
        c if is_dash(c) => Class::Other(Kind::Dash),
        c if is_stop(c) => Class::Stop,
        c if c.is_whitespace() || c.is_control() || c == '\u{feff}' => Class::Space,
        c if c.is_alphabetic() || is_joiner(c) => Class::Letter,
        c if c.is_numeric() => Class::Digit,
        '，' | '、' => Class::Other(Kind::Comma),
        '：' => Class::Other(Kind::Colon),
        '；' => Class::Other(Kind::Semicolon),
        _ => Class::Other(Kind::Symbol),
    }
}

/// A position in the text, always on a character boundary.
struct Cursor<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl Cursor<'_> {
    /// Class of the character at the cursor, `None` at the end.
    fn class(&self) -> Option<Class> {
        self.class_at(self.at)
    }

    #[inline]
    fn class_at(&self, at: usize) -> Option<Class> {
        match self.bytes.get(at) {
            Some(&byte) if byte < 128 => Some(ASCII[byte as usize]),
            Some(_) => self.wide_class_at(at),
            None => None,
        }
    }

    /// Kept apart, so that the look-up of an ASCII character is inlined everywhere.
    #[inline(never)]
    fn wide_class_at(&self, at: usize) -> Option<Class> {
        self.char_at(at).map(class_of)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            Some(&byte) if byte < 128 => Some(byte as char),
            _ => self.text.get(at..)?.chars().next(),
        }
    }

    /// Moves past the bytes that `table` marks.
    fn skip(&mut self, table: &[bool; 256]) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|&byte| !table[byte as usize]).unwrap_or(rest.len());
    }

    fn advance(&mut self) {
        self.at += self.char_at(self.at).map_or(0, char::len_utf8);
    }

    fn advance_while(&mut self, class: Class) {
        while self.class() == Some(class) {
            self.advance();
        }
    }

    /// Where the character after the one at the cursor begins.
    fn after(&self) -> usize {
        self.at + self.char_at(self.at).map_or(0, char::len_utf8)
    }

    /// A word with its inner hyphens, dots and apostrophes; its contraction becomes a token of its own.
    fn word(&mut self, tokens: &mut Vec<Token>) {
        let start = self.at;
        let mut clitic = None;
        loop {
            self.skip(&ALPHANUMERIC);
            // As nearly every word ends.
            if self.bytes.get(self.at) == Some(&b' ') {
                break;
            }
            match self.class() {
                Some(Class::Letter | Class::Digit) => self.advance(),
                Some(Class::Hyphen) if self.goes_on() => self.advance(),
                Some(Class::Stop) if self.is_inner_dot(start) => self.advance(),
                Some(Class::Mark) if self.is_inner_apostrophe() => {
                    clitic = Some(self.clitic_start(start));
                    self.advance();
                }
                _ => break,
            }
        }
        let end = self.at;
        let split = clitic.filter(|&at| at > start && is_contraction(&self.text[at..end])).unwrap_or(end);
        tokens.push(token(start, split, Kind::Word));
        if split < end {
            tokens.push(token(split, end, Kind::Clitic));
        }
    }

    /// Do letters or digits follow the character at the cursor?
    fn goes_on(&self) -> bool {
        matches!(self.class_at(self.after()), Some(Class::Letter | Class::Digit))
    }

    /// A dot belongs to the word in `U.S.`, `a.m.` and `example.org`: a letter follows, in lower case or after a single
    /// letter (a stop without its space, as in *down.Workers*, is none); or the word is one of single letters and dots.
    fn is_inner_dot(&self, start: usize) -> bool {
        if self.bytes[self.at] != b'.' {
            return false;
        }
        let parts = self.bytes[start..self.at].iter().rposition(|&b| matches!(b, b'.' | b'-'));
        let last_part = parts.map_or(start, |sign| start + sign + 1);
        let single = self.at - last_part == 1 && self.bytes[last_part].is_ascii_alphabetic();
        match self.char_at(self.at + 1) {
            Some(next) if single => next.is_alphabetic() || last_part > start,
            Some(next) if next.is_lowercase() => is_domain_like(&self.text[self.at + 1..]),
            Some(_) => is_degree_like(&self.bytes[start..], self.at - start),
            None => single && last_part > start,
        }
    }

    fn is_inner_apostrophe(&self) -> bool {
        // An opening single mark inside a word is a slip for an apostrophe (`didn‘t`).
        self.char_at(self.at).is_some_and(is_apostrophe) && matches!(self.class_at(self.after()), Some(Class::Letter))
    }

    /// Where the contraction at the apostrophe begins: one letter earlier for `n’t`.
    fn clitic_start(&self, start: usize) -> usize {
        let negation = matches!(self.bytes[start..self.at].last(), Some(b'n' | b'N'))
            && matches!(self.bytes.get(self.after()), Some(b't' | b'T'));
        if negation { self.at - 1 } else { self.at }
    }

    /// Digits with inner separators and whatever letters are glued on: `1,000.50`, `2024-11-16`, `10:30`, `20th`.
    fn number(&mut self) {
        loop {
            match self.class() {
                Some(Class::Letter) if is_half_of_day(&self.bytes[self.at..]) => break,
                Some(Class::Digit | Class::Letter) => self.advance(),
                Some(Class::Hyphen | Class::Stop | Class::Other(Kind::Comma | Kind::Colon))
                    if matches!(self.class_at(self.after()), Some(Class::Digit)) =>
                {
                    self.advance();
                }
                Some(Class::Hyphen) if self.goes_on() => self.advance(),
                _ => break,
            }
        }
    }

    /// One mark; two straight single ones or backticks side by side are one, as in TeX.
    fn mark(&mut self) {
        let first = self.bytes[self.at];
        self.advance();
        if matches!(first, b'\'' | b'`') && self.bytes.get(self.at) == Some(&first) {
            self.advance();
        }
    }

    /// Hyphens outside a word: two or more are a dash, and so is one with a space behind it.
    fn hyphens(&mut self) -> Kind {
        let start = self.at;
        self.advance_while(Class::Hyphen);
        let alone = matches!(self.class(), Some(Class::Space) | None);
        if alone || self.at - start > 1 { Kind::Dash } else { Kind::Symbol }
    }
}

fn token(start: usize, end: usize, kind: Kind) -> Token {
    Token { span: Span::new(start as u32, end as u32), kind }
}

/// Lower-case letters up to the end of the word, four at the most: the last part of a host or file name, not the
/// first word of a sentence that lost its space.
fn is_domain_like(rest: &str) -> bool {
    let letters = rest.bytes().take(5).take_while(u8::is_ascii_lowercase).count();
    (2..=4).contains(&letters) && !matches!(rest.as_bytes().get(letters), Some(b'a'..=b'z' | b'A'..=b'Z'))
}

/// A short part with a capital, then a dot, one capital and a dot: `Ph.D.`, `LL.M.`
fn is_degree_like(word: &[u8], dot: usize) -> bool {
    dot == 2
        && word[0].is_ascii_uppercase()
        && matches!(word.get(dot + 1..), Some([b'A'..=b'Z', b'.', rest @ ..]) if !rest.first().is_some_and(u8::is_ascii_alphabetic))
}

/// `a.m` or `p.m`, which is a word of its own behind a number: `7a.m.`
fn is_half_of_day(rest: &[u8]) -> bool {
    matches!(rest, [b'a' | b'p' | b'A' | b'P', b'.', b'm' | b'M', ..])
}

/// Is this, apostrophe included, the second half of an English contraction?
fn is_contraction(tail: &str) -> bool {
    let letters = tail.chars().filter(|&c| !is_apostrophe(c));
    let folded: String = letters.take(4).flat_map(char::to_lowercase).collect();
    matches!(folded.as_str(), "s" | "t" | "nt" | "re" | "ve" | "ll" | "d" | "m")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> String {
        tokenize(text).iter().map(|t| t.span.text(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn contractions_are_split_before_the_apostrophe() {
        assert_eq!(split("He didn’t like Putin's plan, we'll see."), "He|did|n’t|like|Putin|'s|plan|,|we|'ll|see|.");
        assert_eq!(split("O’Brien and the ’80s"), "O’Brien|and|the|’|80s");
        assert_eq!(split("the residents’ money"), "the|residents|’|money");
    }

    #[test]
    fn dots_stay_inside_initials_and_host_names() {
        assert_eq!(split("the U.S. army at 9 a.m. on t.example"), "the|U.S.|army|at|9|a.m.|on|t.example");
        assert_eq!(
            split("J. Moor saw harrow.org shut down.Workers left."),
            "J|.|Moor|saw|harrow.org|shut|down|.|Workers|left|."
        );
        assert_eq!(split("Osei, R-S.C., and Lunt, D-N.Y."), "Osei|,|R-S.C.|,|and|Lunt|,|D-N.Y.");
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(split("$1,000.50 on 2024-11-16 at 10:30, 20th"), "$|1,000.50|on|2024-11-16|at|10:30|,|20th");
    }

    #[test]
    fn marks_and_dashes_are_tokens() {
        assert_eq!(split("``No,'' -- \"yes\" - «ja»"), "``|No|,|''|--|\"|yes|\"|-|«|ja|»");
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_leave_out_only_space(text in "\\PC{0,200}|[a-z’'. \n\"-]{0,200}") {
            let mut at = 0;
            for token in tokenize(&text) {
                let start = token.span.start() as usize;
                prop_assert!(text[at..start].chars().all(|c| class_of(c) == Class::Space));
                prop_assert!(!token.span.text(&text).is_empty());
                at = token.span.end() as usize;
            }
            prop_assert!(text[at..].chars().all(|c| class_of(c) == Class::Space));
        }
    }
}
