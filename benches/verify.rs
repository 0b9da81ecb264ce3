//! Time to look quotations up in a long source, next to a fuzzy search.
//!
//! A thousand quotations of 30 words each: as they stand in a source of 10 MB, with two words changed, and of words that
//! stand there but not together; and the same in an archive, which is that text cut up in thousands of sources. The peer, `partial_ratio` of Python's rapidfuzz, looks twenty of each up in the same
//! text; it is left out where `python3` (or `$PYTHON`) does not have it.
//!
//! ```sh
//! cargo bench -p inquit-benches --bench verify
//! ```

use std::io::Write;
use std::process::{Command, Stdio};

use inquit::verify::{Archive, Source, Verdict, Verification};
use inquit_benches::{Random, corpus, invented, megabytes_per_second, time};
use serde_json::json;

/// Bytes of the source.
const SIZE: usize = 10_000_000;
const QUOTATIONS: usize = 1_000;
/// Bytes of a source of the archive, at least.
const SOURCE: usize = 1_000;
/// Words of a quotation.
const WORDS: usize = 30;
/// Quotations that the peer looks up: it takes long.
const PEER_QUOTATIONS: usize = 20;
/// Rounds of which the fastest counts.
const ROUNDS: usize = 3;

fn main() {
    let mut random = Random(1);
    let text = text(&mut random);
    let mut document = None;
    let parsed = time(|| document = inquit::parse(text.as_str()).ok());
    let document = document.expect("short");
    let mut source = None;
    let indexed = (0..ROUNDS).map(|_| {
        let document = document.clone();
        time(|| source = Some(Source::new(document)))
    });
    let indexed = indexed.min().unwrap_or_default();
    let source = source.expect("it was just made");
    let words: Vec<&str> = text.split_whitespace().collect();
    anstream::println!(
        "source: {:.1} MB, {} words, parsed in {:.2} s, indexed in {:.2} s ({:.0} MB/s)\n\n{:<10} {:>12} {:>12}   verdicts",
        text.len() as f64 / 1e6,
        words.len(),
        parsed.as_secs_f64(),
        indexed.as_secs_f64(),
        megabytes_per_second(text.len(), indexed),
        "",
        "µs, one core",
        "µs, all"
    );
    let exact: Vec<String> = (0..QUOTATIONS).map(|_| quote(&text, &words, &mut random).to_owned()).collect();
    let altered: Vec<String> = (0..QUOTATIONS).map(|_| alter(&text, &words, &mut random)).collect();
    let absent: Vec<String> = (0..QUOTATIONS).map(|_| scatter(&words, &mut random)).collect();
    let kinds = [("exact", &exact), ("altered", &altered), ("absent", &absent)];
    let all = kinds.map(|(name, quotations)| {
        let times = [
            each(quotations, || drop(quotations.iter().map(|quotation| source.verify(quotation)).collect::<Vec<_>>())),
            each(quotations, || drop(source.verify_many(quotations))),
        ];
        show(name, source.verify_many(quotations).into_iter().map(Some), times);
        (name, quotations, times)
    });
    let archive = archive(&text);
    for (name, quotations) in kinds {
        let times = [
            each(quotations, || drop(quotations.iter().map(|quotation| archive.verify(quotation)).collect::<Vec<_>>())),
            each(quotations, || drop(archive.verify_many(quotations))),
        ];
        let best = archive.verify_many(quotations).into_iter();
        show(name, best.map(|found| found.into_iter().next().map(|found| found.verification)), times);
    }
    anstream::println!();
    for (name, quotations, times) in all {
        if !compare(name, &text, quotations, times) {
            break;
        }
    }
}

/// The paragraphs of the text in sources of some of them.
fn archive(text: &str) -> Archive {
    let mut articles = vec![String::new()];
    for line in text.split_inclusive('\n') {
        match articles.last_mut() {
            Some(last) if last.len() < SOURCE => last.push_str(line),
            _ => articles.push(line.to_owned()),
        }
    }
    let count = articles.len();
    let documents = inquit::Parser::default().parse_many(articles);
    let sources: Vec<Source> = documents.into_iter().flatten().map(Source::new).collect();
    let mut archive = None;
    let built = time(|| archive = Some(Archive::new(sources)));
    anstream::println!(
        "\narchive: the same in {count} sources, whose index is built in {:.2} s\n",
        built.as_secs_f64()
    );
    archive.expect("it was just made")
}

/// Microseconds that the work takes for each of the quotations.
fn each(quotations: &[String], mut work: impl FnMut()) -> f64 {
    let best = (0..ROUNDS).map(|_| time(&mut work)).min().unwrap_or_default();
    best.as_secs_f64() * 1e6 / quotations.len() as f64
}

fn show(name: &str, found: impl Iterator<Item = Option<Verification>>, [one, all]: [f64; 2]) {
    let mut verdicts: Vec<Verdict> = found.map(|found| found.map_or(Verdict::Absent, |found| found.verdict)).collect();
    verdicts.sort();
    let counts = verdicts.chunk_by(|one, two| one == two).map(|same| format!("{} {:?}", same.len(), same[0]));
    let counts = counts.collect::<Vec<_>>().join(", ").to_lowercase();
    anstream::println!("{name:<10} {one:>12.1} {all:>12.1}   {counts}");
}

/// Prints what the peer takes for some of the `quotations`, of which inquit takes so many microseconds each, if it is
/// there.
fn compare(name: &str, text: &str, quotations: &[String], [one, all]: [f64; 2]) -> bool {
    let Some(seconds) = peer(text, &quotations[..PEER_QUOTATIONS]) else {
        anstream::println!("rapidfuzz is not there (`pip install rapidfuzz`): no peer was timed");
        return false;
    };
    anstream::println!(
        "rapidfuzz partial_ratio, {name}: {:.0} µs; {:.0} times as long as inquit on one core, {:.0} on all",
        seconds * 1e6,
        seconds * 1e6 / one,
        seconds * 1e6 / all
    );
    true
}

/// Seconds that the peer takes a quotation, if it is there.
fn peer(text: &str, quotations: &[String]) -> Option<f64> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/peers/rapidfuzz_partial_ratio.py");
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let mut command = Command::new(python);
    let mut child = command.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let task = json!({"source": text, "quotations": quotations}).to_string();
    // One that has no rapidfuzz reads nothing.
    let sent = child.stdin.take()?.write_all(task.as_bytes());
    let output = child.wait_with_output().ok()?;
    sent.ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// The articles one after another, in each copy other words in the place of every third: half of them words of the
/// articles, the others invented, so that there are as many rare words as in an archive.
fn text(random: &mut Random) -> String {
    let articles = corpus();
    let words: Vec<&str> = articles.iter().flat_map(|article| article.split_whitespace()).collect();
    let mut text = String::with_capacity(SIZE + 100_000);
    for article in articles.iter().cycle() {
        for paragraph in article.lines() {
            for word in paragraph.split(' ') {
                match random.below(6) {
                    0 if !word.is_empty() => text.push_str(words[random.below(words.len())]),
                    1 if !word.is_empty() => text.push_str(&invented(random)),
                    _ => text.push_str(word),
                }
                text.push(' ');
            }
            text.push('\n');
        }
        if text.len() >= SIZE {
            break;
        }
    }
    text
}

/// Words of the source in a row, as they stand there.
fn quote<'t>(text: &'t str, words: &[&str], random: &mut Random) -> &'t str {
    let start = random.below(words.len() - WORDS);
    let offset = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let last = words[start + WORDS - 1];
    &text[offset(words[start])..offset(last) + last.len()]
}

/// The same with two words changed.
fn alter(text: &str, words: &[&str], random: &mut Random) -> String {
    let mut quotation: Vec<&str> = quote(text, words, random).split(' ').collect();
    for _ in 0..2 {
        let place = random.below(quotation.len());
        quotation[place] = words[random.below(words.len())];
    }
    quotation.join(" ")
}

/// Words of the source from anywhere.
fn scatter(words: &[&str], random: &mut Random) -> String {
    (0..WORDS).map(|_| words[random.below(words.len())]).collect::<Vec<_>>().join(" ")
}
