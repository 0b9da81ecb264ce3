//! [`Table`]: where each key stands, in one or two lines of the processor’s cache.

/// Numbers under the upper halves of keys.
///
/// The entries are in order. Their upper bits choose a bucket of a few of them, so that no search goes through the whole.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// The upper half of a key, and the number in the lower half.
    entries: Vec<u64>,
    /// For each bucket where it begins, and where the last one ends.
    starts: Vec<u32>,
    /// How far a key is shifted for the number of its bucket.
    shift: u32,
}

/// Entries in a bucket, on average: half a line of the cache.
const IN_BUCKET: usize = 4;

impl Table {
    /// A table of these keys, each with the number that stands for it: fewer than 2³² in all.
    pub(super) fn new(keys: impl Iterator<Item = (u64, u32)> + Clone) -> Self {
        let count = keys.clone().count();
        let buckets = (count / IN_BUCKET).next_power_of_two().max(2);
        let shift = u64::BITS - buckets.trailing_zeros();
        let mut starts = vec![0_u32; buckets + 1];
        for (key, _) in keys.clone() {
            starts[(key >> shift) as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut entries = vec![0; count];
        for (key, number) in keys {
            let at = &mut next[(key >> shift) as usize];
            entries[*at as usize] = upper(key) | u64::from(number);
            *at += 1;
        }
        for bucket in starts.windows(2) {
            entries[bucket[0] as usize..bucket[1] as usize].sort_unstable();
        }
        Self { entries, starts, shift }
    }

    /// The entries of `key`, in the order of their numbers.
    pub(super) fn of(&self, key: u64) -> &[u64] {
        entries_of(self.bucket(key), key)
    }

    /// The same for many keys, in their order.
    pub(super) fn of_all(&self, keys: impl Iterator<Item = u64>) -> Vec<&[u64]> {
        // All buckets are fetched before the first is searched, so that their ways from the memory overlap.
        let buckets: Vec<(u64, &[u64])> = keys.map(|key| (key, self.bucket(key))).collect();
        let firsts: Vec<u64> = buckets.iter().map(|(_, bucket)| bucket.first().copied().unwrap_or(u64::MAX)).collect();
        let found = buckets.into_iter().zip(firsts);
        found.map(|((key, bucket), first)| if first > last(key) { &[] } else { entries_of(bucket, key) }).collect()
    }

    /// The upper halves of the keys, each once.
    pub(super) fn keys(&self) -> impl Iterator<Item = u64> + Clone {
        let is_first = |&(at, entry): &(usize, &u64)| at == 0 || upper(self.entries[at - 1]) != upper(*entry);
        self.entries.iter().enumerate().filter(is_first).map(|(_, entry)| upper(*entry))
    }

    fn bucket(&self, key: u64) -> &[u64] {
        let bucket = (key >> self.shift) as usize;
        &self.entries[self.starts[bucket] as usize..self.starts[bucket + 1] as usize]
    }
}

fn entries_of(bucket: &[u64], key: u64) -> &[u64] {
    let start = leading(bucket.len(), |at| bucket[at] < upper(key));
    let bucket = &bucket[start..];
    // Those of other keys are few, but a common word has thousands.
    let behind = leading(bucket.len(), |at| bucket[bucket.len() - 1 - at] > last(key));
    &bucket[..bucket.len() - behind]
}

/// How many of `count` are others: they come first, and mostly are few.
fn leading(count: usize, is_other: impl Fn(usize) -> bool) -> usize {
    let mut end = 1;
    while end <= count && is_other(end - 1) {
        end *= 2;
    }
    let (mut low, mut high) = (end / 2, (end - 1).min(count));
    while low < high {
        let middle = low.midpoint(high);
        if is_other(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// The number in the lower half of an entry.
pub(super) fn number(entry: u64) -> usize {
    (entry & 0xffff_ffff) as usize
}

fn upper(key: u64) -> u64 {
    key & 0xffff_ffff_0000_0000
}

/// The last entry that may be of the key.
fn last(key: u64) -> u64 {
    key | 0xffff_ffff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_those_of_the_key() {
        let keys = (0_u32..1000).map(|number| (u64::from(number % 7).wrapping_mul(0x9e37_79b9_7f4a_7c15), number));
        let table = Table::new(keys.clone());
        for (key, _) in keys.clone().take(7) {
            let wanted: Vec<usize> = keys.clone().filter(|(other, _)| *other == key).map(|(_, n)| n as usize).collect();
            assert_eq!(table.of(key).iter().map(|&entry| number(entry)).collect::<Vec<_>>(), wanted);
        }
        assert!(table.of(0x1234_5678_0000_0000).is_empty());
        assert!(Table::new(std::iter::empty()).of(5).is_empty());
    }
}
