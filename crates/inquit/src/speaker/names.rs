//! Names in the text: runs of capitalised words, with what stands beside them.

use std::ops::Range;

use super::gender::is_given_name;
use super::traits::{is_institution_noun, is_role, is_verb};
use crate::detect::Layers;
use crate::document::BlockKind;
use crate::lexicon::Class;
use crate::segment::{Kind, Sentence};

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The tokens of the name itself, without title.
    pub(super) tokens: Range<usize>,
    /// Title or role before it, empty if there is none.
    pub(super) title: Range<usize>,
    /// Number of its sentence.
    pub(super) sentence: usize,
    /// Number of its block.
    pub(super) block: usize,
    /// What the name is in its clause.
    pub(super) standing: Standing,
    /// Every word of its sentence has a capital, so that the run may hold more than the name.
    pub(super) in_capitals: bool,
}

/// What a name is in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A verb follows.
    Subject,
    /// Behind a preposition of place: *in Moor*, *from Moor*.
    Place,
    /// *Moor’s lawyer*
    Possessor,
    /// A noun without capital follows: *the Moor campaign*.
    Modifier,
    /// Anything else.
    Other,
}

/// Words inside a name that have no capital.
const PARTICLES: [&str; 14] =
    ["de", "del", "della", "der", "den", "di", "da", "du", "van", "von", "bin", "al", "el", "la"];

/// Tokens of the longest name; a longer run is a line in capitals.
const LONGEST: usize = 14;

/// The names of a document, in order.
pub(super) fn find_names(layers: &Layers<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    let mut block = 0;
    for (number, sentence) in layers.sentences.iter().enumerate() {
        while layers.blocks.get(block).is_some_and(|b| b.span.end() <= sentence.span.start()) {
            block += 1;
        }
        if layers.blocks.get(block).is_none_or(|b| b.kind != BlockKind::Boilerplate) {
            names.extend(names_of(layers, sentence).map(|name| Name { sentence: number, block, ..name }));
        }
    }
    names
}

fn names_of<'l>(layers: &'l Layers<'_>, sentence: &'l Sentence) -> impl Iterator<Item = Name> + 'l {
    let in_capitals = is_in_capitals(layers, &sentence.tokens);
    let Range { start, end: limit } = sentence.tokens;
    let mut at = start;
    std::iter::from_fn(move || {
        while at < limit {
            if !layers.words[at].is(Class::CAPITAL) {
                at += 1;
                continue;
            }
            let from = at;
            let end = run_end(layers, from, limit);
            at = end.max(from + 1);
            let found = if end - from > LONGEST { None } else { name_in(layers, from..end) };
            if let Some((title, tokens)) = found {
                let tokens = tokens.start..institution_end(layers, &tokens, limit);
                at = at.max(tokens.end);
                let title = title_before(layers, title, start);
                let standing = standing(layers, &title, &tokens, start..limit);
                return Some(Name { tokens, title, sentence: 0, block: 0, standing, in_capitals });
            }
        }
        None
    })
}

/// Do nearly all long words have a capital, as in a headline of the American style?
pub(super) fn is_in_capitals(layers: &Layers<'_>, tokens: &Range<usize>) -> bool {
    let long = |i: &usize| layers.tokens[*i].kind == Kind::Word && layers.tokens[*i].span.len() > 3;
    // A sentence may be full of names: with a stop at its end, every word must have one.
    let ends = tokens.end > tokens.start && layers.tokens[tokens.end - 1].kind == Kind::Stop;
    let (mut words, mut capitals) = (0, 0);
    for i in tokens.clone().filter(long) {
        words += 1;
        capitals += usize::from(layers.words[i].is(Class::CAPITAL));
        if ends && capitals < words {
            return false;
        }
    }
    words > 4 && capitals * 10 >= words * 8
}

/// Words before a name that keep it from being the subject of the verb behind.
const AWAY: [&str; 10] = ["whom", "which", "whose", "of", "with", "about", "against", "for", "among", "between"];

fn standing(layers: &Layers<'_>, title: &Range<usize>, tokens: &Range<usize>, sentence: Range<usize>) -> Standing {
    let limit = sentence.end;
    let first = if title.is_empty() { tokens.start } else { title.start };
    let before = first.checked_sub(1).map_or("", |i| layers.tokens[i].span.text(layers.text));
    if title.is_empty() && ["in", "In", "at", "At", "near", "from", "From", "across", "to"].contains(&before) {
        return Standing::Place;
    }
    let kind = |i: usize| layers.tokens[i].kind;
    match () {
        // The verb is not this one’s: *critics of Moor met*, *Moor, whom Dahl had called*.
        () if tokens.end >= limit || AWAY.contains(&before) => Standing::Other,
        () if is_verb(layers, tokens.end) => Standing::Subject,
        // *The warden, Ada Moor, left*; *Ada Moor wept.*
        () if kind(tokens.end) == Kind::Comma
            && before == ","
            && tokens.end + 1 < limit
            && is_verb(layers, tokens.end + 1) =>
        {
            Standing::Subject
        }
        () if first == sentence.start && tokens.end + 2 == limit && kind(tokens.end) == Kind::Word => Standing::Subject,
        () if (first == sentence.start || [",", "and", "but"].contains(&before))
            && follows_clause(layers, tokens.end, limit) =>
        {
            Standing::Subject
        }
        // *Ada Moor, a doctor, left*
        () if first == sentence.start && layers.tokens[tokens.end].kind == Kind::Comma => Standing::Subject,
        () if layers.tokens[tokens.end].kind == Kind::Clitic => Standing::Possessor,
        () if is_plain_noun(layers, tokens.end) => Standing::Modifier,
        () => Standing::Other,
    }
}

/// Does a verb follow the relative clause behind the name: *Ada Moor, who runs the pier, left*?
fn follows_clause(layers: &Layers<'_>, end: usize, limit: usize) -> bool {
    /// Tokens of the clause.
    const REACH: usize = 24;
    let opens =
        end + 1 < limit && layers.words[end + 1].is(Class::INTERROGATIVE) && layers.tokens[end].kind == Kind::Comma;
    let clause = end + 2..limit.saturating_sub(1).min(end + REACH);
    let comma = clause.filter(|_| opens).find(|&i| layers.tokens[i].kind == Kind::Comma);
    comma.is_some_and(|comma| is_verb(layers, comma + 1))
}

/// Can the token be a noun that a name before it describes?
fn is_plain_noun(layers: &Layers<'_>, i: usize) -> bool {
    let word = layers.words[i];
    layers.tokens[i].kind == Kind::Word
        && !word.is(Class::CAPITAL | Class::LY | Class::ADVERB | Class::ED | Class::DETERMINER | Class::POSSESSIVE)
        && !is_function_word(layers, i)
        && (word.forms.is_empty() || word.is(Class::NOUN | Class::PLURAL | Class::COLLECTIVE | Class::DOCUMENT))
}

/// `title` with the role in small letters before it: *shop owner* in *shop owner Vera Lunt*.
fn title_before(layers: &Layers<'_>, title: Range<usize>, floor: usize) -> Range<usize> {
    /// Words of a role before its noun.
    const REACH: usize = 4;
    // *President of Elmford* is an office without a name: only a name told from its first word follows one.
    let office = if title.is_empty() { None } else { office_before(layers, title.start, floor) };
    let of_phrase = office.unwrap_or(title.start);
    let mut start = of_phrase;
    let is_word = |i: usize| layers.tokens[i].kind == Kind::Word && !is_function_word(layers, i);
    if start == floor || !is_word(start - 1) || start == title.end && !is_role(layers, start - 1) {
        return start..title.end;
    }
    while start > floor.max(of_phrase.saturating_sub(REACH)) && is_word(start - 1) && !is_finite(layers, start - 1) {
        start -= 1;
    }
    start..title.end
}

/// Where the office begins that a name follows: *Secretary of State Jon Moor*.
fn office_before(layers: &Layers<'_>, name: usize, floor: usize) -> Option<usize> {
    let of = name.checked_sub(1).filter(|&of| of > floor && layers.tokens[of].span.text(layers.text) == "of")?;
    let is_office = layers.words[of - 1].is(Class::TITLE | Class::CAPITAL) && is_role(layers, of - 1);
    let start = (floor..of).rev().take_while(|&i| is_name_word(layers, i)).last();
    start.filter(|_| is_office)
}

fn is_finite(layers: &Layers<'_>, i: usize) -> bool {
    is_verb(layers, i) && !is_role(layers, i)
}

/// Where the run of capitalised words that begins at `at` ends; `at` itself if none does.
pub(super) fn run_end(layers: &Layers<'_>, at: usize, limit: usize) -> usize {
    let mut end = at;
    while end < limit {
        // *van der Berg* has two particles.
        let next_is_name = || {
            let next = if end + 2 < limit && is_particle(layers, end) && is_particle(layers, end + 1) { 2 } else { 1 };
            end + next < limit && is_name_word(layers, end + next)
        };
        let continues = is_name_word(layers, end)
            || end > at && is_initial_stop(layers, end)
            || end > at && is_ampersand(layers, end) && next_is_name()
            || end > at
                && (is_particle(layers, end) || layers.tokens[end].kind == Kind::Mark)
                && next_is_name()
                && (is_particle(layers, end) || is_possessor_in_name(layers, end));
        if !continues {
            break;
        }
        end += 1;
    }
    end
}

/// The sign in the name of a firm: *Vance & Sons*.
fn is_ampersand(layers: &Layers<'_>, i: usize) -> bool {
    layers.tokens[i].kind == Kind::Symbol && layers.tokens[i].span.text(layers.text) == "&"
}

/// The mark in the name of an institution that belongs to many: *Farmers’ League*.
fn is_possessor_in_name(layers: &Layers<'_>, mark: usize) -> bool {
    let glued = layers.tokens[mark - 1].span.end() == layers.tokens[mark].span.start();
    let of_many = layers.tokens[mark].kind == Kind::Mark && layers.words[mark - 1].is(Class::PLURAL);
    glued && of_many && is_institution_noun(layers.tokens[mark + 1].span.text(layers.text))
}

/// Title and name of a run: `President Anna Moor` is both, a lone title is no name.
pub(super) fn name_in(layers: &Layers<'_>, run: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let text = |i: usize| layers.tokens[i].span.text(layers.text);
    let last = run.end.checked_sub(1).filter(|&last| last >= run.start)?;
    let start = if run.len() > 1 && is_institution_noun(text(last)) {
        run.start
    } else {
        // The last word of a run is its name even where it is a title elsewhere: *Mr. King*.
        let title = (run.start..last).rev().find(|&i| is_role(layers, i) && !is_given_name(text(i)));
        title.map_or(run.start, |title| title + 1)
    };
    let start = if start == run.start { behind_office(layers, &run) } else { start };
    let start = (start..run.end).find(|&i| layers.tokens[i].kind == Kind::Word).unwrap_or(run.end);
    let is_alone = start + 1 == run.end && start == run.start;
    let is_common = is_alone && (is_role(layers, start) || is_function_word(layers, start) || is_common(layers, start));
    (start < run.end && !is_common).then_some((run.start..start, start..run.end))
}

/// A noun for many or for a text, whose capital is the sentence’s: *Police*, *Statement*.
fn is_common(layers: &Layers<'_>, i: usize) -> bool {
    let opens = layers.sentences.partition_point(|sentence| sentence.tokens.start < i);
    let is_first = layers.sentences.get(opens).is_some_and(|sentence| sentence.tokens.start == i);
    let word = layers.tokens[i].span.text(layers.text);
    let behind = layers.tokens.get(i + 1).map_or("", |token| token.span.text(layers.text));
    let goes_on = ["of", "for", "on", "and"].contains(&behind);
    let follows_the = i > 0 && !goes_on && layers.tokens[i - 1].span.text(layers.text).eq_ignore_ascii_case("the");
    // *the Committee* is one that was named before.
    if follows_the && layers.words[i].is(Class::COLLECTIVE) && !super::traits::is_known_institution(word) {
        return true;
    }
    let is_followed_by_verb = i + 1 < layers.tokens.len() && is_verb(layers, i + 1);
    is_first
        && (layers.words[i].is(Class::COLLECTIVE | Class::DOCUMENT | Class::MEDIUM | Class::NOUN)
            || !layers.words[i].forms.is_empty() && !is_followed_by_verb
            || is_people(word)
            || NUMBERS.contains(&word))
        && !super::traits::is_known_institution(word)
        && !layers.words[i].is(Class::ALL_CAPITALS)
}

/// *Two in three*
const NUMBERS: [&str; 9] = ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/// *Proponents*, *Activists*: long enough to be no surname.
fn is_people(word: &str) -> bool {
    const SHORTEST: usize = 9;
    word.len() >= SHORTEST && ["ists", "ians", "ants", "ents", "ees", "ates"].iter().any(|end| word.ends_with(end))
}

/// Where the name begins in the run behind *Secretary of*: `Jon Moor` in *State Jon Moor*.
fn behind_office(layers: &Layers<'_>, run: &Range<usize>) -> usize {
    let text = |i: usize| layers.tokens[i].span.text(layers.text);
    if office_before(layers, run.start, run.start.saturating_sub(6)).is_none() {
        return run.start;
    }
    (run.start + 1..run.end.saturating_sub(1)).find(|&i| is_given_name(text(i))).unwrap_or(run.start)
}

/// Where the name of an institution ends that goes on in small words: *the Committee for a Cleaner Harbour*.
pub(super) fn institution_end(layers: &Layers<'_>, name: &Range<usize>, limit: usize) -> usize {
    let text = |i: usize| layers.tokens[i].span.text(layers.text);
    let is_institution =
        |i: usize| layers.words[i].is(Class::COLLECTIVE) || is_institution_noun(text(i)) && text(i) != "University";
    let opens = || is_institution(name.start) || is_institution(name.end - 1) || text(name.start) == "University";
    let mut end = services_end(layers, name.end, limit).unwrap_or(name.end);
    while end < limit && ["of", "for", "on"].contains(&text(end)) && end < name.end + LONGEST && opens() {
        let next = (end + 1..limit.min(end + 3)).find(|&i| !["the", "a"].contains(&text(i))).unwrap_or(limit);
        let reached = if next < limit { run_end(layers, next, limit) } else { next };
        if reached == next || reached > next + LONGEST {
            break;
        }
        end = reached;
    }
    end
}

/// Where the name goes on behind *and*: *Parks and Water Services*.
fn services_end(layers: &Layers<'_>, and: usize, limit: usize) -> Option<usize> {
    const LAST: [&str; 6] = ["Services", "Affairs", "Resources", "Sciences", "Standards", "Industries"];
    const BODIES: [&str; 5] = ["Commission", "Administration", "Agency", "Authority", "Enforcement"];
    let text = |i: usize| layers.tokens[i].span.text(layers.text);
    let follows = and + 1 < limit && text(and) == "and";
    let end = if follows { run_end(layers, and + 1, limit) } else { and };
    // *the Shipping and Excise Commission*: an article, one word, and no second article.
    let is_body = || and > 1 && text(and - 2).eq_ignore_ascii_case("the") && BODIES.contains(&text(end - 1));
    let is_whole = end > and + 1 && (LAST.contains(&text(end - 1)) || end > and + 2 && is_body());
    is_whole.then_some(end)
}

/// A capitalised word that is no function word.
pub(super) fn is_name_word(layers: &Layers<'_>, i: usize) -> bool {
    layers.tokens[i].kind == Kind::Word && layers.words[i].is(Class::CAPITAL) && !is_function_word(layers, i)
}

/// A word of a closed class, or of time.
pub(super) fn is_function_word(layers: &Layers<'_>, i: usize) -> bool {
    let closed = Class::ARTICLE
        | Class::PREPOSITION
        | Class::COORDINATOR
        | Class::SUBORDINATOR
        | Class::INTERROGATIVE
        | Class::SUBJECT
        | Class::PRONOUN
        | Class::AUXILIARY
        | Class::ADVERBIAL
        | Class::TIME
        | Class::NEGATION;
    layers.words[i].is(closed) && !is_given_name_too(layers, i)
}

/// *Will*, *May* and the like before another capital: a given name rather than a verb or a month.
fn is_given_name_too(layers: &Layers<'_>, i: usize) -> bool {
    let before_name = layers.words.get(i + 1).is_some_and(|next| next.is(Class::CAPITAL) && !next.is(Class::TIME));
    before_name
        && !layers.words[i].is(Class::ARTICLE)
        && ["will", "may", "us", "it", "april", "june", "august", "march"]
            .iter()
            .any(|word| layers.tokens[i].span.text(layers.text).eq_ignore_ascii_case(word))
}

/// The stop of an initial or a title: `K.`, `Gov.`
fn is_initial_stop(layers: &Layers<'_>, i: usize) -> bool {
    let token = layers.tokens[i];
    let before = layers.tokens[i - 1];
    let glued = before.span.end() == token.span.start();
    let capital_follows =
        layers.tokens.get(i + 1).is_some_and(|next| next.kind == Kind::Word) && layers.words[i + 1].is(Class::CAPITAL);
    token.kind == Kind::Stop
        && token.span.len() == 1
        && glued
        && (before.span.len() == 1 || layers.words[i - 1].is(Class::TITLE) || is_suffix(layers, i - 1))
        && (capital_follows || is_suffix(layers, i - 1))
}

/// `Jr`, `Sr`.
fn is_suffix(layers: &Layers<'_>, i: usize) -> bool {
    matches!(layers.tokens[i].span.text(layers.text), "Jr" | "Sr")
}

fn is_particle(layers: &Layers<'_>, i: usize) -> bool {
    PARTICLES.contains(&layers.tokens[i].span.text(layers.text))
}

/// The words behind the particles with which a name begins, whose first has a capital in front of a sentence.
pub(super) fn without_particles<'w, 't>(words: &'w [&'t str]) -> Option<&'w [&'t str]> {
    let is_particle = |word: &&&str| PARTICLES.contains(&word.to_lowercase().as_str());
    let count = words.iter().take_while(is_particle).count();
    (0 < count && count < words.len()).then(|| &words[count..])
}

/// The words of a name, an initial with its stop, a possessor with its mark.
pub(super) fn name_words<'a>(layers: &Layers<'a>, tokens: Range<usize>) -> Vec<&'a str> {
    let words = tokens.filter(|&i| !matches!(layers.tokens[i].kind, Kind::Stop | Kind::Mark)).map(|i| {
        let span = layers.tokens[i].span;
        let is_initial = || span.len() == 1 || is_suffix(layers, i);
        let belongs =
            |kind: Kind| kind == Kind::Stop && is_initial() || kind == Kind::Mark && is_possessor(layers, i + 1);
        let mark = layers.tokens.get(i + 1).filter(|next| next.span.start() == span.end() && belongs(next.kind));
        mark.map_or(span, |mark| span.cover(mark.span)).text(layers.text)
    });
    words.collect()
}

/// Is the mark one in the name of an institution?
fn is_possessor(layers: &Layers<'_>, mark: usize) -> bool {
    mark + 1 < layers.tokens.len() && is_possessor_in_name(layers, mark)
}
