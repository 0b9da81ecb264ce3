//! Feature hashing: a feature is a template and a value, and its slot is a row of a table of weights.

/// Odd multiplier of Fibonacci hashing: 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// Value of a word, tag or count that is not there, such as the word before the first one.
pub(crate) const NONE: u32 = 0x5EED_0BAD;

/// Two values as one.
#[inline]
pub(crate) fn pair(a: u32, b: u32) -> u32 {
    let mixed = (u64::from(a) ^ 0xB5AD_4ECE).wrapping_mul(GOLDEN) ^ u64::from(b);
    (mixed.wrapping_mul(GOLDEN) >> 32) as u32
}

/// Three values as one.
#[inline]
pub(crate) fn triple(a: u32, b: u32, c: u32) -> u32 {
    pair(pair(a, b), c)
}

/// The value of some bytes (FNV-1a, then mixed so that the high bits depend on all of them).
#[inline]
pub(crate) fn of_bytes(bytes: impl IntoIterator<Item = u8>) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash.wrapping_mul(GOLDEN) >> 32) as u32
}

/// A count or distance as one of a few steps: the larger it is, the less the next one matters.
pub(crate) fn steps(count: usize) -> u32 {
    match count {
        0..=4 => count as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=40 => 9,
        _ => 10,
    }
}

/// Collects the slots of one item; every call takes the next template, whether or not it adds a feature.
pub(crate) struct Slots<'v> {
    slots: &'v mut Vec<u32>,
    shift: u32,
    template: u32,
}

impl<'v> Slots<'v> {
    /// Slots of a table with `2^bits` rows, added behind those in `slots`.
    pub(crate) fn new(slots: &'v mut Vec<u32>, bits: u32) -> Self {
        Self { slots, shift: 64 - bits, template: 0 }
    }

    /// Goes on with the templates from `template`, which groups of features begin at.
    pub(crate) fn group(&mut self, template: u32) {
        self.template = template;
    }

    /// Adds the feature of the next template that has this value.
    #[inline]
    pub(crate) fn add(&mut self, value: u32) {
        self.template += 1;
        let key = u64::from(self.template) << 32 | u64::from(value);
        let mixed = (key ^ key >> 29).wrapping_mul(GOLDEN);
        self.slots.push(((mixed ^ mixed >> 32).wrapping_mul(GOLDEN) >> self.shift) as u32);
    }

    /// Adds the feature where `holds`.
    #[inline]
    pub(crate) fn add_if(&mut self, holds: bool, value: u32) {
        if holds { self.add(value) } else { self.template += 1 }
    }
}
