//! Feature hashing: a feature is a template and a value, and its slot is a row of a table of weights.

/// Odd multiplier of Fibonacci hashing: 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// Value of a word, tag or count that is not there, such as the word before the first one.
pub(crate) const NONE: u32 = 0x5EED_0BAD;

/// Two values as one.
#[inline]
pub(crate) fn pair(a: u32, b: u32) -> u32 {
    triple(a, b, NONE)
}

/// Three values as one: the halves of a product of 128 bits, folded (the mixing step of wyhash, by Wang Yi).
///
/// Features are made many times for each token, so there is one multiplication for all three.
#[inline]
pub(crate) fn triple(a: u32, b: u32, c: u32) -> u32 {
    const SECRETS: [u64; 2] = [0x2D35_8DCC_AA6C_78A5, 0x8BB8_4B93_962E_ACC9];
    let (left, right) = ((u64::from(a) << 32 | u64::from(b)) ^ SECRETS[0], u64::from(c) ^ SECRETS[1]);
    let product = u128::from(left) * u128::from(right);
    let folded = product as u64 ^ (product >> 64) as u64;
    (folded ^ folded >> 32) as u32
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

/// Where slots go: a list for training, a sum of weights for reading.
pub(crate) trait Sink {
    /// Takes one slot.
    fn take(&mut self, slot: u32);
}

impl Sink for Vec<u32> {
    #[inline]
    fn take(&mut self, slot: u32) {
        self.push(slot);
    }
}

/// Makes the slots of one item; every call takes the next template, whether or not it adds a feature.
pub(crate) struct Slots<'s, S> {
    sink: &'s mut S,
    shift: u32,
    template: u32,
}

impl<'s, S: Sink> Slots<'s, S> {
    /// Slots of a table with `2^bits` rows, for `sink`.
    pub(crate) fn new(sink: &'s mut S, bits: u32) -> Self {
        Self { sink, shift: 64 - bits, template: 0 }
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
        self.sink.take((key.wrapping_mul(GOLDEN) >> self.shift) as u32);
    }

    /// Adds the feature where `holds`.
    #[inline]
    pub(crate) fn add_if(&mut self, holds: bool, value: u32) {
        if holds { self.add(value) } else { self.template += 1 }
    }
}
