//! Words that are written with a stop: does theirs end the sentence?

use super::context::{Context, Lead};
use super::stops::Site;
use super::tokens::Kind;
use super::words::{Abbreviation, abbreviation, abbreviations, is_date_word, is_initial, is_numeral, is_starter};

/// Does the dot of the abbreviated `word` end the sentence before the token `lead_at`?
pub(super) fn follows_abbreviation(site: &Site, context: &Context<'_>, word: &str, lead_at: usize) -> bool {
    let lead = context.lead(lead_at);
    if lead == Lead::Lower {
        return false;
    }
    let next = context.word_at(lead_at);
    let starter = lead == Lead::Upper && is_starter(next);
    if context.before(site.word_index()).is_some_and(|token| context.word(token) == "°") {
        return lead == Lead::Upper;
    }
    if is_initial(word) || is_initials_of_name(site, context, word) {
        return starter && (word == "I" || !follows_name(site, context));
    }
    match class_of(site, context, word, lead_at) {
        Some(Abbreviation::Title | Abbreviation::Connector | Abbreviation::Reference) => false,
        // Of an abbreviation that does not fit here the letters are a word: ‘He came in.’, ‘He said no.’
        None if abbreviation(word).is_some() => true,
        Some(Abbreviation::Unit | Abbreviation::Closing) => lead == Lead::Upper,
        Some(Abbreviation::Time | Abbreviation::Era) => {
            lead == Lead::Upper && !goes_on_after_time(next) && (starter || !opens_with_time(site, context))
        }
        Some(Abbreviation::Degree) => lead == Lead::Upper && !follows_comma(site, context),
        Some(
            Abbreviation::Month
            | Abbreviation::Company
            | Abbreviation::Suffix
            | Abbreviation::Region
            | Abbreviation::Cry,
        )
        | None => starter,
    }
}

/// The class of `word`, of several the first that fits its place: a unit needs a number before it (‘12 ft.’, but
/// ‘Ft. Kessel’), a reference one behind it (‘No. 5’, but ‘He said no.’), an era one on either side.
fn class_of(site: &Site, context: &Context<'_>, word: &str, lead_at: usize) -> Option<Abbreviation> {
    let follows = context.before(site.word_index()).map(|token| token.kind);
    // The stop of another unit: ‘5 sq. ft.’
    let is_measured = matches!(follows, Some(Kind::Number | Kind::Stop));
    let next = context.word_at(lead_at);
    let is_counted = context.kind(lead_at) == Some(Kind::Number) || next == "+" || is_numeral(next);
    abbreviations(word).find(|class| match class {
        Abbreviation::Unit => is_measured,
        Abbreviation::Reference => is_counted,
        Abbreviation::Era => is_measured || is_counted,
        _ => true,
    })
}

/// ‘J.D. Moor’ has initials, ‘her J.D.’ is a degree: it has a word like ‘her’ or a comma before it.
fn is_initials_of_name(site: &Site, context: &Context<'_>, word: &str) -> bool {
    let two_letters = matches!(word.as_bytes(), [a, b'.', b] if a.is_ascii_uppercase() && b.is_ascii_uppercase());
    let possessed = |word: &str| {
        matches!(word, "a" | "an" | "the" | "her" | "his" | "their" | "my" | "your" | "our" | "’s" | "'s" | ",")
    };
    two_letters
        && matches!(abbreviations(word).next(), Some(Abbreviation::Degree | Abbreviation::Era))
        && !context.before(site.word_index()).is_some_and(|token| token.kind == Kind::Number)
        && !context.before(site.word_index()).is_some_and(|token| possessed(context.word(token)))
}

/// A name, or another initial, stands before the initial: ‘Samuel L.’, ‘J. R.’.
fn follows_name(site: &Site, context: &Context<'_>) -> bool {
    let before = context.before(site.word_index());
    before.is_some_and(|token| context.word(token).starts_with(|c: char| c.is_uppercase() || c == '.'))
}

/// ‘9 a.m. Tuesday’, ‘9 a.m. Jan. 3’, ‘9 a.m. EST’, ‘9 a.m. Eastern’.
fn goes_on_after_time(word: &str) -> bool {
    if matches!(word, "Eastern" | "Central" | "Mountain" | "Pacific" | "Greenwich") {
        return true;
    }
    let zone = word.len() > 1 && word.len() < 5 && word.bytes().all(|b| b.is_ascii_uppercase());
    zone || is_date_word(word)
}

/// The degree stands in apposition to a name: ‘Moor, Ph.D.’.
fn follows_comma(site: &Site, context: &Context<'_>) -> bool {
    context.before(site.word_index()).is_some_and(|token| token.kind == Kind::Comma)
}

/// ‘At 5 a.m.’, ‘On the day they left, at 6 p.m.’: so far the sentence is only a time.
fn opens_with_time(site: &Site, context: &Context<'_>) -> bool {
    const LONGEST: usize = 14;
    let first = context.word_at(context.start);
    matches!(first, "At" | "By" | "On" | "In" | "Around" | "About" | "From" | "Until" | "Since" | "Before" | "After")
        && site.word_index() - context.start < LONGEST
}
