//! Stops: what belongs to one, and whether it ends the sentence.

use super::abbreviated::follows_abbreviation;
use super::context::{Context, Lead};
use super::inquit::{is_first_cry, is_put_to_somebody, leads_to_inquit};
use super::tokens::Kind;
use super::words::{Abbreviation, abbreviation, is_clipped, is_initial, is_month, is_roman, is_starter};
use crate::text::chars::is_joiner;

/// A stop with everything that belongs to it.
pub(super) struct Site {
    /// The token that asks: a stop, or a word with a dot of its own.
    pub(super) first: usize,
    /// One past the stops: `?!`, `. . .`.
    pub(super) stops_end: usize,
    /// One past the closing marks and brackets behind them.
    pub(super) end: usize,
    /// Closing marks are among them.
    pub(super) closes_quote: bool,
    /// The token is a stop, not a word with one.
    is_stop: bool,
}

impl Site {
    /// Gathers what belongs to the stop at `first`; `context` passes the marks behind it.
    pub(super) fn at(context: &mut Context<'_>, first: usize) -> Self {
        let stops_end = stops_end(context, first);
        let is_stop = context.kind(first) == Some(Kind::Stop);
        let mut site = Self { first, stops_end, end: stops_end, closes_quote: false, is_stop };
        while let Some(kind) = context.kind(site.end) {
            let next = site.end + 1;
            site.end = match kind {
                Kind::Mark if context.is_closing(site.end) => {
                    context.pass_mark(context.tokens[site.end]);
                    site.closes_quote = true;
                    next
                }
                Kind::Close => next,
                // A character without width, as pages have them behind a stop.
                Kind::Word if context.is_glued(site.end) && is_invisible(context.word_at(site.end)) => next,
                // ‘She “left.”.’
                Kind::Stop if context.is_glued(site.end) => next,
                // The number of a note: ‘the pier.[12] She’.
                Kind::Open if is_note(context, site.end) => next + 2,
                // The same without brackets: ‘the pier.12 She’.
                Kind::Number if is_bare_note(context, site.end) => next,
                Kind::Symbol | Kind::Colon | Kind::Semicolon => match face_end(context, site.end) {
                    Some(end) => end,
                    None => break,
                },
                _ => break,
            };
        }
        site
    }

    /// The word before the stops, which may have the stop in it.
    pub(super) fn word_index(&self) -> usize {
        if self.is_stop { self.first.saturating_sub(1) } else { self.first }
    }

    /// Is this the end of a sentence? At the end of the block it is one in any case.
    pub(super) fn ends_sentence(&self, context: &Context<'_>) -> bool {
        let Some(lead_at) = self.lead_index(context) else { return false };
        let lead = context.lead(lead_at);
        if lead == Lead::Inner || self.is_list_marker(context) || self.stands_alone_in_bracket(context) {
            return false;
        }
        if context.is_glued(self.end) && !self.lost_its_space(context, lead_at) {
            return false;
        }
        if is_put_to_somebody(self, context)
            || is_first_cry(self, context)
            || self.closes_quote && leads_to_inquit(self, context, lead_at)
        {
            return false;
        }
        match self.abbreviated(context) {
            Some(word) if self.stops_end == self.end => follows_abbreviation(self, context, word, lead_at),
            Some(word) => lead != Lead::Lower && abbreviation(word) != Some(Abbreviation::Title),
            None if self.is_ellipsis(context) => self.follows_ellipsis(context, lead, lead_at),
            None if self.is_day(context) && is_month(context.word_at(lead_at)) => false,
            None => lead != Lead::Lower || self.is_sloppy(context),
        }
    }

    /// Does the sentence end here although the stop stands inside the bracket that ends here too? An aside may close
    /// its sentence (‘(and the debts that came with it.) This’); that of an abbreviation closes nothing.
    pub(super) fn ends_with_aside(&self, context: &Context<'_>) -> bool {
        let is_upper = self.lead_index(context).is_some_and(|index| context.lead(index) == Lead::Upper);
        is_upper && self.abbreviated(context).is_none() && !self.is_ellipsis(context) && self.ends_sentence(context)
    }

    /// The first token behind the site that is not an opening mark or bracket.
    fn lead_index(&self, context: &Context<'_>) -> Option<usize> {
        let mut index = self.end;
        // More than three opening marks and brackets in a row open nothing.
        while index < self.end + 3 && matches!(context.kind(index), Some(Kind::Mark | Kind::Open)) {
            index += 1;
        }
        // ‘the tide. [...]’: what is left out at the end of the block goes with what stands there.
        let is_cut = context.kind(index) == Some(Kind::Stop)
            && context.kind(index + 1) == Some(Kind::Close)
            && index + 2 == context.tokens.len();
        (index < context.tokens.len() && !is_cut).then_some(index)
    }

    /// `1. The pier`, `b) The ferry`: a number or letter at the beginning of the sentence.
    fn is_list_marker(&self, context: &Context<'_>) -> bool {
        let symbols =
            context.tokens[context.start..self.first].iter().take(2).take_while(|token| token.kind == Kind::Symbol);
        if self.first != context.start + symbols.count() + 1 {
            return false;
        }
        let marker = context.tokens[self.first - 1];
        let word = context.word(marker);
        marker.kind == Kind::Number && word.len() <= 3 || word.len() == 1 || is_roman(word)
    }

    /// `[...]`: the stops are all that the bracket holds.
    fn stands_alone_in_bracket(&self, context: &Context<'_>) -> bool {
        self.is_stop
            && self.first > 0
            && context.kind(self.first - 1) == Some(Kind::Open)
            && context.kind(self.stops_end) == Some(Kind::Close)
    }

    /// A stop without the space behind it, as in ‘shut down.Workers left’ and ‘”He’; not one in a name or address.
    fn lost_its_space(&self, context: &Context<'_>, lead_at: usize) -> bool {
        let next = context.tokens[lead_at];
        let word = context.word(next);
        let capitalised = word.starts_with(char::is_uppercase) && (word.chars().nth(1).is_none_or(char::is_lowercase));
        if next.kind != Kind::Word || !capitalised || self.first == 0 {
            return false;
        }
        let before = context.word(context.tokens[self.first - 1]);
        let whole = before.len() > 1 && before.starts_with(char::is_alphanumeric);
        // Behind a name or a number only a word that begins sentences: ‘on Monday.The’, not ‘Lunt.Kade’.
        let parts = before.starts_with(char::is_lowercase) || word.len() > 1 && is_starter(word);
        let goes_on = matches!(context.text.as_bytes().get(next.span.end() as usize), Some(b'@' | b'/' | b'(' | b'.'));
        !goes_on && (whole && parts || self.end > self.stops_end) && !self.is_in_address(context)
    }

    /// `/story.php?Id=1`: a slash or an at sign stands before the stop in the same string.
    fn is_in_address(&self, context: &Context<'_>) -> bool {
        // Longer ones are read in pieces.
        const LONGEST: usize = 40;
        let glued = (0..self.first.min(LONGEST)).take_while(|back| context.is_glued(self.first - back));
        glued.map(|back| context.word_at(self.first - back - 1)).any(|word| matches!(word, "/" | "@"))
    }

    /// The word before the stop, if the stop may be part of it: one dot, nothing else.
    fn abbreviated<'t>(&self, context: &Context<'t>) -> Option<&'t str> {
        if !self.is_stop {
            let word = context.word_at(self.first).trim_end_matches('.');
            return (self.stops_end == self.first + 1).then_some(word);
        }
        let before = context.before(self.first)?;
        if self.stops_end > self.first + 1 {
            return None;
        }
        let word = context.word(before);
        match context.word_at(self.first) {
            "." if before.kind == Kind::Word => {
                let looks = abbreviation(word).is_some() || is_initial(word) || is_clipped(word);
                match word {
                    "Nº" => Some("No"),
                    _ => looks.then_some(word),
                }
            }
            // The degree sign of ‘N°. 7’ is no letter.
            "." if word == "°" && context.is_glued(self.first - 1) => Some("No"),
            "!" if before.kind == Kind::Word => (abbreviation(word) == Some(Abbreviation::Cry)).then_some(word),
            _ => None,
        }
    }

    pub(super) fn is_ellipsis(&self, context: &Context<'_>) -> bool {
        let stops = text_of(context, self.first, self.stops_end);
        stops.contains('…') || stops.matches('.').count() == 3
    }

    /// An ellipsis in mid-sentence has space on both sides; before a capital it needs a word that begins sentences.
    /// One at the beginning is no sentence.
    fn follows_ellipsis(&self, context: &Context<'_>, lead: Lead, lead_at: usize) -> bool {
        if self.first == context.start {
            return false;
        }
        let word = context.word_at(lead_at);
        match lead {
            Lead::Upper => (context.is_glued(self.first) || is_starter(word)) && word != "I" && !word.starts_with("I’"),
            _ => false,
        }
    }

    /// ‘on 3. May’, as in a translation.
    fn is_day(&self, context: &Context<'_>) -> bool {
        let is_day = |word: &str| word.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
        let marks_date = |word: &str| matches!(word, "on" | "On" | "the" | "The" | "since" | "until" | "from" | ",");
        let word = self.word_index();
        self.is_stop
            && is_day(context.word_at(word))
            && context.before(word).is_some_and(|before| marks_date(context.word(before)))
    }

    /// A stop before a word in lower case ends a sentence of careless writing: its word is an ordinary one.
    fn is_sloppy(&self, context: &Context<'_>) -> bool {
        if self.end > self.stops_end || self.first == context.start {
            return false;
        }
        let word = context.word(context.tokens[self.first - 1]);
        let ordinary = word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase());
        ordinary && text_of(context, self.first, self.stops_end) == "."
    }
}

/// One past the stops that belong to the one at `first`.
fn stops_end(context: &Context<'_>, first: usize) -> usize {
    let mut end = first + 1;
    while context.kind(end) == Some(Kind::Stop) && !(context.leans_right(end) && leads_word(context, end)) {
        end += 1;
    }
    // ‘met twice. ... Nobody’: dots apart from a full stop stand for what is left out before the next sentence.
    let is_own = end > first + 1
        && context.word_at(first) == "."
        && context.is_glued(first)
        && !context.is_glued(first + 1)
        && is_dots(text_of(context, first + 1, end))
        && context.kind(end) == Some(Kind::Word)
        && context.lead(end) == Lead::Upper;
    if is_own { first + 1 } else { end }
}

/// Does a word stand behind the dots, as in ‘...so they say’? A closing mark may touch the last dot of an ellipsis.
fn leads_word(context: &Context<'_>, stop: usize) -> bool {
    matches!(context.kind(stop + 1), Some(Kind::Word | Kind::Number))
}

fn text_of<'t>(context: &Context<'t>, first: usize, end: usize) -> &'t str {
    let span = context.tokens[first].span.cover(context.tokens[end - 1].span);
    span.text(context.text)
}

/// An ellipsis, in any of its three spellings.
fn is_dots(stops: &str) -> bool {
    stops == "…" || stops.matches('.').count() == 3
}

/// `[12]`: a bracket, a number, a bracket.
fn is_note(context: &Context<'_>, open: usize) -> bool {
    context.kind(open + 1) == Some(Kind::Number)
        && context.kind(open + 2) == Some(Kind::Close)
        && context.word_at(open) == "["
}

/// One or two digits that touch the stop of an ordinary word and nothing else.
fn is_bare_note(context: &Context<'_>, index: usize) -> bool {
    let word = context.word_at(index.saturating_sub(2));
    context.word_at(index).len() <= 2
        && context.word_at(index - 1) == "."
        && context.is_glued(index)
        && !context.is_glued(index + 1)
        && context.is_glued(index - 1)
        && word.len() > 2
        && abbreviation(word).is_none()
        && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// One past the smiley or emoji at `index`, which goes with the sentence before it.
fn face_end(context: &Context<'_>, index: usize) -> Option<usize> {
    let word = context.word_at(index);
    if word.starts_with(is_emoji) {
        // Several code points may make up one picture.
        let part = |&at: &usize| {
            context.is_glued(at) && (context.word_at(at).starts_with(is_emoji) || is_invisible(context.word_at(at)))
        };
        return Some(index + 1 + (index + 1..context.tokens.len()).take_while(part).count());
    }
    let nose = usize::from(context.word_at(index + 1) == "-" && context.is_glued(index + 1));
    let mouth = index + 1 + nose;
    let is_face = matches!(context.kind(mouth), Some(Kind::Close | Kind::Open)) && context.is_glued(mouth);
    (matches!(word, ":" | ";") && is_face && !context.is_glued(index)).then_some(mouth + 1)
}

/// A picture that stands for a feeling or a thing, or a letter of a flag.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f1e6}'..='\u{1faff}')
}

fn is_invisible(word: &str) -> bool {
    word.chars().all(is_joiner)
}
