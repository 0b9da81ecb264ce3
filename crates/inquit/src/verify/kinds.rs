//! What single words tell of a change: denial, numbers, days, names.

use super::words::fold;
use crate::text::number;

/// Words that deny.
const DENYING: &str = "not never no nobody none nothing nowhere neither nor without hardly barely scarcely n't refuse deny \
    dont didnt doesnt isnt arent wasnt werent havent hasnt hadnt wont cant couldnt wouldnt shouldnt";

/// Does the word deny?
pub(crate) fn denies(word: &str) -> bool {
    // Folding takes time, and most words have letters alone.
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return DENYING.split(' ').any(|denying| denying.eq_ignore_ascii_case(word));
    }
    let folded = fold(word);
    DENYING.split(' ').any(|denying| denying == folded)
}

/// Do the two words say the opposite of each other: *likely* and *unlikely*, *hopeful* and *hopeless*?
pub(crate) fn are_opposite(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let by_prefix =
        PREFIXES.iter().any(|prefix| long.strip_prefix(prefix).is_some_and(|rest| rest == short && short.len() > 2));
    let stem = |word: &str, end: &str| word.strip_suffix(end).map(str::to_owned);
    let by_suffix = [("ful", "less"), ("fully", "lessly")].iter().any(|(with, without)| {
        stem(&one, with).is_some_and(|front| stem(&other, without) == Some(front.clone()))
            || stem(&one, without).is_some_and(|front| stem(&other, with) == Some(front))
    });
    let is_pair = PAIRS
        .iter()
        .any(|&(a, b)| (a, b) == (one.as_str(), other.as_str()) || (b, a) == (one.as_str(), other.as_str()));
    by_prefix || by_suffix || is_pair
}

/// The word without the prefix that turns it into its opposite: *illegal*, *legal*.
pub(crate) fn opposite_root(word: &str) -> Option<&str> {
    PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix)).filter(|rest| rest.len() > 3)
}

/// Does a word that is cut at its front say the opposite: *legal* of *illegal*, but not *sing* of *missing*?
pub(crate) fn cuts_to_opposite(cut: &str, whole: &str) -> bool {
    are_opposite(cut, whole) && ROOTS.split_whitespace().any(|root| root == fold(cut))
}

/// Words whose opposite is made with a prefix.
const ROOTS: &str = "able acceptable accurate active adequate agree agreed agrees appropriate approve armed aware balanced \
    believer capable certain changed clear comfortable common complete conscious constitutional correct credible decent \
    definite dependent direct educated effective efficient employed equal essential existent expected experienced fair \
    finished formal frequent happy harmed healthy honest human important just justified known lawful legal legitimate \
    liberal like likely literate logical loyal mature mobile moral mortal necessary official paid partial partisan patient \
    perfect personal polite popular possible practical precedented precise prepared probable proper proven pure rational \
    ready reasonable regular relevant reliable religious respect responsible reversible safe sane satisfied secure \
    significant sincere stable sufficient tolerant touched true trust usual valid violent visible wanted willing";

/// Prefixes that turn a word into its opposite.
const PREFIXES: [&str; 8] = ["un", "in", "im", "il", "ir", "dis", "non", "mis"];

/// Words that deny each other and share no stem.
const PAIRS: [(&str, &str); 14] = [
    ("always", "never"),
    ("with", "without"),
    ("some", "no"),
    ("any", "no"),
    ("everyone", "nobody"),
    ("everybody", "nobody"),
    ("everything", "nothing"),
    ("someone", "nobody"),
    ("something", "nothing"),
    ("anyone", "nobody"),
    ("all", "none"),
    ("everyone", "noone"),
    ("confirm", "deny"),
    ("confirmed", "denied"),
];

/// The value of a word that is a number, in tenths of thousandths.
pub(crate) fn value_of(word: &str) -> Option<i64> {
    number::value_of(&fold(word)).map(|value| (value * 1e4).round() as i64)
}

/// A day, a month or a year.
pub(crate) fn is_date(word: &str) -> bool {
    const DAYS: [&str; 22] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
    ];
    let folded = fold(word);
    let is_year = word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1500..2200).contains(&year));
    DAYS.contains(&folded.as_str()) || is_year || word == "May"
}

/// Is the word a name? At the front of a sentence a capital tells it only of words that are no common ones.
pub(crate) fn is_name(word: &str, opens_sentence: bool) -> bool {
    const COMMON: [&str; 44] = [
        "the",
        "a",
        "an",
        "we",
        "they",
        "he",
        "she",
        "it",
        "you",
        "this",
        "that",
        "these",
        "those",
        "there",
        "our",
        "my",
        "his",
        "her",
        "their",
        "its",
        "and",
        "but",
        "so",
        "if",
        "when",
        "what",
        "who",
        "no",
        "not",
        "yes",
        "in",
        "on",
        "at",
        "of",
        "to",
        "for",
        "with",
        "as",
        "nobody",
        "everybody",
        "how",
        "why",
        "do",
        "did",
    ];
    let folded = fold(word);
    let stem = folded.split('\'').next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && stem != "i" && !(opens_sentence && COMMON.contains(&stem))
}
