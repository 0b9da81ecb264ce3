//! Words that say the opposite of each other: by a prefix or an ending, or by a list.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::words::fold;

/// Do the two words say the opposite of each other: *likely* and *unlikely*, *hopeful* and *hopeless*, *rose* and *fell*?
pub(super) fn are_opposite(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let by_prefix =
        PREFIXES.iter().any(|prefix| long.strip_prefix(prefix).is_some_and(|rest| rest == short && short.len() > 2));
    let stem = |word: &str, end: &str| word.strip_suffix(end).map(str::to_owned);
    let by_suffix = [("ful", "less"), ("fully", "lessly")].iter().any(|(with, without)| {
        stem(&one, with).is_some_and(|front| stem(&other, without) == Some(front.clone()))
            || stem(&one, without).is_some_and(|front| stem(&other, with) == Some(front))
    });
    by_prefix || by_suffix || are_listed(&one, &other)
}

/// Do the two stand on the two sides of a line of the list?
fn are_listed(one: &str, other: &str) -> bool {
    let sides = |word: &str| LISTED.get(word).map_or([].as_slice(), Vec::as_slice);
    sides(one).iter().any(|&(line, side)| sides(other).contains(&(line, !side)))
}

/// For each word of the list the lines on which it stands, and on which side.
static LISTED: LazyLock<FxHashMap<&str, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let mut listed: FxHashMap<&str, Vec<(usize, bool)>> = FxHashMap::default();
    let lines = include_str!("opposites.txt").lines().filter(|line| !line.starts_with('#')).enumerate();
    for (number, (one, other)) in lines.filter_map(|(number, line)| Some((number, line.split_once('/')?))) {
        for (words, side) in [(one, false), (other, true)] {
            words.split_whitespace().for_each(|word| listed.entry(word).or_default().push((number, side)));
        }
    }
    listed
});

/// The word without the prefix that turns it into its opposite: *illegal*, *legal*.
pub(crate) fn opposite_root(word: &str) -> Option<&str> {
    PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix)).filter(|rest| rest.len() > 3)
}

/// Does a word that is cut at its front say the opposite: *legal* of *illegal*, but not *sing* of *missing*?
pub(super) fn cuts_to_opposite(cut: &str, whole: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_of_every_kind() {
        for (one, other) in [("legal", "illegal"), ("hopeful", "hopeless"), ("accepted", "rejected"), ("Fell", "rose")]
        {
            assert!(are_opposite(one, other) && are_opposite(other, one), "{one}, {other}");
        }
        for (one, other) in [("rose", "grew"), ("rose", "rose"), ("lost", "lose"), ("pier", "bridge")] {
            assert!(!are_opposite(one, other), "{one}, {other}");
        }
    }
}
