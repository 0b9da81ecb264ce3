//! Forms of English words.

use bitflags::bitflags;

use super::classes::Class;

bitflags! {
    /// A set of forms of a verb: *said* is both past and participle.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct Form: u8 {
        /// *say*
        const BASE = 1;
        /// *says*
        const THIRD = 1 << 1;
        /// *wrote*
        const PAST = 1 << 2;
        /// *written*
        const PARTICIPLE = 1 << 3;
        /// *saying*
        const GERUND = 1 << 4;
    }
}

/// Principal parts of a verb; a particle follows its first word.
#[derive(Clone, Debug, Default)]
pub(super) struct VerbParts {
    pub(super) base: String,
    pub(super) past: Option<String>,
    pub(super) participle: Option<String>,
}

/// Every form of a verb with its spelling; both spellings where a last consonant may be doubled, since the wrong one
/// (*visitted*) is no word and does no harm.
pub(super) fn verb_forms(parts: &VerbParts) -> Vec<(Form, String)> {
    let (stem, particle) = match parts.base.split_once(' ') {
        Some((stem, particle)) => (stem, format!(" {particle}")),
        None => (parts.base.as_str(), String::new()),
    };
    let with_particle = |word: String| format!("{word}{particle}");
    let mut forms = vec![(Form::BASE, parts.base.clone()), (Form::THIRD, with_particle(with_s(stem)))];
    forms.extend(with_vowel(stem, "ing").into_iter().map(|word| (Form::GERUND, with_particle(word))));
    match (&parts.past, &parts.participle) {
        (Some(past), Some(participle)) => {
            forms.extend([(Form::PAST, past.clone()), (Form::PARTICIPLE, participle.clone())]);
        }
        (Some(past), None) => forms.push((Form::PAST | Form::PARTICIPLE, past.clone())),
        (None, _) => {
            let regular = with_vowel(stem, "ed").into_iter();
            forms.extend(regular.map(|word| (Form::PAST | Form::PARTICIPLE, with_particle(word))));
        }
    }
    forms
}

/// Singular and plural of a noun.
pub(super) fn noun_forms(lemma: &str) -> [String; 2] {
    [lemma.to_owned(), with_s(lemma)]
}

/// What the ending of an unlisted word says of its form.
pub(super) fn forms_of_spelling(spelled: Class) -> Form {
    let ed = if spelled.contains(Class::ED) { Form::PAST | Form::PARTICIPLE } else { Form::empty() };
    let ing = if spelled.contains(Class::ING) { Form::GERUND } else { Form::empty() };
    ed | ing
}

fn with_s(stem: &str) -> String {
    if ["s", "x", "z", "ch", "sh"].iter().any(|ending| stem.ends_with(ending)) || stem == "go" || stem == "do" {
        return format!("{stem}es");
    }
    match stem.strip_suffix('y') {
        Some(rest) if !ends_in_vowel(rest) => format!("{rest}ies"),
        _ => format!("{stem}s"),
    }
}

/// `stem` with an ending that begins with a vowel.
fn with_vowel(stem: &str, ending: &str) -> Vec<String> {
    let drops_e = stem.ends_with('e') && !(ending == "ing" && (stem.ends_with("ee") || stem.ends_with("oe")));
    if drops_e {
        return vec![format!("{}{ending}", &stem[..stem.len() - 1])];
    }
    if let Some(rest) = stem.strip_suffix('y').filter(|rest| ending == "ed" && !ends_in_vowel(rest)) {
        return vec![format!("{rest}ied")];
    }
    let plain = format!("{stem}{ending}");
    match stem.as_bytes() {
        [.., before, vowel, last] if !is_vowel(*before) && is_vowel(*vowel) && b"bdfgklmnprt".contains(last) => {
            vec![plain, format!("{stem}{}{ending}", char::from(*last))]
        }
        _ => vec![plain],
    }
}

fn ends_in_vowel(word: &str) -> bool {
    word.bytes().last().is_some_and(is_vowel)
}

fn is_vowel(byte: u8) -> bool {
    b"aeiou".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(base: &str) -> Vec<String> {
        let parts = VerbParts { base: base.to_owned(), ..VerbParts::default() };
        verb_forms(&parts).into_iter().map(|(_, word)| word).collect()
    }

    #[test]
    fn regular_verbs_keep_the_rules_of_spelling() {
        assert_eq!(spelled("deny"), ["deny", "denies", "denying", "denied"]);
        assert_eq!(spelled("argue"), ["argue", "argues", "arguing", "argued"]);
        assert_eq!(spelled("point out"), ["point out", "points out", "pointing out", "pointed out"]);
        assert_eq!(spelled("admit"), ["admit", "admits", "admiting", "admitting", "admited", "admitted"]);
        assert_eq!(spelled("agree"), ["agree", "agrees", "agreeing", "agreed"]);
    }
}
