//! Speed on news articles: of each stage, and as a ratio to the ruler, one pass of `unicode_words().count()`.
//!
//! A ratio compares two times of one run, on one text and one core, so it means the same on every machine.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use inquit::output::DocumentRecord;
use inquit::{Document, Unit};
use inquit_benches::{corpus, fastest, megabytes_per_second, ruler};

/// A name, what is done to each article, and the most rulers that it may cost.
type Stage = (&'static str, fn(&str), Option<f64>);

const STAGES: [Stage; 5] = [
    ("ruler", count_words, None),
    ("sentences", find_sentences, None),
    ("quotes", find_quotes, Some(0.8)),
    ("parse", parse, Some(4.0)),
    ("parse, JSON", parse_to_json, None),
];

fn main() {
    divan::main();
    // Whoever asks for single benches or for the list of them wants no more than that.
    if std::env::args().skip(1).all(|argument| argument == "--bench") {
        ratios();
    }
}

fn count_words(text: &str) {
    black_box(ruler(black_box(text)));
}

fn find_sentences(text: &str) {
    black_box(inquit::sentences(black_box(text)).expect("short"));
}

fn find_quotes(text: &str) {
    black_box(inquit::quotes(black_box(text)).expect("short"));
}

fn parse(text: &str) {
    black_box(inquit::parse(black_box(text)).expect("short"));
}

fn parse_to_json(text: &str) {
    black_box(to_json(&inquit::parse(black_box(text)).expect("short")));
}

fn to_json(document: &Document) -> String {
    serde_json::to_string(&DocumentRecord::new(document, Unit::Char)).expect("a record is JSON")
}

#[divan::bench(args = STAGES.map(|(name, ..)| name))]
fn articles(bencher: Bencher<'_, '_>, name: &str) {
    let (_, stage, _) = STAGES.into_iter().find(|stage| stage.0 == name).expect("the names are those of the stages");
    let corpus = corpus();
    let bytes = corpus.iter().map(|text| text.len()).sum::<usize>();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| corpus.iter().for_each(|text| stage(text)));
}

#[divan::bench]
fn json_of_parsed(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    let documents: Vec<Document> = corpus.iter().map(|&text| inquit::parse(text).expect("short")).collect();
    let bytes = corpus.iter().map(|text| text.len()).sum::<usize>();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for document in &documents {
            black_box(to_json(black_box(document)));
        }
    });
}

/// Prints what every stage costs in rulers.
fn ratios() {
    let mut corpus = corpus();
    let bytes = corpus.iter().map(|text| text.len()).sum::<usize>();
    let best: [_; STAGES.len()] = fastest(&mut corpus, |at, text| STAGES[at].1(text));
    anstream::println!("\n{:<12} {:>8} {:>8} {:>8}", "", "MB/s", "rulers", "limit");
    for (time, (name, _, limit)) in best.into_iter().zip(STAGES) {
        let rulers = time.as_secs_f64() / best[0].as_secs_f64();
        let limit = limit.map_or(String::new(), |limit| format!("{limit:.1}"));
        let line = format!("{name:<12} {:>8.1} {rulers:>8.2} {limit:>8}", megabytes_per_second(bytes, time));
        anstream::println!("{}", line.trim_end());
    }
}
