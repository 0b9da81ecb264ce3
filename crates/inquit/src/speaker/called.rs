//! Speakers by the name that somebody asks for.

use unicode_normalization::UnicodeNormalization;

use crate::document::{Speaker, SpeakerKind};
use crate::lexicon::{self, Class};
use crate::segment::{Kind, tokenize};

/// Those of `speakers` that go by `name`; where one has exactly this name, those alone.
pub(crate) fn named<'s>(speakers: &'s [Speaker], name: &str) -> impl Iterator<Item = &'s Speaker> + use<'s> {
    let wanted = words_without_title(name);
    let is_whole = |speaker: &Speaker| is_called(speaker, &wanted) == Some(Form::Whole);
    let form = if speakers.iter().any(is_whole) { Form::Whole } else { Form::Last };
    speakers.iter().filter(move |speaker| is_called(speaker, &wanted) == Some(form))
}

/// How much of a name is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Whole,
    /// The last words: *Moor* or *von Moor* for *Ada von Moor*.
    Last,
}

fn is_called(speaker: &Speaker, wanted: &[String]) -> Option<Form> {
    let words = words(&speaker.name);
    let is_person = matches!(speaker.kind, Some(SpeakerKind::Person) | None);
    match () {
        () if wanted.is_empty() => None,
        () if words == wanted => Some(Form::Whole),
        // *Harrow* is not the *Bank of Harrow*.
        () if is_person && words.ends_with(wanted) => Some(Form::Last),
        () => None,
    }
}

/// The words of `name` in lower case, without marks and accents; initials are words each, *J.T.* as *J. T.*
fn words(name: &str) -> Vec<String> {
    let plain: String = name.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect();
    let word = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let parts = plain.split_whitespace().flat_map(|word| {
        let are_initials = word.split_terminator('.').all(|part| part.chars().nth(1).is_none());
        word.split(move |c| are_initials && c == '.')
    });
    let mut words: Vec<String> = parts.map(word).filter(|word| !word.is_empty()).collect();
    let is_honour = |word: &String| HONOURS.contains(&word.as_str());
    while words.len() > 1 && words.last().is_some_and(is_honour) {
        words.pop();
    }
    words
}

/// What may stand behind a name and is none of it.
const HONOURS: [&str; 14] =
    ["kc", "qc", "mp", "msp", "mep", "mbe", "obe", "cbe", "kbe", "phd", "md", "jr", "sr", "esq"];

/// The same without *President*, *Dr.* and *the* in front, unless there is nothing else.
fn words_without_title(name: &str) -> Vec<String> {
    let tokens = tokenize(name);
    let known = lexicon::english().words(name, &tokens);
    let is_name = |i: &usize| tokens[*i].kind == Kind::Word && !known[*i].is(Class::TITLE | Class::DETERMINER);
    let start = (0..tokens.len()).find(is_name).map_or(0, |i| tokens[i].span.range().start);
    words(&name[start..])
}

#[cfg(test)]
mod tests {
    fn called(text: &str, name: &str) -> Vec<String> {
        let document = crate::parse(text).expect("short");
        document.speakers_named(name).map(|speaker| speaker.name.to_string()).collect()
    }

    #[test]
    fn titles_case_and_first_names_do_not_matter() {
        let text = "“Nine,” said Inga Reyes. Ada von Moor told Gus Moor that it was ten.";
        for name in ["Inga Reyes", "inga reyes", "REYES", "Dr. Reyes", "President Inga Reyes", " Mrs Reyes "] {
            assert_eq!(called(text, name), ["Inga Reyes"], "{name}");
        }
        let text_of_names = "“Nine,” said Zoltán Kőszegi KC. J. T. Roe said it was ten.";
        for (name, wanted) in [("Zoltan Koszegi", "Zoltán Kőszegi"), ("J.T. Roe", "J. T. Roe"), ("jt roe", "")] {
            let found = called(text_of_names, name);
            assert!(
                found.iter().all(|found| found.starts_with(wanted)) && found.is_empty() == wanted.is_empty(),
                "{name}"
            );
        }
        assert_eq!(called(text, "von Moor"), ["Ada von Moor"]);
        assert_eq!(called(text, "Moor"), ["Ada von Moor", "Gus Moor"]);
        for name in ["", " ", "Dr.", "Inga", "Ada Reyes", "eyes", "🎉", "“"] {
            assert!(called(text, name).is_empty(), "{name}");
        }
    }

    #[test]
    fn an_organisation_goes_by_its_whole_name() {
        let text = "The Bank of Harrow said it would close. “Nine,” said Inga Reyes.";
        assert_eq!(called(text, "the Bank of Harrow"), ["Bank of Harrow"]);
        assert!(called(text, "Harrow").is_empty());
    }
}
