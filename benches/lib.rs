//! Shared by the benches: the texts, and the clock.

use std::hint::black_box;
use std::time::{Duration, Instant};

use unicode_segmentation::UnicodeSegmentation;

/// The bundled articles of the examples: what the parser is built for.
pub const ARTICLES: [&str; 3] = [
    include_str!("../examples/articles/web_scrape.txt"),
    include_str!("../examples/articles/wire_feed.txt"),
    include_str!("../examples/articles/local_paper.txt"),
];

/// Size of [`corpus`] in bytes.
const SIZE: usize = 1_000_000;

/// About a megabyte of articles one after another, each to be read alone.
pub fn corpus() -> Vec<&'static str> {
    let mut left = SIZE;
    let fits = |article: &&str| {
        let fits = left > 0;
        left = left.saturating_sub(article.len());
        fits
    };
    ARTICLES.into_iter().cycle().take_while(fits).collect()
}

/// The unit that speed is stated in: one pass over the words of `text`.
pub fn ruler(text: &str) -> usize {
    text.unicode_words().count()
}

/// How long `work` takes.
pub fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// Rounds of which each article's fastest counts: what disturbs the machine only makes it slower, and an article is short
/// enough to be left alone once.
const ROUNDS: usize = 15;

/// How long each of `N` works takes on all `articles`; they are done in turns, so that a slow second meets all of them.
pub fn fastest<T, const N: usize>(articles: &mut [T], work: impl Fn(usize, &mut T)) -> [Duration; N] {
    let mut best = vec![[Duration::MAX; N]; articles.len()];
    for _ in 0..ROUNDS {
        for at in 0..N {
            for (best, article) in best.iter_mut().zip(articles.iter_mut()) {
                best[at] = time(|| work(at, article)).min(best[at]);
            }
        }
    }
    std::array::from_fn(|at| best.iter().map(|times| times[at]).sum())
}

/// Megabytes in a second.
pub fn megabytes_per_second(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

/// Numbers that look random and are the same in every run.
pub struct Random(pub u64);

impl Random {
    /// A number from 0 to one less than `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// A word that no language has, so that there are as many rare words as in an archive.
pub fn invented(random: &mut Random) -> String {
    const SYLLABLES: [&str; 24] = [
        "bar", "ber", "dal", "den", "dor", "fen", "gal", "har", "kel", "lin", "lor", "mar", "mel", "nor", "ond", "pel",
        "ral", "ros", "sel", "tar", "tol", "ven", "vor", "wen",
    ];
    (0..3).map(|_| SYLLABLES[random.below(SYLLABLES.len())]).collect()
}
