//! Invented events, each as two outlets report it: what of their statements is found to be one.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Matcher, Statement};
use crate::Document;
use crate::text::span::Span;

#[derive(Deserialize)]
struct Events {
    event: Vec<Event>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    pub(super) name: String,
    /// No odds were fitted to it.
    #[serde(default)]
    pub(super) held_out: bool,
    first: String,
    second: String,
    same: Vec<[String; 2]>,
    unsure: Vec<[String; 2]>,
}

/// The statements of both articles, with those that are one: for each listed pair those that have most of its words.
pub(super) struct Reported {
    pub(super) statements: Vec<Statement>,
    same: Vec<Vec<(usize, usize)>>,
    unsure: Vec<Vec<(usize, usize)>>,
}

impl Event {
    pub(super) fn all() -> Vec<Self> {
        let events: Events =
            toml::from_str(include_str!("../../tests/data/events.toml")).expect("the events are valid TOML");
        events.event
    }

    pub(super) fn reported(&self) -> Reported {
        let documents = [&self.first, &self.second].map(|text| crate::parse(text.as_str()).expect("short"));
        let statements: Vec<Statement> =
            documents.iter().enumerate().flat_map(|(number, document)| Statement::all_of(document, number)).collect();
        let pairs_of = |listed: &[[String; 2]]| -> Vec<Vec<(usize, usize)>> {
            let pairs_of = |[one, two]: &[String; 2]| {
                let [ones, twos] = [(0, one), (1, two)].map(|(number, words)| {
                    let places = words_in(&documents[number], words, &self.name);
                    let is_of = |statement: &&usize| {
                        statements[**statement].document == number
                            && reports(&documents[number], &statements[**statement], &places)
                    };
                    (0..statements.len()).collect::<Vec<_>>().iter().filter(is_of).copied().collect::<Vec<usize>>()
                });
                ones.iter().flat_map(|&one| twos.iter().map(move |&two| (one, two))).collect()
            };
            listed.iter().map(pairs_of).collect()
        };
        let (same, unsure) = (pairs_of(&self.same), pairs_of(&self.unsure));
        Reported { statements, same, unsure }
    }
}

/// Where the words stand, in bytes.
fn words_in(document: &Document, words: &str, name: &str) -> std::ops::Range<usize> {
    let start = document.text().find(words).unwrap_or_else(|| panic!("{name}: no {words:?} in the article"));
    start..start + words.len()
}

/// Does a statement have most of these words, and not much else?
fn reports(document: &Document, statement: &Statement, words: &std::ops::Range<usize>) -> bool {
    let Some(attribution) = statement.attribution else { return false };
    let content = &document[attribution].content;
    let within = |span: &Span| span.range().end.min(words.end).saturating_sub(span.range().start.max(words.start));
    let inside: usize = content.iter().map(within).sum();
    let own: usize = content.iter().map(|span| span.range().len()).sum();
    2 * inside >= words.len() && 10 * inside >= 3 * own
}

impl Reported {
    /// Are the two one statement? Open where careful readers differ.
    pub(super) fn is_same(&self, pair: (usize, usize)) -> Option<bool> {
        let has = |listed: &[Vec<(usize, usize)>]| listed.iter().any(|pairs| pairs.contains(&pair));
        if has(&self.same) { Some(true) } else { (!has(&self.unsure)).then_some(false) }
    }
}

/// What a matcher makes of events.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    /// Pairs of statements that it joins, and those of them that are one.
    joined: usize,
    right: usize,
    /// Pairs that the events list, those whose statements the parser finds, and those that the matcher joins.
    listed: usize,
    parsed: usize,
    found: usize,
}

impl Score {
    fn of<'e>(events: impl Iterator<Item = &'e Event>, threshold: f32) -> Self {
        let mut score = Self::default();
        for event in events {
            let reported = event.reported();
            let second = reported.statements.iter().filter(|statement| statement.document == 0).count();
            let mut joined: BTreeSet<(usize, usize)> = BTreeSet::new();
            for group in Matcher::new().threshold(threshold).groups(&reported.statements) {
                let (ones, twos) = group.members.split_at(group.members.partition_point(|&member| member < second));
                joined.extend(ones.iter().flat_map(|&one| twos.iter().map(move |&two| (one, two))));
            }
            let known: Vec<bool> = joined.iter().filter_map(|&pair| reported.is_same(pair)).collect();
            score.joined += known.len();
            score.right += known.iter().filter(|&&is_same| is_same).count();
            score.listed += reported.same.len();
            score.parsed += reported.same.iter().filter(|pairs| !pairs.is_empty()).count();
            score.found += reported.same.iter().filter(|pairs| pairs.iter().any(|pair| joined.contains(pair))).count();
        }
        score
    }
}

/// Prints the table of the documentation: `cargo test --release -p inquit --lib matching::events -- --nocapture`.
#[test]
#[cfg_attr(not(feature = "bundled-model"), ignore = "the figures are of the statements that the model finds")]
#[expect(clippy::print_stderr, reason = "the table is to be seen")]
fn precision_and_recall_in_events() {
    let events = Event::all();
    for (title, held_out, least) in [("fitted to", false, [0.86, 0.22]), ("held out", true, [0.88, 0.45])] {
        let of_kind = || events.iter().filter(|event| event.held_out == held_out);
        eprintln!("events {title}: threshold, precision, recall of what the parser finds, and of all");
        for threshold in [0.1, 0.3, 0.5, 0.7, 0.9] {
            let score = Score::of(of_kind(), threshold);
            let [precision, of_parsed, recall] = [
                score.right as f64 / score.joined as f64,
                score.found as f64 / score.parsed as f64,
                score.found as f64 / score.listed as f64,
            ];
            let [p, parsed, all] = [precision, of_parsed, recall].map(|share| 100.0 * share);
            eprintln!("{threshold:>4}  {p:>5.1} %  {parsed:>5.1} %  {all:>5.1} %   {score:?}");
            assert!(
                threshold != 0.7 || precision > least[0] && recall > least[1],
                "{title}: whoever compares two papers"
            );
        }
    }
}
