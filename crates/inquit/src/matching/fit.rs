//! Fits the odds to the golden pairs: logistic regression with a normal prior around the odds as they were set by hand.
//!
//! ```sh
//! cargo test -p inquit --lib matching::fit -- --ignored --nocapture
//! ```

use jiff::civil::Date;
use serde::Deserialize;

use super::Statement;
use super::evidence::{Evidence, Sign};
use super::forms::Stems;
use super::index::Frequencies;
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

/// The odds at which the pairs are most probable.
fn fit(pairs: &[(&Evidence, bool)]) -> [f64; Sign::COUNT] {
    const STEPS: usize = 40_000;
    const STEP: f64 = 0.001;
    let mut odds = PRIOR;
    for _ in 0..STEPS {
        let mut slope: [f64; Sign::COUNT] =
            std::array::from_fn(|sign| (PRIOR[sign] - odds[sign]) / (DEVIATION * DEVIATION));
        for (evidence, same) in pairs {
            let error = f64::from(u8::from(*same)) - probability(evidence, &odds);
            for (sign, slope) in slope.iter_mut().enumerate() {
                *slope += error * f64::from(evidence.0[sign]);
            }
        }
        // Nearly all pairs have one speaker, so they do not tell what that is worth.
        slope[Sign::SameSpeaker as usize] = 0.0;
        for ((odds, slope), prior) in odds.iter_mut().zip(slope).zip(PRIOR) {
            *odds += STEP * slope;
            // What speaks for it does not come to speak against it because near misses are alike.
            if *odds * prior < 0.0 {
                *odds = 0.0;
            }
        }
    }
    odds
}

fn probability(evidence: &Evidence, odds: &[f64; Sign::COUNT]) -> f64 {
    let logit: f64 = evidence.0.iter().zip(odds).map(|(amount, odds)| f64::from(*amount) * odds).sum();
    1.0 / (1.0 + (-logit).exp())
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
fn unlike(pairs: &[Pair]) -> impl Iterator<Item = (Evidence, bool, &str)> {
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
            (evidence(&pair.first, &second), false, topic(pair))
        })
    })
}

#[test]
#[ignore = "prints the odds; it takes a minute and checks nothing"]
#[expect(clippy::print_stderr, reason = "the odds are to be seen")]
fn odds() {
    let pairs: Pairs =
        toml::from_str(include_str!("../../tests/data/matching.toml")).expect("the pairs are valid TOML");
    let all: Vec<(Evidence, bool, &str)> = pairs
        .pair
        .iter()
        .map(|pair| (evidence(&pair.first, &pair.second), pair.same, topic(pair)))
        .chain(unlike(&pairs.pair))
        .collect();
    let fitted = fit(&all.iter().map(|(evidence, same, _)| (evidence, *same)).collect::<Vec<_>>());
    for ((sign, _), odds) in ODDS.iter().zip(fitted) {
        eprintln!("    (Sign::{sign:?}, {odds:.1}),");
    }
    let fold_of = |topic: &str| topic.bytes().map(usize::from).sum::<usize>() % 5;
    let held_out: Vec<(f64, bool)> = (0..5)
        .flat_map(|fold| {
            let (out, rest): (Vec<_>, Vec<_>) = all.iter().partition(|(_, _, topic)| fold_of(topic) == fold);
            let odds = fit(&rest.iter().map(|(evidence, same, _)| (evidence, *same)).collect::<Vec<_>>());
            out.into_iter().map(move |(evidence, same, _)| (probability(evidence, &odds), *same)).collect::<Vec<_>>()
        })
        .collect();
    let found: Vec<(f64, bool)> =
        all.iter().map(|(evidence, same, _)| (f64::from(probability_of(evidence)), *same)).collect();
    for (title, found) in [("as they are", found), ("folds", held_out)] {
        eprintln!("{title}: threshold, precision, recall");
        for threshold in [0.1, 0.3, 0.5, 0.7, 0.9] {
            let count = |test: &dyn Fn(&&(f64, bool)) -> bool| found.iter().filter(test).count() as f64;
            let right = count(&|(p, same)| *same && *p >= threshold);
            let precision = right / count(&|(p, _)| *p >= threshold);
            let recall = right / count(&|(_, same)| *same);
            eprintln!("{threshold:>5} {:>6.1} % {:>6.1} %", 100.0 * precision, 100.0 * recall);
        }
    }
}
