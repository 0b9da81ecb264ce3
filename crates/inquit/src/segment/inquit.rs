//! Quotations that end in a question mark or a cry and go on with their attribution.

use super::context::Context;
use super::stops::Site;
use super::tokens::Kind;
use super::words::{is_inquit, is_starter};

/// ‘“Where?” Mr. Watson asks.’: the quotation is the object of what follows.
pub(super) fn leads_to_inquit(site: &Site, context: &Context<'_>, lead_at: usize) -> bool {
    // The longest name in sight: title, two names, an initial and its stop.
    const NAME: usize = 6;
    let name = context.tokens[lead_at..].iter().take(NAME).take_while(|token| {
        let word = context.word(**token);
        token.kind == Kind::Stop && word == "."
            || token.kind == Kind::Word && word.starts_with(char::is_uppercase) && !is_inquit(word)
            || word == "the"
    });
    let length = name.count();
    let subject = context.word_at(lead_at);
    // A full stop would have become a comma.
    let asks = context.word_at(site.stops_end - 1).ends_with(['?', '!']) || site.is_ellipsis(context);
    asks && length > 0
        && (!is_starter(subject) || subject == "I")
        && is_inquit(context.word_at(lead_at + length))
        && ends_clause(context, lead_at + length + 1)
}

/// ‘Asked “Why?” Moss shrugged.’: the question is what somebody was asked.
pub(super) fn is_put_to_somebody(site: &Site, context: &Context<'_>) -> bool {
    let (first, second) = (context.word_at(context.start), context.word_at(context.start + 1));
    let asked = first == "Asked" || matches!(first, "When" | "If") && second == "asked";
    asked && site.closes_quote && context.word_at(site.stops_end - 1).ends_with(['?', '!'])
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

/// ‘“Stop! Go,” she said.’: the cry opens a quotation that runs on to its attribution.
pub(super) fn is_first_cry(site: &Site, context: &Context<'_>) -> bool {
    // Such a quotation is short.
    const REST: usize = 16;
    if context.kind(context.start) != Some(Kind::Mark) || site.closes_quote || !is_cry(site, context) {
        return false;
    }
    let mut rest = context.tokens[site.end..].iter().take(REST).map(|token| token.kind);
    let quoted = rest.by_ref().find(|kind| matches!(kind, Kind::Comma | Kind::Stop));
    quoted == Some(Kind::Comma) && rest.next() == Some(Kind::Mark)
}

/// One word, or two or three after an interjection (‘Oh my God!’).
fn is_cry(site: &Site, context: &Context<'_>) -> bool {
    let cries = context.word_at(site.first).starts_with(['!', '?']);
    let interjects =
        || matches!(context.word_at(context.start + 1), "Oh" | "Ah" | "Hey" | "No" | "Yes" | "My" | "Well");
    let length = site.first - context.start - 1;
    cries && (length == 1 || (2..=3).contains(&length) && interjects())
}
