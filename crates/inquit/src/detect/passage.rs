//! [`Passage`]: a sentence at one level of quotation.

use std::ops::Range;

use super::grammar::Reading;
use crate::document::{Block, BlockKind, Quote, Role};
use crate::ids::QuoteId;
use crate::lexicon::{Class, Lexicon, Word};
use crate::segment::{Kind, Sentence, Token};
use crate::text::span::Span;

/// One item of a passage: a token, or a whole quote.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) span: Span,
    pub(crate) kind: ItemKind,
    pub(crate) word: Word,
    /// How the word is to be read as a verb: settled once for the whole passage, since every rule asks for it.
    pub(super) reading: Reading,
    /// It is a finite verb or an auxiliary.
    pub(super) is_finite: bool,
}

impl Item {
    fn new(span: Span, kind: ItemKind, word: Word) -> Self {
        Self { span, kind, word, reading: Reading::None, is_finite: false }
    }
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemKind {
    Token(Kind),
    /// Somebody's words; quotes of any other role are words of the sentence around them.
    Quote(QuoteId),
}

/// A sentence at one level of quotation: the sentence around the quotes in it, or one inside a quote.
pub(crate) struct Passage<'a> {
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) quotes: &'a [Quote],
    pub(crate) items: Vec<Item>,
    /// Kind and number of the block that it stands in.
    pub(crate) block: (BlockKind, usize),
    /// The quote whose inside this is.
    pub(crate) inside: Option<QuoteId>,
}

/// The layers that passages are made from.
#[derive(Clone, Copy)]
pub(crate) struct Layers<'a> {
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) blocks: &'a [Block],
    pub(crate) tokens: &'a [Token],
    pub(crate) words: &'a [Word],
    pub(crate) sentences: &'a [Sentence],
    pub(crate) quotes: &'a [Quote],
}

/// The passages of a document in the order of their first item, an outer one before those inside its quotes.
pub(crate) fn passages<'a>(layers: &Layers<'a>) -> Vec<Passage<'a>> {
    let mut sweep = Sweep::new(layers);
    for sentence in layers.sentences {
        sweep.close_before(sentence.span.start());
        sweep.finish_sentence();
        sweep.enter_block(sentence.span);
        sweep.make_room(sentence.tokens.len());
        for i in sentence.tokens.clone() {
            sweep.token(i);
        }
    }
    sweep.close_before(u32::MAX);
    sweep.finish_sentence();
    let mut passages = sweep.done;
    passages.sort_by_key(|passage| passage.items[0].span.start());
    passages
}

/// Items of a passage; a longer sentence is no news text and is cut, which bounds the work inside one.
const LONGEST: usize = 256;

/// One piece of a quote, and whether the quote is speech.
#[derive(Clone, Copy)]
struct Piece {
    span: Span,
    quote: QuoteId,
    is_speech: bool,
}

/// One pass over the tokens that fills a passage for each level of quotation open at the time.
struct Sweep<'l, 'a> {
    layers: &'l Layers<'a>,
    pieces: Vec<Piece>,
    next_piece: usize,
    block: usize,
    /// The level outside all quotes, then the speech that is open, outermost first.
    levels: Vec<Level>,
    /// Ends of pieces that are not speech, whose marks are left out.
    unspoken: Vec<Span>,
    done: Vec<Passage<'a>>,
}

/// A passage in the making.
struct Level {
    piece: Option<Piece>,
    items: Vec<Item>,
}

impl<'l, 'a> Sweep<'l, 'a> {
    fn new(layers: &'l Layers<'a>) -> Self {
        let of_quote = |quote: &'l Quote| {
            let is_speech = quote.role == Role::Speech;
            quote.pieces.iter().map(move |&span| Piece { span, quote: quote.id, is_speech })
        };
        let mut pieces: Vec<Piece> = layers.quotes.iter().flat_map(of_quote).collect();
        pieces.sort_by_key(|piece| (piece.span.start(), std::cmp::Reverse(piece.span.end())));
        let outside = Level { piece: None, items: Vec::new() };
        Self { layers, pieces, next_piece: 0, block: 0, levels: vec![outside], unspoken: Vec::new(), done: Vec::new() }
    }

    fn enter_block(&mut self, sentence: Span) {
        while self.layers.blocks.get(self.block).is_some_and(|block| block.span.end() <= sentence.start()) {
            self.block += 1;
        }
    }

    /// Makes room for a sentence of so many tokens at the level outside all quotes, unless one is open.
    fn make_room(&mut self, tokens: usize) {
        if let [outside] = self.levels.as_mut_slice() {
            outside.items.reserve_exact(tokens.min(LONGEST));
        }
    }

    /// Adds the token at `i` to the innermost level, after opening the quotes that begin with it.
    fn token(&mut self, i: usize) {
        let token = self.layers.tokens[i];
        self.close_before(token.span.start());
        while let Some(&piece) =
            self.pieces.get(self.next_piece).filter(|piece| piece.span.start() <= token.span.start())
        {
            self.next_piece += 1;
            self.open(piece);
        }
        if token.kind == Kind::Mark && self.is_quotation_mark(token.span) {
            return;
        }
        if self.top().items.len() >= LONGEST {
            self.finish_sentence();
        }
        self.join_abbreviation();
        let word = self.layers.words[i];
        self.top().items.push(Item::new(token.span, ItemKind::Token(token.kind), word));
    }

    /// Joins a stop to the word before it once the sentence goes on behind it: it was an abbreviation's.
    fn join_abbreviation(&mut self) {
        let items = &mut self.top().items;
        let [.., word, stop] = items.as_mut_slice() else { return };
        let is_joined = word.kind == ItemKind::Token(Kind::Word) && word.span.end() == stop.span.start();
        if is_joined && stop.kind == ItemKind::Token(Kind::Stop) && stop.span.len() == 1 {
            word.span = word.span.cover(stop.span);
            items.pop();
        }
    }

    fn open(&mut self, piece: Piece) {
        if !piece.is_speech {
            self.unspoken.push(piece.span);
            return;
        }
        self.join_abbreviation();
        let item = Item::new(piece.span, ItemKind::Quote(piece.quote), Word::default());
        self.top().items.push(item);
        self.levels.push(Level { piece: Some(piece), items: Vec::new() });
    }

    /// Closes the pieces that end at or before `at`, and the passages inside them.
    fn close_before(&mut self, at: u32) {
        while self.levels.last().and_then(|level| level.piece).is_some_and(|piece| piece.span.end() <= at) {
            self.finish_sentence();
            self.levels.pop();
        }
        while self.unspoken.last().is_some_and(|span| span.end() <= at) {
            self.unspoken.pop();
        }
    }

    /// Closes the passage of the innermost level.
    fn finish_sentence(&mut self) {
        let level = self.top();
        let items = if level.piece.is_none() {
            // Made at its size.
            std::mem::take(&mut level.items)
        } else {
            // Copied to their size; the list itself is filled again.
            level.items.drain(..).collect()
        };
        let inside = level.piece.map(|piece| piece.quote);
        if items.is_empty() {
            return;
        }
        let kind = self.layers.blocks.get(self.block).map_or(BlockKind::Paragraph, |block| block.kind);
        let Layers { text, lexicon, quotes, .. } = *self.layers;
        let mut passage = Passage { text, lexicon, quotes, items, block: (kind, self.block), inside };
        passage.read_verbs();
        self.done.push(passage);
    }

    /// Does the mark open or close a quote that is open now?
    fn is_quotation_mark(&self, mark: Span) -> bool {
        let spoken = self.levels.last().and_then(|level| level.piece).map(|piece| piece.span);
        let around = spoken.into_iter().chain(self.unspoken.last().copied());
        around.into_iter().any(|span| span.start() == mark.start() || span.end() == mark.end())
    }

    fn top(&mut self) -> &mut Level {
        self.levels.last_mut().expect("the level outside all quotes is never popped")
    }
}

impl Passage<'_> {
    /// The span of the items in `range`, which is not empty.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        self.items[range.start].span.cover(self.items[range.end - 1].span)
    }

    /// The text of the item at `i`, empty past the end.
    pub(crate) fn text_at(&self, i: usize) -> &str {
        self.items.get(i).map_or("", |item| item.span.text(self.text))
    }

    /// The bytes of the item at `i`, which are cheaper to come by than its text.
    fn bytes_at(&self, i: usize) -> &[u8] {
        self.items.get(i).and_then(|item| self.text.as_bytes().get(item.span.range())).unwrap_or_default()
    }

    /// Is the item at `i` this word, whatever its capitals?
    pub(crate) fn is_word(&self, i: usize, word: &str) -> bool {
        self.bytes_at(i).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Is the item at `i` one of these words, whatever its capitals?
    pub(crate) fn is_any(&self, i: usize, words: &[&str]) -> bool {
        let here = self.bytes_at(i);
        words.iter().any(|word| here.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Is the item at `i` of one of these word classes?
    pub(crate) fn is(&self, i: usize, class: Class) -> bool {
        self.items.get(i).is_some_and(|item| item.word.is(class))
    }

    /// Is the item at `i` a token of this kind?
    pub(crate) fn is_kind(&self, i: usize, kind: Kind) -> bool {
        self.items.get(i).is_some_and(|item| item.kind == ItemKind::Token(kind))
    }

    /// The quote at `i`, if the item is one.
    pub(crate) fn quote_at(&self, i: usize) -> Option<QuoteId> {
        match self.items.get(i)?.kind {
            ItemKind::Quote(id) => Some(id),
            ItemKind::Token(_) => None,
        }
    }

    /// Where the sentence ends without its last stop and what is closed behind it.
    pub(crate) fn end(&self) -> usize {
        let is_final = |item: &Item| matches!(item.kind, ItemKind::Token(Kind::Stop | Kind::Mark | Kind::Close));
        self.items.iter().rposition(|item| !is_final(item)).map_or(0, |last| last + 1)
    }
}
