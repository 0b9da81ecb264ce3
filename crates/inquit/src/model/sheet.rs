//! [`Sheet`]: the tokens of a document as rows of numbers, which is all that the features are made from.

use std::ops::Range;

use super::hash::{NONE, of_bytes, pair};
use super::kinds::kinds;
use super::tags::Tag;
use crate::detect::Layers;
use crate::document::Quote;
use crate::lexicon::{Class, Lexicon, Word};
use crate::segment::{Kind, Token};
use crate::text::chars::is_apostrophe;
use crate::text::span::Span;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    Lower,
    Number,
    Capital,
    Capitals,
    Mixed,
    Clitic,
    Punctuation,
}

/// Where a token stands to the quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Edge {
    /// It is no quotation mark.
    None,
    /// It opens a quote.
    Opens,
    /// It closes one.
    Closes,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// The word without its capitals.
    pub(crate) word: u32,
    /// The word without its ending, the same for all forms of a verb.
    pub(crate) stem: u32,
    /// Its last three and its last two letters.
    pub(crate) suffix: [u32; 2],
    pub(crate) shape: Shape,
    pub(crate) tag: Tag,
    /// 0 outside all quotes, else the number of the outermost one, from 1.
    pub(crate) quote: u32,
    pub(crate) edge: Edge,
    /// What the lexicon says of it as a word of saying: its classes and frames, 0 for none.
    pub(crate) profile: u32,
    /// Only the classes.
    pub(crate) classes: u32,
    /// What the word has to do with saying, thinking, wanting: the sections of `kinds.txt` as bits.
    pub(crate) kinds: u32,
    pub(crate) class: Class,
    pub(crate) sentence: u32,
    pub(crate) paragraph: u32,
}

impl Row {
    pub(crate) fn tag(&self) -> u32 {
        self.tag as u32
    }

    pub(crate) fn shape(&self) -> u32 {
        self.shape as u32
    }

    pub(crate) fn is_quoted(&self) -> bool {
        self.quote > 0
    }

    /// Number of the outermost quote that it stands in.
    pub(crate) fn quote_number(&self) -> Option<usize> {
        (self.quote as usize).checked_sub(1)
    }

    pub(crate) fn is_mark(&self) -> bool {
        self.edge != Edge::None
    }

    /// Is it a word or a number, of which contents are measured?
    pub(crate) fn is_word(&self) -> bool {
        self.shape != Shape::Punctuation
    }
}

/// Paragraphs of a document that are read at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    /// Numbers of its sentences, and of the quotes that begin in it.
    pub(crate) sentences: Range<usize>,
    pub(crate) quotes: Range<usize>,
    /// Number of the block that it begins in.
    pub(crate) block: usize,
    /// Paragraphs before it.
    pub(crate) paragraphs: usize,
}

impl Part {
    /// The whole document.
    #[cfg(feature = "train")]
    pub(crate) fn whole(layers: &Layers<'_>) -> Self {
        Self { sentences: 0..layers.sentences.len(), quotes: 0..layers.quotes.len(), ..Self::default() }
    }
}

/// The tokens of a part of a document, and where its sentences and paragraphs end.
pub(crate) struct Sheet {
    pub(crate) rows: Vec<Row>,
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) paragraphs: Vec<Range<usize>>,
    /// Paragraphs before the part.
    earlier: usize,
}

impl Sheet {
    /// The sheet of a part of a document, without tags; tokens outside all sentences are left out.
    pub(crate) fn new(layers: &Layers<'_>, part: &Part) -> Self {
        let of_part = &layers.sentences[part.sentences.clone()];
        let tokens = of_part.iter().map(|sentence| sentence.tokens.len()).sum();
        let mut sheet = Self {
            rows: Vec::with_capacity(tokens),
            sentences: Vec::with_capacity(of_part.len()),
            paragraphs: Vec::new(),
            earlier: part.paragraphs,
        };
        let mut block = part.block;
        let mut last_block = usize::MAX;
        for sentence in of_part {
            while layers.blocks.get(block).is_some_and(|b| b.span.end() <= sentence.span.start()) {
                block += 1;
            }
            let start = sheet.rows.len();
            if block != last_block {
                last_block = block;
                sheet.paragraphs.push(start..start);
            }
            for i in sentence.tokens.clone() {
                let paragraph = sheet.earlier + sheet.paragraphs.len() - 1;
                sheet.rows.push(row(layers, i, (sheet.sentences.len() as u32, paragraph as u32)));
            }
            sheet.sentences.push(start..sheet.rows.len());
            sheet.paragraphs.last_mut().expect("a sentence begins a paragraph or goes on in one").end =
                sheet.rows.len();
        }
        sheet.mark_quotes(layers.quotes, part.quotes.clone());
        sheet
    }

    /// Notes for every token which of the quotes with these numbers it stands in.
    fn mark_quotes(&mut self, quotes: &[Quote], numbers: Range<usize>) {
        for number in numbers {
            for piece in &quotes[number].pieces {
                let range = self.cover(*piece);
                for row in &mut self.rows[range] {
                    if row.quote == 0 {
                        row.quote = number as u32 + 1;
                    }
                    if row.kind == Kind::Mark && row.span.start() == piece.start() {
                        row.edge = Edge::Opens;
                    } else if row.kind == Kind::Mark && row.span.end() == piece.end() {
                        row.edge = Edge::Closes;
                    }
                }
            }
        }
    }

    /// The tokens that share a byte with `span`.
    pub(crate) fn cover(&self, span: Span) -> Range<usize> {
        let start = self.rows.partition_point(|row| row.span.end() <= span.start());
        let length = self.rows[start..].partition_point(|row| row.span.start() < span.end());
        start..start + length
    }

    /// The sentence that the token at `i` stands in.
    pub(crate) fn sentence(&self, i: usize) -> Range<usize> {
        self.sentences[self.rows[i].sentence as usize].clone()
    }

    /// The paragraph that the token at `i` stands in.
    pub(crate) fn paragraph(&self, i: usize) -> Range<usize> {
        self.paragraphs[self.rows[i].paragraph as usize - self.earlier].clone()
    }

    /// The token that a cue of these tokens is asked for at: its verb, else its noun, adjective, preposition.
    pub(crate) fn head(&self, cue: impl IntoIterator<Item = usize>) -> Option<usize> {
        let rank = |&i: &usize| {
            let row = &self.rows[i];
            let is_auxiliary = row.tag == Tag::Modal || row.class.intersects(Class::AUXILIARY);
            let rank = match row.tag {
                tag if tag.is_verb() || tag == Tag::Modal => {
                    if is_auxiliary {
                        2
                    } else {
                        0
                    }
                }
                tag if tag.is_noun() || tag == Tag::Name => 1,
                Tag::Adjective => 3,
                Tag::Adverb => 4,
                Tag::Preposition | Tag::To | Tag::Particle => 5,
                _ if row.kind == Kind::Colon => 6,
                _ if row.is_word() => 7,
                _ => 8,
            };
            (rank, i)
        };
        cue.into_iter().min_by_key(rank)
    }
}

fn row(layers: &Layers<'_>, i: usize, (sentence, paragraph): (u32, u32)) -> Row {
    let token: Token = layers.tokens[i];
    let word = layers.words[i];
    let letters = Letters::of(token.span.text(layers.text));
    let (profile, classes) = profile(layers.lexicon, word);
    let shape = shape(token, word.class, &letters);
    let hash = if shape == Shape::Number { pair(1, letters.bytes().len() as u32) } else { letters.hash() };
    let stem = if shape == Shape::Number { hash } else { stem(layers.lexicon, word, &letters) };
    Row {
        span: token.span,
        kind: token.kind,
        word: hash,
        stem,
        suffix: [letters.suffix(3), letters.suffix(2)],
        shape,
        tag: Tag::default(),
        quote: 0,
        edge: Edge::None,
        profile,
        classes,
        kinds: kinds(stem),
        class: word.class,
        sentence,
        paragraph,
    }
}

fn shape(token: Token, class: Class, letters: &Letters) -> Shape {
    match token.kind {
        Kind::Number => Shape::Number,
        Kind::Clitic => Shape::Clitic,
        Kind::Word if class.contains(Class::ALL_CAPITALS) => Shape::Capitals,
        Kind::Word if class.contains(Class::CAPITAL) => Shape::Capital,
        Kind::Word if letters.has_capital => Shape::Mixed,
        Kind::Word => Shape::Lower,
        _ => Shape::Punctuation,
    }
}

/// Classes and frames of a word of saying as bits, and the classes alone.
fn profile(lexicon: &Lexicon, word: Word) -> (u32, u32) {
    let (verb, noun) = (lexicon.verb(word), lexicon.noun(word));
    let (mut frames, mut classes) = (0, 0);
    for (reporting, shift) in [(verb, 0), (noun, 4)] {
        for (class, frame) in reporting.iter().flat_map(|reporting| &reporting.senses) {
            classes |= 1 << (shift + *class as u32);
            frames |= frame.bits() << (shift + 4);
        }
    }
    (frames | classes, classes)
}

/// A word in lower case, in a buffer of its own: a sheet allocates nothing for its words.
struct Letters {
    buffer: [u8; Self::LONGEST],
    length: usize,
    has_capital: bool,
}

impl Letters {
    /// Longer words are told by their beginning.
    const LONGEST: usize = 32;

    fn of(word: &str) -> Self {
        let mut letters = Self { buffer: [0; Self::LONGEST], length: 0, has_capital: false };
        if word.is_ascii() {
            for &byte in word.as_bytes().iter().take(Self::LONGEST) {
                letters.has_capital |= byte.is_ascii_uppercase();
                letters.push(byte.to_ascii_lowercase());
            }
            return letters;
        }
        for c in word.chars() {
            letters.has_capital |= c.is_uppercase();
            let c = if is_apostrophe(c) { '\'' } else { c };
            for lower in c.to_lowercase() {
                let mut utf8 = [0; 4];
                for &byte in lower.encode_utf8(&mut utf8).as_bytes() {
                    letters.push(byte);
                }
            }
        }
        letters
    }

    fn push(&mut self, byte: u8) {
        if self.length < Self::LONGEST {
            self.buffer[self.length] = byte;
            self.length += 1;
        }
    }

    fn bytes(&self) -> &[u8] {
        &self.buffer[..self.length]
    }

    fn hash(&self) -> u32 {
        of_bytes(self.bytes().iter().copied())
    }

    fn suffix(&self, length: usize) -> u32 {
        of_bytes(self.bytes()[self.length.saturating_sub(length)..].iter().copied())
    }
}

/// The same value for every form of a word: irregular forms by the lexicon, the others by what their endings leave.
fn stem(lexicon: &Lexicon, word: Word, letters: &Letters) -> u32 {
    let listed = lexicon.verb(word).or_else(|| lexicon.noun(word)).filter(|_| word.tokens == 1);
    match listed {
        Some(reporting) => stem_of(&reporting.lemma),
        None => of_bytes(without_ending(letters.bytes())),
    }
}

/// The stem of a dictionary form.
pub(super) fn stem_of(lemma: &str) -> u32 {
    of_bytes(without_ending(lemma.as_bytes()))
}

/// The bytes of `word` without an ending of inflection.
fn without_ending(word: &[u8]) -> impl Iterator<Item = u8> {
    let (base, added): (&[u8], &[u8]) = match word {
        [base @ .., b'i', b'e', b's' | b'd'] if base.len() > 2 => (base, b"y"),
        [base @ .., b'i', b'n', b'g'] | [base @ .., b'e', b'd'] if base.len() > 2 => (undoubled(base), b""),
        [.., b's' | b'u' | b'i', b's'] => (word, b""),
        [base @ .., b's'] if base.len() > 2 => (base, b""),
        _ => (word, b""),
    };
    let base = match base {
        [rest @ .., b'e'] if rest.len() > 2 => rest,
        _ => base,
    };
    base.iter().chain(added).copied()
}

fn undoubled(base: &[u8]) -> &[u8] {
    match base {
        [rest @ .., a, b] if a == b && !matches!(b, b'l' | b's' | b'e' | b'o' | b'f' | b'z') => &base[..rest.len() + 1],
        _ => base,
    }
}

/// The words and tags beside a token, as far as its sentence goes.
pub(crate) struct Neighbours<'s> {
    rows: &'s [Row],
    at: usize,
}

impl<'s> Neighbours<'s> {
    /// Those of the token at `at` among the rows of its sentence.
    pub(crate) fn new(sentence: &'s [Row], at: usize) -> Self {
        Self { rows: sentence, at }
    }

    pub(crate) fn row(&self, offset: isize) -> Option<&'s Row> {
        self.rows.get(self.at.checked_add_signed(offset)?)
    }

    pub(crate) fn word(&self, offset: isize) -> u32 {
        self.row(offset).map_or(NONE, |row| row.word)
    }

    pub(crate) fn tag(&self, offset: isize) -> u32 {
        self.row(offset).map_or(NONE, Row::tag)
    }

    pub(crate) fn edge(&self, offset: isize) -> u32 {
        self.row(offset).map_or(NONE, |row| row.edge as u32)
    }
}
