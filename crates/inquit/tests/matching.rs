//! Golden pairs of `matching`: which statements are one; and what must hold of any.

mod tally;

use std::collections::BTreeSet;

use inquit::Document;
use inquit::matching::{Group, Matcher, Origins, Statement, drift};
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
        // Whoever takes a lower threshold wants more of them.
        let least = if threshold < THRESHOLD { 0.8 } else { 0.97 };
        assert!(right / all > least, "{threshold}: precision {}", right / all);
        assert!(threshold > THRESHOLD || right / same > 0.65, "{threshold}: recall {}", right / same);
    }
}

#[test]
fn a_denied_word_is_its_opposite() {
    let said = |text: &str| Statement::new(text).speaker("Ada Moor");
    let probability = |one, two| Matcher::new().probability(&said(one), &said(two));
    let not_safe = "The old bridge at the mill is not safe in winter.";
    assert!(probability(not_safe, "The old bridge at the mill is unsafe in winter.") > THRESHOLD);
    assert!(probability(not_safe, "The old bridge at the mill is safe in winter.") < 0.1);
    assert!(probability(not_safe, "The old bridge at the mill is not unsafe in winter.") < 0.1);
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

/// The statements of articles, with what copies what.
fn reported(articles: &[&str]) -> (Vec<Statement>, Vec<Group>, Origins) {
    let documents: Vec<Document> = articles.iter().map(|text| inquit::parse(*text).expect("short")).collect();
    let numbered = documents.iter().enumerate();
    let statements: Vec<Statement> =
        numbered.flat_map(|(number, document)| Statement::all_of(document, number)).collect();
    let groups = Matcher::new().groups(&statements);
    (statements, groups, Origins::of(&documents))
}

const WIRE: &str = "CORVANE (Norwire) - The harbour office of Corvane closed its oldest pier to all traffic on Tuesday after divers \
    found cracks in two of the pillars.\n\n“We tested the old pier twice in March, and nobody was hurt,” said Ada Moor, who has \
    led the office since the great flood.\n\nFishing boats were told to unload at the southern quay until further notice.";

#[test]
fn papers_that_print_one_wire_are_one_account() {
    let copy = format!("{WIRE}\n\nThe Ledger’s readers may write to the editor.");
    let own = "Ada Moor is not worried. “We tested the old pier twice in March, and nobody was hurt,” the harbour master told the \
        Courier over tea in her office.\n\nDown at the water the gulls had the planks to themselves.";
    let (statements, groups, origins) = reported(&[WIRE, own, &copy]);
    let said = groups.iter().find(|group| group.members.len() == 3).expect("all three report it");
    let accounts = said.accounts(&statements, &origins);
    let papers: Vec<Vec<usize>> =
        accounts.iter().map(|account| account.iter().map(|&member| statements[member].document).collect()).collect();
    assert_eq!(papers, [vec![0, 2], vec![1]], "whoever counts papers counts the wire twice");
}

#[test]
fn what_is_passed_on_is_the_statement_of_whom_it_is_from() {
    let (statements, ..) = reported(&[
        "The ministry said that Ada Moor had told the council that the pier was safe and the crane had gone.",
    ]);
    let of_moor: Vec<&Statement> = statements.iter().filter(|said| said.speakers == ["Ada Moor"]).collect();
    assert_eq!(of_moor.len(), 1, "{statements:?}");
    assert!(
        statements.iter().all(|said| said.speakers == ["Ada Moor"] || !said.text.contains("pier")),
        "{statements:?}"
    );
}

/// What two outlets report of one evening at the harbour.
const LEDGER: &str = "CORVANE - Harbour master Ada Moor on Tuesday called on the fishing guild to withdraw its boats from the old \
    pier and to open talks with the council on a “fair and lasting” settlement. She said the pier had been inspected twice since the \
    storm in March. Guild chairman Tomas Vell accused the council of letting the northern breakwater fall apart. Moor said \
    that nine bolts were missing from the crane. Vell said that 140 families of Corvane depended on the pier.";
const COURIER: &str = "The row over Corvane’s old pier goes on. Ada Moor, the harbour master, urged the fishing guild to pull its boats \
    out. Two examinations of the pier had taken place after the storm in March, Moor added. “The council has neglected \
    the northern breakwater,” complained Tomas Vell, the chairman of the guild. Moor told the paper that six bolts were missing from \
    the crane. The guild’s dinner was excellent, Vell said.";

#[test]
fn reports_of_one_event_are_matched_by_what_they_mean() {
    let (statements, groups, _) = reported(&[LEDGER, COURIER]);
    let are_one = |one: &str, two: &str| {
        let has =
            |group: &Group, words: &str| group.members.iter().any(|&member| statements[member].text.contains(words));
        groups.iter().any(|group| has(group, one) && has(group, two))
    };
    assert!(are_one("withdraw its boats", "pull its boats"), "{groups:?}");
    assert!(are_one("letting the northern breakwater", "neglected"), "{groups:?}");
    assert!(!are_one("nine bolts", "six bolts"), "a near miss stays one, whatever the two have in common");
    assert!(!are_one("140 families", "dinner"), "one speaker says several things");
}

#[test]
fn vectors_find_what_shares_no_word_but_no_other_number() {
    let said = |text: &str| Statement::new(text).speaker("Tomas Vell").vector([0.6, 0.8]);
    let statements = [
        said("The dam is safe and people can sleep at home tonight."),
        said("There is no danger from the wall of the reservoir; all may stay in their own beds."),
        Statement::new("Nobody knows what the weather will bring.").speaker("Tomas Vell").vector([0.8, -0.6]),
    ];
    let groups = Matcher::new().groups(&statements);
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].members, [0, 1]);
    let numbers = [said("Nine bolts are missing."), said("Six bolts are missing.")];
    assert!(Matcher::new().groups(&numbers).is_empty(), "a model finds them alike; they are not one");
}

#[test]
fn vectors_that_are_none_do_no_harm() {
    let plain = Statement::new("We tested the old bridge twice in March, and nobody was hurt.");
    let expected = Matcher::new().probability(&plain, &plain);
    for vector in [vec![], vec![0.0, 0.0], vec![f32::NAN, 1.0], vec![f32::INFINITY], vec![f32::MAX, f32::MAX]] {
        let said = plain.clone().vector(vector.clone());
        let found = Matcher::new().probability(&said, &plain.clone().vector([1.0]));
        assert_eq!(found, expected, "{vector:?}");
        assert_eq!(Matcher::new().groups(&[said.clone(), said]).len(), 1);
    }
}

proptest! {
    #[test]
    fn drift_is_in_order_and_within_both(from in "\\PC{0,60}", to in "\\PC{0,60}") {
        let (mut old, mut new) = (0, 0);
        for found in drift(&from, &to) {
            prop_assert!(!found.from.is_empty() || !found.to.is_empty());
            prop_assert!(old <= found.from.start() && from.get(found.from.range()).is_some());
            prop_assert!(new <= found.to.start() && to.get(found.to.range()).is_some());
            (old, new) = (found.from.end(), found.to.end());
        }
        prop_assert!(drift(&from, &from).is_empty());
    }

    #[test]
    fn a_copy_is_the_same_and_the_order_does_not_matter(text in "[a-z]{3,9}( [a-z]{3,9}){5,20}", other in "[a-z]{3,9}( [a-z]{3,9}){0,20}") {
        let (one, two) = (Statement::new(text.as_str()), Statement::new(other.as_str()));
        let matcher = Matcher::new();
        prop_assert!(matcher.probability(&one, &one) > THRESHOLD);
        prop_assert!((matcher.probability(&one, &two) - matcher.probability(&two, &one)).abs() < 0.2);
    }

    /// Several documents of the same few words, so that many report one event and statements share parts.
    #[test]
    fn no_group_is_within_another(
        threshold in 0.1_f32..0.9,
        said in prop::collection::vec((0_usize..4, prop::collection::vec(0_usize..24, 1..9)), 0..40),
        copied in prop::collection::vec("\\PC{0,40}", 0..6),
    ) {
        let word = |&number: &usize| ["mill", "weir", "barley", "ferry", "guild", "lorry", "dredger", "sluice"][number % 8].to_owned()
            + ["", "s", "man"][number / 8];
        let talk = said.iter().map(|(document, words)| {
            let text = words.iter().map(word).collect::<Vec<_>>().join(" ");
            Statement::new(text).speaker("Ada Moor").document(*document)
        });
        let copies = copied.iter().chain(&copied).map(|text| Statement::new(text.as_str()));
        let statements: Vec<Statement> = talk.chain(copies).collect();
        let groups = Matcher::new().threshold(threshold).groups(&statements);
        for (place, group) in groups.iter().enumerate() {
            let is_within = |other: &Group| group.members.iter().all(|member| other.members.contains(member));
            let others = groups.iter().enumerate().filter(|(number, _)| *number != place);
            prop_assert!(!others.map(|(_, other)| other).any(is_within), "{groups:?}");
        }
    }
}
