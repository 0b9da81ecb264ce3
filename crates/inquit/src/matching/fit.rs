//! Fits the odds to the golden pairs: logistic regression with a normal prior around the odds as they were set by hand.
//!
//! ```sh
//! cargo test -p inquit --lib matching::fit -- --ignored --nocapture
//! ```

#![expect(clippy::print_stderr, reason = "the odds are to be seen")]

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Deserialize;

use super::Statement;
use super::events::Event;
use super::evidence::{Evidence, Sign};
use super::forms::Stems;
use super::index::Frequencies;
use super::paraphrase::{self, Clue, Clues, paraphrases};
use super::reports::Report;
use super::similarity::{ODDS, probability_of};
use super::told::Told;

#[derive(Deserialize)]
struct Pairs {
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
struct Pair {
    name: String,
    same: bool,
    first: Said,
    second: Said,
}

#[derive(Deserialize)]
struct Said {
    text: String,
    speaker: Option<String>,
    date: Option<String>,
}

impl Said {
    fn statement(&self) -> Statement {
        let day = self.date.as_ref().map(|date| date.parse::<Date>().expect("a day"));
        let statement = Statement::new(self.text.as_str()).day(day);
        self.speaker.iter().fold(statement, |statement, name| statement.speaker(name.as_str()))
    }
}

/// What is believed of the odds before any pair is seen.
const PRIOR: [f64; Sign::COUNT] =
    [-5.2, 5.6, 2.2, 1.0, 6.0, 1.4, -10.0, 0.8, -9.0, -9.0, -9.0, -9.0, -0.8, -7.0, -9.0, 18.0, -1.4, -12.0];
/// Standard deviation of that belief.
const DEVIATION: f64 = 1.0;

/// The odds at which the pairs are most probable; that of `settled` stays as it is believed to be.
fn fit<const N: usize>(pairs: &[([f32; N], bool)], prior: [f64; N], settled: Option<usize>) -> [f64; N] {
    const STEPS: usize = 40_000;
    const STEP: f64 = 0.001;
    let mut odds = prior;
    for _ in 0..STEPS {
        let mut slope: [f64; N] = std::array::from_fn(|sign| (prior[sign] - odds[sign]) / (DEVIATION * DEVIATION));
        for (amounts, same) in pairs {
            let error = f64::from(u8::from(*same)) - probability(amounts, &odds);
            for (slope, amount) in slope.iter_mut().zip(amounts) {
                *slope += error * f64::from(*amount);
            }
        }
        settled.into_iter().for_each(|sign| slope[sign] = 0.0);
        for ((odds, slope), prior) in odds.iter_mut().zip(slope).zip(prior) {
            *odds += STEP * slope;
            // What speaks for it does not come to speak against it because near misses are alike.
            if *odds * prior < 0.0 {
                *odds = 0.0;
            }
        }
    }
    odds
}

fn probability<const N: usize>(amounts: &[f32; N], odds: &[f64; N]) -> f64 {
    let logit: f64 = amounts.iter().zip(odds).map(|(amount, odds)| f64::from(*amount) * odds).sum();
    1.0 / (1.0 + (-logit).exp())
}

/// The folds' judgement of each: by odds that were fitted to the other folds. Items have the key of their fold.
fn by_folds<const N: usize>(all: &[([f32; N], bool, String)], prior: [f64; N], settled: Option<usize>) -> Vec<f64> {
    const FOLDS: usize = 5;
    let fold_of = |key: &str| key.bytes().map(usize::from).sum::<usize>() % FOLDS;
    let odds: Vec<[f64; N]> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let rest = all.iter().filter(|(.., key)| fold_of(key) != fold);
            fit(&rest.map(|(amounts, same, _)| (*amounts, *same)).collect::<Vec<_>>(), prior, settled)
        })
        .collect();
    all.iter().map(|(amounts, _, key)| probability(amounts, &odds[fold_of(key)])).collect()
}

/// The statement that a pair is about: all of one are in one fold.
fn topic(pair: &Pair) -> &str {
    let speaker = pair.first.speaker.as_deref().or(pair.second.speaker.as_deref()).unwrap_or(&pair.name);
    speaker.split_whitespace().last().unwrap_or(speaker)
}

fn evidence(first: &Said, second: &Said) -> Evidence {
    let [first, second] = [first, second].map(|said| Told::new(&said.statement(), &Stems::new()));
    Evidence::new(&first, &second, &Frequencies::of(std::iter::empty()))
}

/// What most pairs in the world are: statements of different topics, as if one speaker had said both on one day, and two
/// words beside the statement that they are of.
fn unlike(pairs: &[Pair]) -> impl Iterator<Item = (Evidence, bool, String)> {
    /// Others that each statement is put beside.
    const EACH: usize = 6;
    pairs.iter().enumerate().flat_map(move |(number, pair)| {
        let others = (1..=EACH).map(move |step| &pairs[(number + step * 37) % pairs.len()]);
        let unlike = others.filter(|other| topic(other) != topic(pair)).map(|other| other.second.text.clone());
        let words: Vec<&str> = pair.first.text.split_whitespace().collect();
        let middle = words.len() / 2;
        let parts = (1..3).map(|count| words[middle..words.len().min(middle + count)].join(" "));
        let texts: Vec<String> = unlike.chain(parts).collect();
        texts.into_iter().map(move |text| {
            let second = Said { text, speaker: pair.first.speaker.clone(), date: pair.first.date.clone() };
            (evidence(&pair.first, &second), false, topic(pair).to_owned())
        })
    })
}

fn print_table(title: &str, found: &[(f64, bool)]) {
    eprintln!("{title}: threshold, precision, recall");
    for threshold in [0.1, 0.3, 0.5, 0.7, 0.9] {
        let count = |test: &dyn Fn(&&(f64, bool)) -> bool| found.iter().filter(test).count() as f64;
        let right = count(&|(p, same)| *same && *p >= threshold);
        let precision = right / count(&|(p, _)| *p >= threshold);
        let recall = right / count(&|(_, same)| *same);
        eprintln!("{threshold:>5} {:>6.1} % {:>6.1} %", 100.0 * precision, 100.0 * recall);
    }
}

#[test]
#[ignore = "prints the odds; it takes a minute and checks nothing"]
fn odds() {
    let pairs: Pairs =
        toml::from_str(include_str!("../../tests/data/matching.toml")).expect("the pairs are valid TOML");
    let golden = pairs.pair.iter().map(|pair| (evidence(&pair.first, &pair.second), pair.same, topic(pair).to_owned()));
    let all: Vec<_> =
        golden.chain(unlike(&pairs.pair)).map(|(evidence, same, topic)| (evidence.0, same, topic)).collect();
    // Nearly all pairs have one speaker, so they do not tell what that is worth.
    let settled = Some(Sign::SameSpeaker as usize);
    let fitted = fit(&all.iter().map(|(amounts, same, _)| (*amounts, *same)).collect::<Vec<_>>(), PRIOR, settled);
    for ((sign, _), odds) in ODDS.iter().zip(fitted) {
        eprintln!("    (Sign::{sign:?}, {odds:.1}),");
    }
    let same = || all.iter().map(|(_, same, _)| *same);
    let found: Vec<(f64, bool)> =
        all.iter().map(|(amounts, ..)| f64::from(probability_of(&Evidence(*amounts)))).zip(same()).collect();
    print_table("as they are", &found);
    let held_out: Vec<(f64, bool)> = by_folds(&all, PRIOR, settled).into_iter().zip(same()).collect();
    print_table("folds", &held_out);
}

/// What is believed of the odds of paraphrases before any event is seen.
const CLUES: [f64; Clue::COUNT] = [-5.0, 1.0, 1.0, 1.0, 1.0, 1.0, -1.4, -6.0, -2.0];

/// The pairs of statements of an event that are judged, with whether they are one.
fn judged(event: &Event) -> Vec<(Clues, bool)> {
    let reported = event.reported();
    let statements = &reported.statements;
    let stems = Stems::new();
    let told: Vec<Told> = statements.iter().map(|statement| Told::new(statement, &stems)).collect();
    let leaders: Vec<Option<u32>> = (0..statements.len() as u32).map(Some).collect();
    let reports = Report::all_of(statements, &told, &leaders);
    let [first, second] = reports.as_slice() else { return Vec::new() };
    let found = paraphrases([first, second], statements, &told, &Frequencies::of(std::iter::empty()));
    let found = found.into_iter().filter_map(|found| Some((found.clues?, reported.is_same((found.one, found.two))?)));
    found.collect()
}

/// The near misses of the pairs are pairs of an event too, in which nothing else was said.
fn as_event(pair: &Pair) -> Option<(Clues, bool)> {
    let statements = [pair.first.statement().document(0), pair.second.statement().document(1)];
    let told = statements.each_ref().map(|statement| Told::new(statement, &Stems::new()));
    let reports = Report::all_of(&statements, &told, &[Some(0), Some(1)]);
    let found =
        paraphrases([&reports[0], &reports[1]], &statements, &told, &Frequencies::of(std::iter::empty())).pop()?;
    let mut clues = found.clues?;
    clues[Clue::Nearest as usize] = 0.0;
    Some((clues, pair.same))
}

#[test]
#[ignore = "prints the odds; it takes a minute and checks nothing"]
fn odds_of_paraphrases() {
    let pairs: Pairs =
        toml::from_str(include_str!("../../tests/data/matching.toml")).expect("the pairs are valid TOML");
    let events = Event::all();
    let known = events.iter().filter(|event| !event.held_out);
    let of_events = known.flat_map(|event| {
        judged(event).into_iter().map(|(clues, same)| (clues, same, event.name.clone())).collect::<Vec<_>>()
    });
    let of_events: Vec<(Clues, bool, String)> = of_events.collect();
    let of_pairs =
        pairs.pair.iter().filter_map(|pair| as_event(pair).map(|(clues, same)| (clues, same, topic(pair).to_owned())));
    let all: Vec<(Clues, bool, String)> = of_events.iter().cloned().chain(of_pairs).collect();
    let fitted = fit(&all.iter().map(|(clues, same, _)| (*clues, *same)).collect::<Vec<_>>(), CLUES, None);
    for ((clue, _), odds) in paraphrase::ODDS.iter().zip(fitted) {
        eprintln!("    (Clue::{clue:?}, {odds:.1}),");
    }
    let held_out: Vec<(f64, bool)> =
        by_folds(&all, CLUES, None).into_iter().zip(all.iter().map(|(_, same, _)| *same)).collect();
    print_table(
        "folds, events (of the pairs that the parser finds and that are looked at)",
        &held_out[..of_events.len()],
    );
    print_table("folds, pairs", &held_out[of_events.len()..]);
}
