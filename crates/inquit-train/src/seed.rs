//! Random numbers that are the same on every machine (xorshift, Marsaglia 2003).

/// A generator with its state.
#[derive(Clone, Debug)]
pub struct Seed(u64);

impl Seed {
    /// The generator of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Puts `items` into another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let other = self.number() % (i as u64 + 1);
            items.swap(i, other as usize);
        }
    }

    /// Copies `slots` into `out`, leaving each out with probability `rate`.
    pub fn drop_some(&mut self, slots: &[u32], rate: f32, out: &mut Vec<u32>) {
        let limit = (rate * 65536.0) as u64;
        out.clear();
        out.extend(slots.iter().filter(|_| self.number() >> 20 & 0xffff >= limit));
    }
}
