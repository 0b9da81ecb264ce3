//! Stops: what belongs to one, and whether it ends the sentence.

use super::tokens::{Kind, Token};
use super::words::{Abbreviation, abbreviation, is_date_word, is_inquit, is_starter};

/// The tokens of a block, and what the walk over them knows so far.
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// First token of the sentence.
    pub(super) start: usize,
    /// An odd number of straight double marks stands before: the next one closes.
    pub(super) quoted: bool,
}

impl<'a> Context<'a> {
    pub(super) fn ends_in_dot(&self, token: Token) -> bool {
        self.text.as_bytes()[token.span.end() as usize - 1] == b'.'
    }

    pub(super) fn pass_mark(&mut self, mark: Token) {
        if self.is_straight(mark) {
            self.quoted = !self.quoted;
        }
    }

    /// `"`, or the two straight single ones that stand for it: they open and close with one shape.
    fn is_straight(&self, mark: Token) -> bool {
        matches!(self.word(mark), "\"" | "''" | "＂")
    }

    fn word(&self, token: Token) -> &'a str {
        token.span.text(self.text)
    }

    fn kind(&self, index: usize) -> Option<Kind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// Does no white space stand before the token?
    fn is_glued(&self, index: usize) -> bool {
        index > 0 && index < self.tokens.len() && self.tokens[index - 1].span.end() == self.tokens[index].span.start()
    }

    /// Does the token touch the one behind it and not the one before, as the dots of ‘...so they say’?
    fn leans_right(&self, index: usize) -> bool {
        !self.is_glued(index) && self.is_glued(index + 1)
    }

    /// Does the mark at `index`, behind a stop, close a quotation?
    fn is_closing(&self, index: usize) -> bool {
        let mark = self.tokens[index];
        let straight = self.is_straight(mark);
        match (self.is_glued(index), self.is_glued(index + 1)) {
            (true, false) => true,
            (false, true) => false,
            (true, true) if !matches!(self.kind(index + 1), Some(Kind::Word | Kind::Number | Kind::Open)) => true,
            _ if straight => self.quoted,
            _ => matches!(self.word(mark), "”" | "’" | "»" | "›" | "'" | "’’"),
        }
    }
}

/// A stop with everything that belongs to it.
pub(super) struct Site {
    /// The token that asks: a stop, or a word with a dot of its own.
    first: usize,
    /// One past the stops: `?!`, `. . .`.
    pub(super) stops_end: usize,
    /// One past the closing marks and brackets behind them.
    pub(super) end: usize,
    /// Closing marks are among them.
    closes_quote: bool,
}

/// What a sentence would begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// A word in lower case.
    Lower,
    /// A word with a capital, or of a script without case.
    Upper,
    Number,
    /// `$`, `#`, an emoji.
    Symbol,
    /// A comma, a dash, another closing bracket: the sentence goes on.
    Inner,
}

impl Site {
    /// Gathers what belongs to the stop at `first`; `context` passes the marks behind it.
    pub(super) fn at(context: &mut Context<'_>, first: usize) -> Self {
        let mut stops_end = first + 1;
        while context.kind(stops_end) == Some(Kind::Stop) && !context.leans_right(stops_end) {
            stops_end += 1;
        }
        let mut site = Self { first, stops_end, end: stops_end, closes_quote: false };
        while let Some(kind) = context.kind(site.end) {
            let next = site.end + 1;
            site.end = match kind {
                Kind::Mark if context.is_closing(site.end) => {
                    context.pass_mark(context.tokens[site.end]);
                    site.closes_quote = true;
                    next
                }
                Kind::Close => next,
                // ‘She “left.”.’
                Kind::Stop if context.is_glued(site.end) => next,
                // The number of a note: ‘the pier.[12] She’.
                Kind::Open if is_note(context, site.end) => next + 2,
                _ => break,
            };
        }
        site
    }

    /// Is this the end of a sentence? At the end of the block it is one in any case.
    pub(super) fn ends_sentence(&self, context: &Context<'_>) -> bool {
        let Some(lead_at) = self.lead_index(context) else { return false };
        let lead = lead_of(context, lead_at);
        if lead == Lead::Inner || self.is_list_marker(context) || self.stands_alone_in_bracket(context) {
            return false;
        }
        if context.is_glued(self.end) && !self.lost_its_space(context, lead_at) {
            return false;
        }
        if self.is_first_cry(context) || self.closes_quote && self.leads_to_inquit(context, lead_at) {
            return false;
        }
        let next = context.tokens[lead_at];
        match self.abbreviated(context) {
            Some(word) if self.stops_end == self.end => follows_abbreviation(self, context, word, lead, next),
            Some(word) => lead != Lead::Lower && abbreviation(word) != Some(Abbreviation::Title),
            None if self.is_ellipsis(context) => follows_ellipsis(self, context, lead, next),
            None => lead != Lead::Lower || self.is_sloppy(context),
        }
    }

    /// The first token behind the site that is not an opening mark or bracket.
    fn lead_index(&self, context: &Context<'_>) -> Option<usize> {
        let mut index = self.end;
        // More than three opening marks and brackets in a row open nothing.
        while index < self.end + 3 && matches!(context.kind(index), Some(Kind::Mark | Kind::Open)) {
            index += 1;
        }
        (index < context.tokens.len()).then_some(index)
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
        self.first > 0
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
        let plain = before.len() > 1 && !before.starts_with(char::is_uppercase);
        let address = matches!(context.text.as_bytes().get(next.span.end() as usize), Some(b'@' | b'/' | b'(' | b'.'));
        !address && (plain && before.starts_with(char::is_alphabetic) || self.end > self.stops_end)
    }

    /// ‘“Where?” Mr. Watson asks.’: the quotation is the object of what follows.
    fn leads_to_inquit(&self, context: &Context<'_>, lead_at: usize) -> bool {
        // The longest name in sight: title, two names, an initial and its stop.
        const NAME: usize = 6;
        let name = context.tokens[lead_at..].iter().take(NAME).take_while(|token| {
            let word = context.word(**token);
            token.kind == Kind::Stop && word == "."
                || token.kind == Kind::Word && word.starts_with(char::is_uppercase)
                || word == "the"
        });
        let length = name.count();
        let Some(verb) = context.tokens.get(lead_at + length) else { return false };
        let subject = context.word(context.tokens[lead_at]);
        let asks = context.text[..context.tokens[self.stops_end - 1].span.end() as usize].ends_with(['?', '!']);
        asks && length > 0
            && (!is_starter(subject) || subject == "I")
            && is_inquit(context.word(*verb))
            && ends_clause(context, lead_at + length + 1)
    }

    /// ‘“Stop! Go,” she said.’: the one word before the stop opens a quotation that runs on to its attribution.
    fn is_first_cry(&self, context: &Context<'_>) -> bool {
        // Such a quotation is short.
        const CRY: usize = 16;
        if self.first != context.start + 2 || context.kind(context.start) != Some(Kind::Mark) || self.closes_quote {
            return false;
        }
        let cries = context.word(context.tokens[self.first]).starts_with(['!', '?']);
        let mut rest = context.tokens[self.end..].iter().take(CRY).map(|token| token.kind);
        let quoted = rest.by_ref().find(|kind| matches!(kind, Kind::Comma | Kind::Stop));
        cries && quoted == Some(Kind::Comma) && rest.next() == Some(Kind::Mark)
    }

    /// The word before the stop, if the stop may be part of it: one dot, nothing else.
    fn abbreviated<'t>(&self, context: &Context<'t>) -> Option<&'t str> {
        let token = context.tokens[self.first];
        if token.kind != Kind::Stop {
            return (self.stops_end == self.first + 1).then(|| context.word(token).trim_end_matches('.'));
        }
        if self.first == context.start || self.stops_end > self.first + 1 || context.word(token) != "." {
            return None;
        }
        let before = context.tokens[self.first - 1];
        let word = context.word(before);
        let looks = before.kind == Kind::Word && (abbreviation(word).is_some() || is_initial(word) || is_clipped(word));
        looks.then_some(word)
    }

    fn is_ellipsis(&self, context: &Context<'_>) -> bool {
        let span = context.tokens[self.first].span.cover(context.tokens[self.stops_end - 1].span);
        let stops = context.word(Token { span, kind: Kind::Stop });
        stops.contains('…') || stops.matches('.').count() == 3
    }

    /// A stop before a word in lower case ends a sentence of careless writing: its word is an ordinary one.
    fn is_sloppy(&self, context: &Context<'_>) -> bool {
        if self.end > self.stops_end || self.first == context.start {
            return false;
        }
        let word = context.word(context.tokens[self.first - 1]);
        let ordinary = word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase());
        ordinary && context.word(context.tokens[self.first]).starts_with('.')
    }
}

/// `[12]`: a bracket, a number, a bracket.
fn is_note(context: &Context<'_>, open: usize) -> bool {
    context.kind(open + 1) == Some(Kind::Number)
        && context.kind(open + 2) == Some(Kind::Close)
        && context.word(context.tokens[open]) == "["
}

fn lead_of(context: &Context<'_>, index: usize) -> Lead {
    let token = context.tokens[index];
    match token.kind {
        Kind::Word | Kind::Clitic => {
            let mut chars = context.word(token).chars();
            let lower = chars.next().is_some_and(char::is_lowercase) && !chars.next().is_some_and(char::is_uppercase);
            if lower { Lead::Lower } else { Lead::Upper }
        }
        Kind::Number => Lead::Number,
        Kind::Symbol | Kind::Stop => Lead::Symbol,
        Kind::Mark | Kind::Open => Lead::Upper,
        Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Close => Lead::Inner,
    }
}

/// Does the dot of the abbreviated `word` end the sentence before `next`?
fn follows_abbreviation(site: &Site, context: &Context<'_>, word: &str, lead: Lead, next: Token) -> bool {
    let starter = lead == Lead::Upper && is_starter(context.word(next));
    if lead == Lead::Lower {
        return false;
    }
    if is_initial(word) {
        return starter && (word == "I" || !follows_name(site, context));
    }
    match abbreviation(word) {
        Some(Abbreviation::Title | Abbreviation::Connector) => false,
        Some(Abbreviation::Reference) => lead == Lead::Upper && !is_numeral(context.word(next)),
        Some(Abbreviation::Unit | Abbreviation::Closing) => lead == Lead::Upper,
        Some(Abbreviation::Time) => {
            lead == Lead::Upper
                && !goes_on_after_time(context.word(next))
                && (starter || !opens_with_time(site, context))
        }
        Some(Abbreviation::Degree) => lead == Lead::Upper && !follows_comma(site, context),
        Some(Abbreviation::Month | Abbreviation::Company | Abbreviation::Suffix | Abbreviation::Region) | None => {
            starter
        }
    }
}

/// An ellipsis in mid-sentence has space on both sides; before a capital it needs a word that begins sentences.
fn follows_ellipsis(site: &Site, context: &Context<'_>, lead: Lead, next: Token) -> bool {
    let word = context.word(next);
    match lead {
        Lead::Upper => (context.is_glued(site.first) || is_starter(word)) && word != "I" && !word.starts_with("I’"),
        _ => false,
    }
}

/// A name, or another initial, stands before the initial: ‘Samuel L.’, ‘J. R.’.
fn follows_name(site: &Site, context: &Context<'_>) -> bool {
    let initial = if context.tokens[site.first].kind == Kind::Stop { site.first - 1 } else { site.first };
    initial > context.start
        && context.word(context.tokens[initial - 1]).starts_with(|c: char| c.is_uppercase() || c == '.')
}

/// ‘9 a.m. Tuesday’, ‘9 a.m. Jan. 3’, ‘9 a.m. EST’.
fn goes_on_after_time(word: &str) -> bool {
    let zone = word.len() > 1 && word.len() < 5 && word.bytes().all(|b| b.is_ascii_uppercase());
    zone || is_date_word(word)
}

/// The degree stands in apposition to a name: ‘Moor, Ph.D.’.
fn follows_comma(site: &Site, context: &Context<'_>) -> bool {
    let degree = if context.tokens[site.first].kind == Kind::Stop { site.first - 1 } else { site.first };
    degree > context.start && context.tokens[degree - 1].kind == Kind::Comma
}

/// ‘At 5 a.m.’, ‘On the day they left, at 6 p.m.’: so far the sentence is only a time.
fn opens_with_time(site: &Site, context: &Context<'_>) -> bool {
    let first = context.word(context.tokens[context.start]);
    matches!(first, "At" | "By" | "On" | "In" | "Around" | "About" | "From" | "Until" | "Since" | "Before" | "After")
        && site.first - context.start < 14
}

/// Nothing that a verb of saying would govern follows: a stop, a comma, an adverb, a preposition.
fn ends_clause(context: &Context<'_>, index: usize) -> bool {
    let Some(token) = context.tokens.get(index) else { return true };
    let word = context.word(*token);
    match token.kind {
        Kind::Stop | Kind::Comma | Kind::Semicolon | Kind::Dash => true,
        Kind::Word => {
            word.ends_with("ly") || matches!(word, "as" | "in" | "at" | "on" | "with" | "from" | "of" | "when")
        }
        _ => false,
    }
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// A word with a capital and no vowel, as ‘Sgt’ and ‘Wm’, is cut short.
fn is_clipped(word: &str) -> bool {
    let mut bytes = word.bytes();
    word.len() <= 4
        && bytes.next().is_some_and(|b| b.is_ascii_uppercase())
        && bytes.len() > 0
        && bytes.all(|b| b.is_ascii_lowercase() && !b"aeiouy".contains(&b))
        && !word.starts_with(['A', 'E', 'I', 'O', 'U', 'Y'])
}

fn is_roman(word: &str) -> bool {
    word.len() <= 5 && word.bytes().all(|b| b"IVX".contains(&b))
}

/// ‘No. 5’, ‘Vol. II’, ‘App. B’.
fn is_numeral(word: &str) -> bool {
    is_roman(word) || is_initial(word) && word != "I" && word != "A"
}
