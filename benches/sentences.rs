//! Speed of the sentences alone, next to the peers: a rule-based segmenter and the two that follow Unicode's UAX #29.
//!
//! All of them read the same bytes in the same run and on one core, and each gives the places of its sentences.
//!
//! ```sh
//! cargo bench -p inquit-benches --bench sentences
//! ```

use std::sync::LazyLock;
use std::time::Duration;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use icu_segmenter::SentenceSegmenter;
use inquit::{Parser, Quotations};
use inquit_benches::{corpus, megabytes_per_second, ruler, time};
use unicode_segmentation::UnicodeSegmentation;

/// Rounds of which the fastest counts: what disturbs a round only makes it slower.
const ROUNDS: usize = 15;
/// Size of the text in one piece: long enough to show a peer whose time grows faster than the text.
const PARAGRAPH: usize = 200_000;

/// A name, and the number of sentences that it finds in a text.
type Segmenter = (&'static str, fn(&str) -> usize);

const SEGMENTERS: [Segmenter; 6] = [
    ("ruler", ruler),
    ("inquit", |text| inquit::sentences(text).expect("short").len()),
    ("inquit, whole quotations", |text| WHOLE.sentences(text).expect("short").len()),
    ("sentencex", |text| sentencex::get_sentence_boundaries("en", text).len()),
    ("icu_segmenter", |text| {
        SentenceSegmenter::new(Default::default()).segment_str(text).collect::<Vec<usize>>().len()
    }),
    ("unicode-segmentation", |text| text.split_sentence_bound_indices().collect::<Vec<_>>().len()),
];

/// Quotes are found for it, too.
static WHOLE: LazyLock<Parser> = LazyLock::new(|| {
    Parser::builder().quotations(Quotations::Whole).build().expect("every choice of quotations is valid")
});

fn main() {
    divan::main();
    // Whoever asks for single benches or for the list of them wants no more than that.
    if std::env::args().skip(1).all(|argument| argument == "--bench") {
        let articles = corpus();
        compare("articles, each alone", &articles);
        let lines: Vec<&str> = articles.iter().flat_map(|text| text.lines()).collect();
        let paragraph = lines.join(" ");
        compare("one paragraph", &[&paragraph[..paragraph.floor_char_boundary(PARAGRAPH)]]);
    }
}

#[divan::bench(args = SEGMENTERS.map(|(name, _)| name))]
fn articles(bencher: Bencher<'_, '_>, name: &str) {
    let (_, segment) = SEGMENTERS.into_iter().find(|segmenter| segmenter.0 == name).expect("the names are theirs");
    let corpus = corpus();
    let bytes = corpus.iter().map(|text| text.len()).sum::<usize>();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| count(segment, &corpus));
}

fn count(segment: fn(&str) -> usize, texts: &[&str]) -> usize {
    texts.iter().map(|text| segment(black_box(text))).sum()
}

/// Prints the speed of each on `texts`, and what it costs in rulers.
fn compare(title: &str, texts: &[&str]) {
    let bytes = texts.iter().map(|text| text.len()).sum::<usize>();
    let mut best = [Duration::MAX; SEGMENTERS.len()];
    for _ in 0..ROUNDS {
        // In turns, so that a slow second of the machine meets all of them.
        for (best, (_, segment)) in best.iter_mut().zip(SEGMENTERS) {
            *best = time(|| count(segment, texts)).min(*best);
        }
    }
    anstream::println!(
        "\n{title}, {:.2} MB\n{:<26} {:>8} {:>8} {:>10}",
        bytes as f64 / 1e6,
        "",
        "MB/s",
        "rulers",
        "found"
    );
    for (time, (name, segment)) in best.into_iter().zip(SEGMENTERS) {
        let rulers = time.as_secs_f64() / best[0].as_secs_f64();
        let found = count(segment, texts);
        anstream::println!("{name:<26} {:>8.1} {rulers:>8.2} {found:>10}", megabytes_per_second(bytes, time));
    }
}
