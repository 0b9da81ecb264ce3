//! Pairing: which mark closes which, within a block.

use std::ops::Range;

use super::Input;
use super::carry;
use super::marks::{Ahead, Family, Mark, Shape, Side, find_marks};
use super::repair;
use super::words::is_reporting_verb;
use crate::document::{Block, BlockKind};
use crate::segment::Kind;
use crate::text::span::Span;

/// Quotes open inside each other at the most: news has three, and a million opening marks must not pile up.
const DEEPEST: usize = 8;

/// A quote without role and parent.
pub(super) struct Draft {
    /// Empty while the quote is open, and for one that turned out to be none.
    pub(super) pieces: Vec<Span>,
    pub(super) opening: Span,
    pub(super) closing: Span,
    /// The tokens between the marks of the last piece.
    pub(super) tokens: Range<usize>,
    /// The same with the marks.
    pub(super) around: Range<usize>,
}

/// A quote that waits for its closing mark.
#[derive(Clone, Copy)]
pub(super) struct Open {
    /// Its place among the drafts.
    pub(super) draft: usize,
    /// The mark that opened its current piece.
    pub(super) mark: Mark,
}

/// A block and its tokens.
#[derive(Clone)]
pub(super) struct Paragraph {
    pub(super) kind: BlockKind,
    pub(super) span: Span,
    pub(super) tokens: Range<usize>,
    /// Where the next paragraph begins that may go on with what this one leaves open.
    following: Option<usize>,
}

/// The quotes of all blocks, in order of their first byte; those without pieces are none.
pub(super) fn pair_marks(input: &Input<'_>) -> Vec<Draft> {
    let mut pairing = Pairing { input, drafts: Vec::new(), open: Vec::new(), marks: Vec::new(), done: 0 };
    let mut waiting: Option<(Vec<Open>, Paragraph)> = None;
    let mut next = 0;
    for number in 0..input.blocks.len() {
        let paragraph = paragraph_of(input, number, &mut next);
        find_marks(input, paragraph.tokens.clone(), &mut pairing.marks);
        let is_aside = is_aside(&input.blocks[number]);
        if pairing.marks.is_empty() && (is_aside || waiting.is_none()) {
            continue;
        }
        let mut reopened = 0;
        if let Some((open, before)) = waiting.take_if(|_| !is_aside) {
            pairing.open = open;
            reopened = pairing.carry_over(&before, &paragraph);
        }
        pairing.pair_block(&paragraph, reopened);
        if is_aside {
            pairing.end_from(0, &paragraph, paragraph.tokens.end);
        } else if !pairing.open.is_empty() {
            waiting = Some((std::mem::take(&mut pairing.open), paragraph));
        }
    }
    if let Some((open, paragraph)) = waiting {
        pairing.open = open;
        pairing.end_from(0, &paragraph, paragraph.tokens.end);
    }
    pairing.drafts
}

fn paragraph_of(input: &Input<'_>, number: usize, next: &mut usize) -> Paragraph {
    let skip = |from: usize, byte: u32| from + input.tokens[from..].partition_point(|t| t.span.start() < byte);
    let block = input.blocks[number];
    let Block { kind, span } = block;
    let start = skip(*next, span.start());
    *next = skip(start, span.end());
    // Asides are one block each, so a run of them is looked over once.
    let mut behind = input.blocks[number + 1..].iter();
    let following = if is_aside(&block) { None } else { behind.find(|block| !is_aside(block)) };
    let following = following.map(|block| block.span.start() as usize);
    Paragraph { kind, span, tokens: start..*next, following }
}

/// A caption or a line of the page between two paragraphs does not end what is open.
fn is_aside(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Boilerplate | BlockKind::Caption)
}

struct Pairing<'a> {
    input: &'a Input<'a>,
    drafts: Vec<Draft>,
    open: Vec<Open>,
    /// The marks of the current block.
    marks: Vec<Mark>,
    /// The first token that belongs to no quote that has ended.
    done: usize,
}

impl Pairing<'_> {
    /// Ends what does not go on in `paragraph`, and gives the number of marks that re-open what does.
    fn carry_over(&mut self, before: &Paragraph, paragraph: &Paragraph) -> usize {
        let carried = carry::carried(self.input, &self.open, before, paragraph, &self.marks);
        self.end_from(carried, before, before.tokens.end);
        for (open, mark) in self.open.iter_mut().zip(&self.marks) {
            let piece = Span::new(open.mark.span.start(), before.span.end());
            self.drafts[open.draft].pieces.push(piece);
            open.mark = *mark;
        }
        carried
    }

    fn pair_block(&mut self, paragraph: &Paragraph, reopened: usize) {
        self.done = self.done.max(paragraph.tokens.start);
        for i in reopened..self.marks.len() {
            let mark = self.marks[i];
            let open = self.opened_for(&mark, paragraph);
            match (mark.side, open) {
                (Side::Open, Some(at)) => self.open_again(mark, at, paragraph),
                (Side::Close | Side::Either, Some(at)) => self.close(mark, at, paragraph),
                (Side::Weak, Some(at)) if !self.is_apostrophe(mark, at, paragraph) => self.close(mark, at, paragraph),
                (Side::Open, None) => self.open(mark, paragraph),
                (Side::Either, None) if mark.ahead != Ahead::Nothing || !mark.is_loose => self.open(mark, paragraph),
                // Misplaced by a space: `said“ yes”`.
                (Side::Close, None) if mark.shape == Shape::Opening && mark.ahead == Ahead::Strong => {
                    self.open(mark, paragraph);
                }
                (Side::Close, None) => self.close_unopened(mark, paragraph),
                (Side::Weak | Side::Either, _) => {}
            }
        }
    }

    /// The open quote that `mark` belongs to: with marks of its family, or a double one that nothing else closes.
    fn opened_for(&self, mark: &Mark, paragraph: &Paragraph) -> Option<usize> {
        let of_family = |open: &Open| open.mark.family == mark.family;
        let may_slip = mark.side == Side::Close && self.follows_punctuation(mark);
        let Some(inner) = self.open.iter().rposition(of_family) else {
            let last = self.open.len().checked_sub(1).filter(|_| may_slip && mark.family == Family::Single)?;
            let outer = self.open[last].mark;
            return (outer.family == Family::Double && outer.ahead == Ahead::Nothing).then_some(last);
        };
        // The last mark before the reporting clause closes all that was said, and what is open inside it too.
        let is_last = may_slip && mark.ahead == Ahead::Nothing;
        let is_said = is_last && repair::is_reporting_clause(self.input, mark.next..paragraph.tokens.end);
        let outer = self.open.iter().position(of_family).filter(|_| is_said);
        Some(outer.unwrap_or(inner))
    }

    fn follows_punctuation(&self, mark: &Mark) -> bool {
        mark.token > 0 && matches!(self.input.tokens[mark.token - 1].kind, Kind::Comma | Kind::Stop)
    }

    /// Opens a quote, unless the mark must be an apostrophe: one that nothing closes, in the middle of a sentence.
    fn open(&mut self, mark: Mark, paragraph: &Paragraph) {
        let before = (mark.token > paragraph.tokens.start).then(|| self.input.tokens[mark.token - 1].kind);
        let is_start = matches!(before, None | Some(Kind::Comma | Kind::Colon | Kind::Mark | Kind::Stop));
        let is_plausible = match (mark.family, mark.shape) {
            (Family::Single, Shape::Closing) => is_start && mark.ahead == Ahead::Strong,
            (Family::Single, _) => is_start || mark.ahead != Ahead::Nothing,
            _ => true,
        };
        if is_plausible && self.open.len() < DEEPEST {
            self.open.push(Open { draft: self.drafts.len(), mark });
            let closing = Span::new(mark.span.end(), mark.span.end());
            let (tokens, around) = (mark.next..mark.next, mark.token..mark.next);
            self.drafts.push(Draft { pieces: Vec::new(), opening: mark.span, closing, tokens, around });
        }
    }

    /// An opening mark while a quote with such marks is open: a slip for a closing one, a new quote after one that was
    /// never closed, or a quote inside with the same marks.
    fn open_again(&mut self, mark: Mark, at: usize, paragraph: &Paragraph) {
        let is_inquit = self.input.kind(mark.next) == Some(Kind::Word) && is_reporting_verb(self.input.word(mark.next));
        let outer = self.open[at].mark;
        let is_slip = mark.shape == Shape::Closing && outer.shape != Shape::Closing
            || mark.shape == Shape::Straight && is_inquit && mark.ahead != Ahead::Strong;
        if is_slip {
            self.close(mark, at, paragraph);
        } else {
            if repair::starts_sentence(self.input, &mark, paragraph) {
                self.end_from(at, paragraph, mark.token);
            }
            self.open(mark, paragraph);
        }
    }

    /// Is a mark that may be an apostrophe or an inch mark one? It is if the sentence goes on and the quote that is
    /// open `at` ends later: at a better mark, or in the next paragraph.
    fn is_apostrophe(&self, mark: Mark, at: usize, paragraph: &Paragraph) -> bool {
        let goes_on = matches!(self.input.kind(mark.next), Some(Kind::Word | Kind::Number));
        let ends_later = mark.ahead == Ahead::Strong || self.opens_again_behind(&self.open[at].mark, paragraph);
        goes_on && ends_later && !is_reporting_verb(self.input.word(mark.next))
    }

    /// Does the next paragraph begin with the mark that opened a quote, which can be one of several paragraphs?
    fn opens_again_behind(&self, opening: &Mark, paragraph: &Paragraph) -> bool {
        let glyph = opening.span.text(self.input.text);
        let is_colon = |before: usize| self.input.kind(before) == Some(Kind::Colon);
        paragraph.following.is_some_and(|at| self.input.text[at..].starts_with(glyph))
            && (repair::starts_sentence(self.input, opening, paragraph)
                || opening.token.checked_sub(1).is_some_and(is_colon))
    }

    fn close(&mut self, mark: Mark, at: usize, paragraph: &Paragraph) {
        self.end_from(at + 1, paragraph, mark.token);
        let Some(open) = self.open.pop() else { return };
        let draft = &mut self.drafts[open.draft];
        draft.tokens = open.mark.next..mark.token;
        draft.around = open.mark.token..mark.next;
        self.done = mark.next;
        // Marks around nothing quote nothing, and those of an attribute in left-over markup are none.
        let is_attribute = open.mark.token > 0 && self.input.word(open.mark.token - 1) == "=";
        if (draft.tokens.is_empty() || is_attribute) && draft.pieces.is_empty() {
            // A million of them must not pile up either.
            if open.draft + 1 == self.drafts.len() {
                self.drafts.pop();
            }
            return;
        }
        draft.pieces.push(open.mark.span.cover(mark.span));
        draft.closing = mark.span;
    }

    /// A closing mark that nothing opens: a quote from the start of its sentence, if it can be speech.
    fn close_unopened(&mut self, mark: Mark, paragraph: &Paragraph) {
        let from = self.done.max(paragraph.tokens.start);
        let start = self.open.is_empty().then(|| repair::unopened_start(self.input, &mark, from..paragraph.tokens.end));
        let Some(first) = start.flatten() else { return };
        let start = self.input.tokens[first].span.start();
        self.drafts.push(Draft {
            pieces: vec![Span::new(start, mark.span.end())],
            opening: Span::new(start, start),
            closing: mark.span,
            tokens: first..mark.token,
            around: first..mark.next,
        });
        self.done = mark.next;
    }

    /// Ends the innermost quotes, down to the one at `depth`, none of which is closed before the token `limit`.
    fn end_from(&mut self, depth: usize, paragraph: &Paragraph, limit: usize) {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            let end = repair::unclosed_end(self.input, &open.mark, paragraph, limit);
            let Some((inside, outside)) = self.drafts[open.draft..].split_first_mut() else { return };
            if let Some(end) = end {
                // No quote ends in the middle of one that it holds.
                let at = self.input.tokens[end - 1].span.end();
                let inner = outside.iter().filter_map(|draft| draft.pieces.last());
                let cut = inner.filter(|inner| inner.start() < at && at < inner.end()).map(|inner| inner.end());
                inside.pieces.push(Span::new(open.mark.span.start(), cut.max().unwrap_or(at)));
                inside.tokens = open.mark.next..end;
                inside.around = open.mark.token..end;
                self.done = self.done.max(end);
            }
            // A quote that was carried here keeps the pieces that it has.
            if let Some(last) = inside.pieces.last() {
                inside.closing = Span::new(last.end(), last.end());
            }
        }
    }
}
