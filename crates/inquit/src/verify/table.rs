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
        let bucket = (key >> self.shift) as usize;
        let entries = &self.entries[self.starts[bucket] as usize..self.starts[bucket + 1] as usize];
        let low = upper(key);
        let start = entries.partition_point(|&entry| entry < low);
        let count = entries[start..].partition_point(|&entry| entry <= low | 0xffff_ffff);
        &entries[start..start + count]
    }
}

/// The number in the lower half of an entry.
pub(super) fn number(entry: u64) -> usize {
    (entry & 0xffff_ffff) as usize
}

fn upper(key: u64) -> u64 {
    key & 0xffff_ffff_0000_0000
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
