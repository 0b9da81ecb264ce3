//! Golden pairs of `matching`: which statements are one; and what must hold of any.

mod tally;

use std::collections::BTreeSet;

use inquit::matching::{Matcher, Statement};
use jiff::civil::Date;
use proptest::prelude::*;
use serde::Deserialize;
use tally::Tally;

#[derive(Deserialize)]
struct Pairs {
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    name: String,
    why: String,
    /// Are the two one statement?
    same: bool,
    /// How they are alike: `copy`, `translation`, `near miss: number`.
    kind: String,
    first: Said,
    second: Said,
    known_failure: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
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

fn pairs() -> Vec<Pair> {
    let pairs: Pairs = toml::from_str(include_str!("data/matching.toml")).expect("the pairs are valid TOML");
    pairs.pair
}

fn probability(pair: &Pair) -> f32 {
    Matcher::new().probability(&pair.first.statement(), &pair.second.statement())
}

/// The threshold of a matcher that was given none.
const THRESHOLD: f32 = 0.7;

#[test]
fn golden_pairs() {
    let mut names = BTreeSet::new();
    let mut tally = Tally::default();
    for pair in &pairs() {
        assert!(names.insert(pair.name.clone()), "{}: the name is there twice", pair.name);
        let found = probability(pair);
        let difference = format!(
            "  {}\n  {}\n  ~ same: expected {}, found {found:.2}",
            pair.first.text, pair.second.text, pair.same
        );
        let holds = (found >= THRESHOLD) == pair.same;
        let title = format!("{} ({}; {})", pair.name, pair.kind, pair.why);
        tally.add(&title, if holds { "" } else { &difference }, pair.known_failure.as_deref());
    }
    tally.finish("pairs of statements");
}

/// Prints the table of the documentation: `cargo test -p inquit --test matching -- --nocapture precision`.
#[test]
#[expect(clippy::print_stderr, reason = "the table is to be seen")]
fn precision_and_recall_by_threshold() {
    let pairs = pairs();
    let found: Vec<(f32, bool)> = pairs.iter().map(|pair| (probability(pair), pair.same)).collect();
    let count = |test: &dyn Fn(&&(f32, bool)) -> bool| found.iter().filter(test).count() as f32;
    let same = count(&|(_, same)| *same);
    eprintln!("threshold  precision  recall");
    for threshold in [0.1, 0.3, 0.5, 0.7, 0.9] {
        let right = count(&|(probability, same)| *same && *probability >= threshold);
        let all = count(&|(probability, _)| *probability >= threshold);
        eprintln!("{threshold:>9}  {:>8.1} %  {:>4.1} %", 100.0 * right / all, 100.0 * right / same);
        assert!(right / all > 0.9, "{threshold}: precision {}", right / all);
    }
}

#[test]
fn groups_have_every_copy_whoever_prints_it() {
    let copy = |number: usize| {
        Statement::new(format!("“We tested the bridge twice in March,{}”", " ".repeat(number % 3))).speaker("Ada Moor")
    };
    let other = |number: usize| {
        Statement::new(format!("Boat {number} left the harbour of Corvane on its own.")).speaker("Gus Roe")
    };
    let statements: Vec<Statement> = (0..400).map(|n| if n % 4 == 0 { copy(n) } else { other(n) }).collect();
    let groups = Matcher::new().groups(&statements);
    assert_eq!(groups[0].members, (0..400).step_by(4).collect::<Vec<usize>>());
    assert_eq!(groups.len(), 1, "each boat is one of its own: {groups:?}");
}

proptest! {
    #[test]
    fn a_copy_is_the_same_and_the_order_does_not_matter(text in "[a-z]{3,9}( [a-z]{3,9}){5,20}", other in "[a-z]{3,9}( [a-z]{3,9}){0,20}") {
        let (one, two) = (Statement::new(text.as_str()), Statement::new(other.as_str()));
        let matcher = Matcher::new();
        prop_assert!(matcher.probability(&one, &one) > THRESHOLD);
        prop_assert!((matcher.probability(&one, &two) - matcher.probability(&two, &one)).abs() < 0.2);
    }

    #[test]
    fn every_statement_is_in_one_group_at_most(texts in prop::collection::vec("\\PC{0,40}", 0..12)) {
        let statements: Vec<Statement> = texts.iter().chain(&texts).map(|text| Statement::new(text.as_str())).collect();
        let mut members: Vec<usize> = Matcher::new().groups(&statements).into_iter().flat_map(|group| group.members).collect();
        let count = members.len();
        members.sort_unstable();
        members.dedup();
        prop_assert_eq!(members.len(), count);
    }
}
