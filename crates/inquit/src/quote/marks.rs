//! Marks: which of them can open or close a quote, by their glyph and by what stands beside them.
//!
//! What surely is no quotation mark (the apostrophe of *’80s* and *’em*, the mark in *6'2"*) is left out here. What
//! may be one (*residents’*, *55"*) is [`Side::Weak`]: pairing decides by what is open and what follows.

use std::ops::Range;

use super::Input;
use super::repair::is_reporting_clause;
use super::words::{ELISIONS, SMALL_WORDS};
use crate::segment::Kind;
use crate::text::span::Span;

/// Marks that pair with each other; curly, straight and low ones mix in practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
    Guillemet,
    Angle,
    Corner,
    WhiteCorner,
}

/// What the glyph says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Opening,
    Closing,
    Straight,
}

/// What the place of a mark says: it touches the words that it opens or closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Close,
    /// Closes what is open, or is an apostrophe or an inch mark.
    Weak,
    /// Closes what is open, and opens where nothing is.
    Either,
}

/// The best mark ahead, in the same block and before the next opening one, that can close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ahead {
    Nothing,
    Weak,
    Strong,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) span: Span,
    /// Its first token.
    pub(super) token: usize,
    /// The token after it.
    pub(super) next: usize,
    pub(super) family: Family,
    pub(super) shape: Shape,
    pub(super) side: Side,
    pub(super) ahead: Ahead,
    /// White space on both sides: the mark is attached to nothing.
    pub(super) is_loose: bool,
}

/// Writes the quotation marks among the tokens of one block into `marks`, in order.
pub(super) fn find_marks(input: &Input<'_>, tokens: Range<usize>, marks: &mut Vec<Mark>) {
    marks.clear();
    let mut at = tokens.start;
    let mut run = at..at;
    let mut run_sides = (false, false);
    while let Some(skipped) = input.tokens[at..tokens.end].iter().position(|token| token.kind == Kind::Mark) {
        at += skipped;
        if at >= run.end {
            run = run_of_marks(input, at, tokens.end);
            run_sides = (is_leading(input, run.start, tokens.start), is_trailing(input, run.end, tokens.end));
        }
        let mark = mark_at(input, at, run.end, run_sides);
        at = mark.next;
        marks.extend(settle(input, mark, &tokens));
    }
    look_ahead(marks);
}

/// Marks that touch each other share what stands before and after them.
fn run_of_marks(input: &Input<'_>, from: usize, limit: usize) -> Range<usize> {
    let mut end = from + 1;
    while end < limit && input.tokens[end].kind == Kind::Mark && input.touch(end - 1) {
        end += 1;
    }
    from..end
}

fn mark_at(input: &Input<'_>, token: usize, limit: usize, sides: (bool, bool)) -> Mark {
    let (first, glyph) = (input.tokens[token].span, input.word(token));
    // Two single curly marks side by side are a double one of somebody without the glyph.
    let is_doubled = matches!(glyph, "‘" | "’") && token + 1 < limit && input.word(token + 1) == glyph;
    let next = token + 1 + usize::from(is_doubled);
    let (family, shape) = glyph_of(glyph);
    let family = if is_doubled { Family::Double } else { family };
    let side = match (sides, shape) {
        ((true, false), _) | (_, Shape::Opening) if sides != (false, true) => Side::Open,
        ((false, true), _) | (_, Shape::Closing) => Side::Close,
        _ => Side::Either,
    };
    let span = first.cover(input.tokens[next - 1].span);
    Mark { span, token, next, family, shape, side, ahead: Ahead::Nothing, is_loose: sides == (true, true) }
}

fn glyph_of(glyph: &str) -> (Family, Shape) {
    match glyph {
        "“" | "„" | "‟" | "``" => (Family::Double, Shape::Opening),
        "”" => (Family::Double, Shape::Closing),
        "‘" | "‚" | "‛" | "`" => (Family::Single, Shape::Opening),
        "’" | "´" => (Family::Single, Shape::Closing),
        "'" | "＇" | "′" => (Family::Single, Shape::Straight),
        "«" => (Family::Guillemet, Shape::Opening),
        "»" => (Family::Guillemet, Shape::Closing),
        "‹" => (Family::Angle, Shape::Opening),
        "›" => (Family::Angle, Shape::Closing),
        "「" => (Family::Corner, Shape::Opening),
        "」" => (Family::Corner, Shape::Closing),
        "『" => (Family::WhiteCorner, Shape::Opening),
        "』" => (Family::WhiteCorner, Shape::Closing),
        _ => (Family::Double, Shape::Straight),
    }
}

/// May a quote begin here, going by what stands before?
fn is_leading(input: &Input<'_>, run: usize, first: usize) -> bool {
    run == first
        || !input.touch(run - 1)
        || matches!(input.tokens[run - 1].kind, Kind::Open | Kind::Dash | Kind::Colon)
        || is_separator(input, run - 1)
}

/// May a quote end here, going by what follows?
fn is_trailing(input: &Input<'_>, after: usize, limit: usize) -> bool {
    use Kind::{Close, Colon, Comma, Dash, Semicolon, Stop};
    after == limit
        || !input.touch(after - 1)
        || matches!(input.tokens[after].kind, Stop | Comma | Colon | Semicolon | Close | Dash)
        || is_separator(input, after)
}

/// A sign that belongs to neither side: hyphen, slash, the stars of Markdown.
fn is_separator(input: &Input<'_>, token: usize) -> bool {
    matches!(input.word(token), "-" | "/" | "*" | "_" | "|" | "<" | ">" | "~" | "=" | "+")
}

/// Sorts out apostrophes and primes; `None` for what is no quotation mark.
fn settle(input: &Input<'_>, mark: Mark, block: &Range<usize>) -> Option<Mark> {
    let before = (mark.token > block.start && input.touch(mark.token - 1)).then(|| mark.token - 1);
    match mark.family {
        Family::Single => settle_single(input, mark, before, block),
        Family::Double => settle_double(input, mark, before),
        _ => Some(mark),
    }
}

fn settle_double(input: &Input<'_>, mark: Mark, before: Option<usize>) -> Option<Mark> {
    let Some(before) = before.filter(|&i| input.tokens[i].kind == Kind::Number && mark.side != Side::Open) else {
        return Some(mark);
    };
    // Feet and inches: 6'2".
    let has_feet = before > 1 && input.tokens[before - 1].kind == Kind::Mark && input.touch(before - 1);
    let has_feet = has_feet && input.tokens[before - 2].kind == Kind::Number && input.touch(before - 2);
    (!has_feet).then_some(Mark { side: Side::Weak, ..mark })
}

fn settle_single(input: &Input<'_>, mark: Mark, before: Option<usize>, block: &Range<usize>) -> Option<Mark> {
    match mark.side {
        Side::Open if is_elision(input, &mark, block.end) => None,
        Side::Open => Some(mark),
        Side::Close => {
            let side = if may_be_apostrophe(input, before?, mark.next, block.end)? { Side::Weak } else { Side::Close };
            Some(Mark { side, ..mark })
        }
        // A straight mark glued on at both sides closes after punctuation (`go,'said`) and is an apostrophe else.
        _ => {
            matches!(input.tokens[before?].kind, Kind::Comma | Kind::Stop).then_some(Mark { side: Side::Close, ..mark })
        }
    }
}

/// An apostrophe for what is cut off in front: `’80s`, `’98`, `’em`, `’Twas`.
fn is_elision(input: &Input<'_>, mark: &Mark, limit: usize) -> bool {
    if mark.next >= limit || !input.touch(mark.next - 1) {
        return false;
    }
    let word = input.word(mark.next);
    match input.tokens[mark.next].kind {
        Kind::Number => match word.as_bytes() {
            [a, b, b's'] => a.is_ascii_digit() && b.is_ascii_digit(),
            [a, b] => mark.shape != Shape::Opening && a.is_ascii_digit() && b.is_ascii_digit(),
            _ => false,
        },
        Kind::Word => ELISIONS.contains(word) && (word.starts_with(|c: char| c.is_lowercase() || c == 'T')),
        _ => false,
    }
}

/// May the mark after the token `before` be an apostrophe? `None` if it surely is one.
fn may_be_apostrophe(input: &Input<'_>, before: usize, next: usize, limit: usize) -> Option<bool> {
    let word = input.word(before);
    let is_between_marks = before > 0 && input.tokens[before - 1].kind == Kind::Mark && input.touch(before - 1);
    // The second mark of *rock ’n’ roll*, and a possessive torn off by a space (*Moor’ s*).
    if is_between_marks && word.eq_ignore_ascii_case("n") || next < limit && input.word(next) == "s" {
        return None;
    }
    let is_word = input.tokens[before].kind == Kind::Word;
    let ends_in_s = is_word && word.ends_with(['s', 'S', 'x', 'z']);
    if ends_in_s && closes_behind_punctuation(input, next, limit) {
        return None;
    }
    let goes_on = next < limit && matches!(input.tokens[next].kind, Kind::Word | Kind::Number);
    let is_cut = match input.tokens[before].kind {
        Kind::Number => true,
        // Plurals and names in -s own what follows.
        Kind::Word if ends_in_s => goes_on && may_be_owned(input, next..limit),
        // *goin’*; *o’*, *th’*, *ol’*.
        Kind::Word => word.ends_with("in") && word.len() > 3 || matches!(word, "o" | "th" | "ol" | "an" | "wi"),
        _ => false,
    };
    Some(goes_on && is_cut)
}

/// A comma or stop at `next`, and a better single mark glued to it: *the boys’,’ he said*.
fn closes_behind_punctuation(input: &Input<'_>, next: usize, limit: usize) -> bool {
    let mark = next + 1;
    mark < limit
        && matches!(input.tokens[next].kind, Kind::Comma | Kind::Stop)
        && input.touch(next - 1)
        && input.touch(next)
        && matches!(input.word(mark), "’" | "'")
        && is_trailing(input, mark + 1, limit)
}

/// Can the words `after` an apostrophe be what somebody owns? No verb of a clause around the quotation, nor a word
/// that begins another phrase: *‘… the drawings’ was all*, *‘… the bridges’ said Moor*.
fn may_be_owned(input: &Input<'_>, after: Range<usize>) -> bool {
    let word = input.word(after.start);
    let joins = matches!(word, "own" | "many" | "most" | "only" | "and" | "or");
    (joins || !SMALL_WORDS.contains(word)) && !is_reporting_clause(input, after)
}

/// Notes for each mark what can close after it, in one pass from the end.
fn look_ahead(marks: &mut [Mark]) {
    let mut ahead = [Ahead::Nothing; 6];
    for mark in marks.iter_mut().rev() {
        let ahead = &mut ahead[mark.family as usize];
        mark.ahead = *ahead;
        *ahead = match mark.side {
            Side::Open => Ahead::Nothing,
            Side::Weak => (*ahead).max(Ahead::Weak),
            Side::Close | Side::Either => Ahead::Strong,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::tokenize;

    /// The sides of the marks of `text`, which is one block; what is no quotation mark is left out.
    fn sides(text: &str) -> Vec<(&str, Side)> {
        let tokens = tokenize(text);
        let input = Input { text, blocks: &[], tokens: &tokens, sentences: &[] };
        let mut marks = Vec::new();
        find_marks(&input, 0..tokens.len(), &mut marks);
        marks.iter().map(|mark| (mark.span.text(text), mark.side)).collect()
    }

    #[test]
    fn the_place_beats_the_glyph() {
        assert_eq!(sides("”Yes,“ she said"), [("”", Side::Open), ("“", Side::Close)]);
        assert_eq!(sides("« Oui »"), [("«", Side::Open), ("»", Side::Close)]);
        assert_eq!(sides("\" Yes \""), [("\"", Side::Either), ("\"", Side::Either)]);
    }

    #[test]
    fn marks_that_touch_share_their_sides() {
        assert_eq!(
            sides("\"'Yes,'\" he"),
            [("\"", Side::Open), ("'", Side::Open), ("'", Side::Close), ("\"", Side::Close)]
        );
    }

    #[test]
    fn sure_apostrophes_and_primes_are_left_out() {
        assert_eq!(sides("the ’80s, '98, ’em and rock ’n’ roll"), []);
        assert_eq!(sides("6'2\" tall"), []);
    }

    #[test]
    fn what_may_be_an_apostrophe_or_a_prime_is_weak() {
        assert_eq!(sides("the residents’ money"), [("’", Side::Weak)]);
        assert_eq!(sides("a 55\" screen"), [("\"", Side::Weak)]);
        assert_eq!(sides("the residents’."), [("’", Side::Close)]);
    }
}
