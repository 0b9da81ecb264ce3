//! Quotes with a missing mark: where they most sensibly begin or end.

use std::ops::Range;

use super::Input;
use super::marks::{Family, Mark, Shape, Side};
use super::pair::Paragraph;
use super::words::is_reporting_verb;
use crate::segment::Kind;

/// Words of a subject before its verb of saying: *Deputy Mayor Ada Moor of Harrow said*.
const SUBJECT: usize = 6;

/// Does the mark stand where a sentence begins?
pub(super) fn starts_sentence(input: &Input<'_>, mark: &Mark, paragraph: &Paragraph) -> bool {
    let mut before = mark.token;
    while before > paragraph.tokens.start && matches!(input.tokens[before - 1].kind, Kind::Mark | Kind::Close) {
        before -= 1;
        // Two marks can follow a stop; a run of them is nobody's sentence.
        if mark.token - before > 3 {
            return false;
        }
    }
    let after_stop = before == paragraph.tokens.start || input.tokens[before - 1].kind == Kind::Stop;
    after_stop && !input.word_after(mark).starts_with(char::is_lowercase)
}

/// The token after the last one of an unclosed quote that ends before the token `limit`; `None` if it is no quote.
///
/// It ends before the reporting clause, if one follows. Else, if the quote began with the block, all that follows is
/// taken for quoted, and the rest of the sentence if not.
pub(super) fn unclosed_end(input: &Input<'_>, mark: &Mark, paragraph: &Paragraph, limit: usize) -> Option<usize> {
    if mark.next >= limit || (mark.side == Side::Either && mark.is_loose) {
        return None;
    }
    if let Some(comma) = clause_end(input, mark.next..limit) {
        return Some(comma);
    }
    // An apostrophe that stands alone is far more common than a single mark that was never closed.
    if mark.family != Family::Double && !(mark.family == Family::Guillemet && mark.shape == Shape::Opening) {
        return None;
    }
    if mark.token == paragraph.tokens.start {
        return Some(limit);
    }
    let sentence_end = input.sentence_at(mark.span.end()).map_or(limit, |sentence| sentence.tokens.end);
    Some(sentence_end.clamp(mark.next + 1, limit))
}

/// May an unclosed quote go on in the next paragraph? Not if a reporting clause or the sentence of a fragment ends it.
pub(super) fn may_go_on(input: &Input<'_>, mark: &Mark, paragraph: &Paragraph) -> bool {
    let end = paragraph.tokens.end;
    if clause_end(input, mark.next..end).is_some() {
        return false;
    }
    if mark.token == paragraph.tokens.start {
        return true;
    }
    let is_fragment = input.word_after(mark).starts_with(char::is_lowercase);
    let is_last_sentence = input.sentence_at(mark.span.end()).is_none_or(|sentence| sentence.tokens.end >= end);
    !(is_fragment && is_last_sentence)
}

/// The first token of a quote that `mark` closes and nothing opens, within `tokens`; `None` if it can not be speech.
pub(super) fn unopened_start(input: &Input<'_>, mark: &Mark, tokens: Range<usize>) -> Option<usize> {
    let after_punctuation = mark.token > tokens.start
        && matches!(input.tokens[mark.token - 1].kind, Kind::Comma | Kind::Stop)
        && input.touch(mark.token - 1);
    let is_reported = is_reporting_clause(input, mark.next..tokens.end);
    let is_plausible = match mark.family {
        Family::Double => after_punctuation,
        Family::Single | Family::Guillemet => after_punctuation && is_reported,
        _ => false,
    };
    if !is_plausible {
        return None;
    }
    let sentence = input.sentence_at(mark.span.start()).map_or(tokens.start, |sentence| sentence.tokens.start);
    let mut start = sentence.max(tokens.start);
    for at in start..mark.token {
        // What stands before it is the reporting clause: `Moor said: We stay.”`, `“No,” said Moor, we stay.”`
        let is_boundary = match input.tokens[at].kind {
            Kind::Colon => true,
            Kind::Comma => at > start && has_reporting_verb(input, start..at) && !is_reported,
            _ => false,
        };
        if is_boundary && at + 1 < mark.token {
            start = at + 1;
            break;
        }
    }
    while start < mark.token
        && !matches!(input.tokens[start].kind, Kind::Word | Kind::Number | Kind::Open | Kind::Symbol)
    {
        start += 1;
    }
    (start + 1 < mark.token).then_some(start)
}

fn has_reporting_verb(input: &Input<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|at| input.tokens[at].kind == Kind::Word && is_reporting_verb(input.word(at)))
}

/// The punctuation before the first reporting clause within `tokens`: a comma is left out of the quote, a stop is not.
fn clause_end(input: &Input<'_>, tokens: Range<usize>) -> Option<usize> {
    let end = tokens.end;
    tokens.skip(1).find_map(|at| match input.tokens[at].kind {
        Kind::Comma if is_reporting_clause(input, at + 1..end) => Some(at),
        Kind::Stop if input.word(at).ends_with(['!', '?']) && is_inverted_clause(input, at + 1..end) => Some(at + 1),
        _ => None,
    })
}

/// True for *said Ada Moor*, *she said*, *the mayor of Harrow said* at the start of `tokens`.
pub(super) fn is_reporting_clause(input: &Input<'_>, tokens: Range<usize>) -> bool {
    if is_inverted_clause(input, tokens.clone()) {
        return true;
    }
    let mut words =
        tokens.clone().take(SUBJECT).take_while(|&at| matches!(input.tokens[at].kind, Kind::Word | Kind::Stop));
    let verb = words.find(|&at| is_reporting_verb(input.word(at)));
    let Some(verb) = verb.filter(|&verb| verb > tokens.start) else { return false };
    let subject = input.word(tokens.start);
    let is_subject =
        input.is_capitalised(tokens.start) || matches!(subject, "the" | "a" | "an" | "one" | "his" | "her");
    let is_pronoun = matches!(subject, "he" | "she" | "they" | "we" | "it") && verb - tokens.start <= 2;
    // *She said she would stay* goes on; a reporting clause after the words ends here, or names who was told.
    let is_over = verb + 1 >= tokens.end
        || input.tokens[verb + 1].kind != Kind::Word
        || matches!(input.word(verb + 1), "in" | "on" | "at" | "to" | "after" | "during" | "yesterday" | "today");
    (is_subject || is_pronoun) && is_over
}

/// True for a verb of saying before its subject: *said Ada Moor*, *says the mayor*.
fn is_inverted_clause(input: &Input<'_>, tokens: Range<usize>) -> bool {
    let (verb, subject) = (tokens.start, tokens.start + 1);
    if subject >= tokens.end || input.tokens[verb].kind != Kind::Word || !is_reporting_verb(input.word(verb)) {
        return false;
    }
    let word = input.word(subject);
    input.is_capitalised(subject)
        || matches!(word, "he" | "she" | "they" | "one" | "another")
        || matches!(word, "the" | "a" | "an")
}
