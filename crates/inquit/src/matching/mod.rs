//! Which statements of several documents are the same statement.
//!
//! Outlets report one statement in other words, cut it, translate it, and bend it. [`Matcher`] tells how probable it is
//! that two statements are one, by the words that they share, the rarer the more; a number, a name, a day, a denial or a
//! speaker that differs makes them two. [`Matcher::groups`] puts together all that are one, of a million statements too.
//!
//! ```
//! use inquit::matching::{Matcher, Statement};
//!
//! let articles = [
//!     "“We tested the bridge twice in March, and nobody was hurt,” said Ada Moor, the harbour master.",
//!     "Nobody was hurt when the bridge was tested, Moor said. “We tested the bridge twice in March,” she told the council.",
//!     "“We tested the bridge three times in March, and nobody was hurt,” said Ada Moor.",
//! ];
//! let documents = articles.map(|text| inquit::parse(text).expect("short"));
//! let statements: Vec<Statement> =
//!     documents.iter().enumerate().flat_map(|(number, document)| Statement::all_of(document, number)).collect();
//! let groups = Matcher::new().groups(&statements);
//! let said = &groups[0];
//! let texts: Vec<&str> = said.members.iter().map(|&member| statements[member].text.as_str()).collect();
//! assert_eq!(texts[0], "“We tested the bridge twice in March, and nobody was hurt,”");
//! assert!(texts.contains(&"“We tested the bridge twice in March,”"));
//! assert!(!texts.iter().any(|text| text.contains("three times")));
//! ```
//!
//! What outlets made of it tell [`Group::variants`], the wordings with what each leaves out, adds and changes ([`drift`]), and
//! [`Group::accounts`], how many reported it on their own: papers that print one wire text ([`Origins`]) or have it through
//! one relay are one account.
//!
//! # How sure it is
//!
//! On the golden pairs of the tests, 450 pairs of invented statements (copies, edits, cuts, translations, paraphrases, near
//! misses), `cargo test -p inquit --test matching -- --nocapture precision` prints the first two columns. The odds are
//! fitted to these pairs and to some 3,000 pairs of statements that have nothing to do with each other; where each fifth is
//! judged by odds that were fitted to the rest, `cargo test -p inquit --lib matching::fit -- --ignored --nocapture` prints
//! the last two for all of them.
//!
//! | threshold | precision | recall | precision, unseen | recall, unseen |
//! |---|---|---|---|---|
//! | 0.1 | 84.6 % | 82.5 % | 67.7 % | 82.5 % |
//! | 0.3 | 95.3 % | 74.0 % | 80.8 % | 75.2 % |
//! | 0.5 | 98.3 % | 72.0 % | 96.2 % | 72.4 % |
//! | 0.7 | 98.8 % | 68.3 % | 98.2 % | 68.3 % |
//! | 0.9 | 100.0 % | 63.0 % | 99.3 % | 61.8 % |
//!
//! # Reports of one event
//!
//! Two outlets that were at one press conference hardly share a word where each puts it its own way. So
//! [`Matcher::groups`] takes a second look at documents that have much in common: what both statements have counts by how
//! few others of the event say it, words that may mean one thing count as one (*withdraw the troops*, *pull his forces
//! out*), and each statement is taken for the one of the same speaker that it is nearest to. What the words alone tell apart,
//! by a number, a name or a denial, stays apart.
//!
//! `cargo test --release -p inquit --lib matching::events -- --nocapture` prints what comes of invented events, each as two
//! articles report it: 45 whose pairs are mostly free paraphrases, to which the odds were fitted, and 24 that were not, a
//! third of whose pairs are literal (the errors of 14 of them were looked at). Recall is of the pairs whose statements the
//! parser finds, 327 of 422 and 213 of 243.
//!
//! | threshold | precision | recall | precision, held out | recall, held out |
//! |---|---|---|---|---|
//! | 0.1 | 58.4 % | 59.0 % | 70.2 % | 75.6 % |
//! | 0.3 | 75.5 % | 46.5 % | 84.7 % | 68.1 % |
//! | 0.5 | 85.6 % | 38.5 % | 88.2 % | 60.6 % |
//! | 0.7 | 90.4 % | 32.1 % | 91.5 % | 56.3 % |
//! | 0.9 | 95.7 % | 20.5 % | 95.3 % | 47.9 % |
//!
//! Of the first 14 held out the words alone find 26.6 % at 0.7, and none that is wrong. A threshold of 0.9 halves what is
//! wrong. A sentence model finds more: give each statement its [`vector`](Statement::vector); the words still tell numbers,
//! names and denials apart. Of a document the first 96 statements are looked at again.
//!
//! # What it does not tell
//!
//! It compares words, by lists of English synonyms and of words for one thing: one word for another that is no number, name
//! or denial may pass where it only describes (*a fair peace*, *a just peace*) and is told apart where it is what is spoken
//! of. A name or two words alone are no statement. That two outlets are two accounts means that their texts show no common
//! origin, not that there is none.

mod background;
mod concepts;
mod drift;
#[cfg(test)]
mod events;
mod evidence;
mod features;
#[cfg(test)]
mod fit;
mod force;
mod forms;
mod groups;
mod index;
mod origins;
mod paraphrase;
mod reports;
mod senses;
mod similarity;
mod slots;
mod statement;
mod told;
mod units;
mod vectors;

pub use drift::{Drift, DriftKind, Force, drift};
pub use groups::{Group, Variant};
pub use origins::Origins;
pub use statement::Statement;

use rayon::prelude::*;

use forms::Stems;
use index::Frequencies;
use similarity::similarity;
use told::Told;

/// Tells which statements are one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Matcher {
    threshold: f32,
}

impl Default for Matcher {
    fn default() -> Self {
        Self { threshold: 0.7 }
    }
}

impl Matcher {
    /// A matcher with the default threshold.
    pub fn new() -> Self {
        Self::default()
    }

    /// The probability from which on two statements are one, 0.7 by default; a higher one is surer and finds less.
    pub fn threshold(self, probability: f32) -> Self {
        Self { threshold: probability }
    }

    /// The probability that two statements are one, as far as the two alone tell.
    ///
    /// ```
    /// use inquit::matching::{Matcher, Statement};
    ///
    /// let said = |text: &str| Statement::new(text).speaker("Ada Moor");
    /// let matcher = Matcher::new();
    /// let probability = |a, b| matcher.probability(&said(a), &said(b));
    /// assert!(probability("We seek a fair and lasting peace.", "that they seek a just and lasting peace") > 0.5);
    /// assert!(probability("Nine bolts are missing.", "Six bolts are missing.") < 0.1);
    /// ```
    pub fn probability(&self, first: &Statement, second: &Statement) -> f32 {
        let [first, second] = [first, second].map(|statement| Told::new(statement, &Stems::new()));
        similarity(&first, &second, &Frequencies::of(std::iter::empty()))
    }

    /// The groups of statements that are one, of two members or more; the group with the first statement comes first.
    ///
    /// A statement that says two things, of which others report the one or the other, is in a group with each; no group
    /// stands within another. Documents that report one event are known by what their statements have in common, which
    /// takes the [`document`](Statement::document) of each.
    ///
    /// Time and memory grow with the number of statements, not with that of pairs: only those are compared that share a
    /// rare pair of words, or stand in two of the eight documents that a document is most like.
    pub fn groups(&self, statements: &[Statement]) -> Vec<Group> {
        let told: Vec<Told> =
            statements.par_iter().map_init(Stems::new, |stems, statement| Told::new(statement, stems)).collect();
        groups::group(statements, &told, self.threshold)
    }
}
