//! Words by what they have to do with saying, thinking, wanting and judging, whether or not a model has seen them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::sheet::stem_of;

/// The kinds of a word as bits, the sections of the list from the lowest on; 0 for a word that is not on it.
static KINDS: LazyLock<FxHashMap<u32, u32>> = LazyLock::new(|| {
    let mut kinds = FxHashMap::default();
    let mut section = 0;
    for line in include_str!("kinds.txt").lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            section += 1;
            continue;
        }
        for word in line.split_whitespace() {
            *kinds.entry(stem_of(word)).or_default() |= 1 << (section - 1);
        }
    }
    kinds
});

/// The kinds of the words with this stem.
pub(crate) fn kinds(stem: u32) -> u32 {
    KINDS.get(&stem).copied().unwrap_or(0)
}
