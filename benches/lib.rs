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
