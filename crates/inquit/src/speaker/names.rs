//! Names in the text: runs of capitalised words.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::detect::Layers;
use crate::document::BlockKind;
use crate::lexicon::{Class, Form};
use crate::segment::Kind;

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The tokens of the name itself, without title.
    pub(super) tokens: Range<usize>,
    /// The title before it, empty if there is none.
    pub(super) title: Range<usize>,
    /// Number of its sentence.
    pub(super) sentence: usize,
    /// Number of its block.
    pub(super) block: usize,
    /// A verb follows it.
    pub(super) is_subject: bool,
}

/// Words inside a name that have no capital.
const PARTICLES: [&str; 14] =
    ["de", "del", "della", "der", "den", "di", "da", "du", "van", "von", "bin", "al", "el", "la"];

/// The names of a document, in order.
pub(super) fn find_names(layers: &Layers<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    let mut block = 0;
    for (number, sentence) in layers.sentences.iter().enumerate() {
        while layers.blocks.get(block).is_some_and(|b| b.span.end() <= sentence.span.start()) {
            block += 1;
        }
        if layers.blocks.get(block).is_some_and(|b| b.kind == BlockKind::Boilerplate) {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = run_end(layers, at, sentence.tokens.end);
            if end > at {
                let is_subject = end < sentence.tokens.end && is_verb(layers, end);
                let name = name_in(layers, at..end);
                names.extend(name.map(|(title, tokens)| Name { tokens, title, sentence: number, block, is_subject }));
            }
            at = end.max(at + 1);
        }
    }
    names
}

/// A word that is a finite verb as a rule.
fn is_verb(layers: &Layers<'_>, i: usize) -> bool {
    let word = layers.words[i];
    word.is(Class::AUXILIARY) || word.forms.intersects(Form::PAST | Form::THIRD)
}

/// Where the run of capitalised words that begins at `at` ends; `at` itself if none does.
pub(super) fn run_end(layers: &Layers<'_>, at: usize, limit: usize) -> usize {
    let mut end = at;
    while end < limit {
        let continues = is_name_word(layers, end)
            || end > at && is_initial_stop(layers, end)
            || end > at && is_particle(layers, end) && end + 1 < limit && is_name_word(layers, end + 1);
        if !continues {
            break;
        }
        end += 1;
    }
    end
}

/// Title and name of a run: `President Anna Moor` is both, a lone title is no name.
pub(super) fn name_in(layers: &Layers<'_>, run: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    // The last word of a run is its name even where it is a title elsewhere: *Mr. King*.
    let is_title = |i: &usize| is_title(layers, *i) && i + 1 < run.end;
    let start = run.clone().rev().find(is_title).map_or(run.start, |title| title + 1);
    let start = (start..run.end).find(|&i| layers.tokens[i].kind == Kind::Word).unwrap_or(run.end);
    let only_function_word = start + 1 == run.end && is_function_word(layers, start);
    (start < run.end && !only_function_word).then(|| (run.start..start, start..run.end))
}

/// A title, alone or before a hyphen: *President-elect*, *then-Mayor*.
fn is_title(layers: &Layers<'_>, i: usize) -> bool {
    let word = layers.tokens[i].span.text(layers.text);
    layers.words[i].is(Class::TITLE | Class::PERSON)
        || word.split('-').any(|part| {
            part.len() < word.len()
                && ["president", "mayor", "minister", "chancellor", "governor"]
                    .iter()
                    .any(|title| part.eq_ignore_ascii_case(title))
        })
}

/// A capitalised word that is no function word.
fn is_name_word(layers: &Layers<'_>, i: usize) -> bool {
    layers.tokens[i].kind == Kind::Word && layers.words[i].is(Class::CAPITAL) && !is_function_word(layers, i)
}

fn is_function_word(layers: &Layers<'_>, i: usize) -> bool {
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
    let may_be_name = ["will", "may", "us", "it"]
        .iter()
        .any(|word| layers.tokens[i].span.text(layers.text).eq_ignore_ascii_case(word))
        && !layers.words[i].is(Class::ARTICLE)
        && layers.words.get(i + 1).is_some_and(|next| next.is(Class::CAPITAL));
    layers.words[i].is(closed) && !may_be_name
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

/// Is this the name of an institution, a government or a news outlet?
pub(super) fn is_known_institution(word: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let lines = include_str!("organisations.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    KNOWN.contains(word.to_lowercase().as_str())
}
