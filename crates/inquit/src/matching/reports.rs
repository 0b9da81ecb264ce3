//! Which documents report one event: those whose statements have much in common that is rare.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Statement;
use super::background::rarity;
use super::features::{Features, Token};
use super::forms::Stems;
use super::told::Told;

/// A document, as far as it reports what was said.
#[derive(Clone, Debug)]
pub(super) struct Report {
    /// Numbers of its statements.
    pub(super) members: Vec<usize>,
    /// What is said, and by whom: each sense with how much it tells, in order.
    senses: Vec<(u32, f32)>,
}

/// Statements of a document that are looked at: those of the longest article, not of a whole debate.
const LONGEST: usize = 96;

impl Report {
    /// The documents of the statements; of those that say the same, as `leaders` has it, one.
    pub(super) fn all_of(statements: &[Statement], told: &[Told], leaders: &[Option<u32>]) -> Vec<Self> {
        let mut documents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, statement) in statements.iter().enumerate() {
            let members = documents.entry(statement.document).or_default();
            if members.len() < LONGEST {
                members.push(number);
            }
        }
        let mut distinct: BTreeMap<Vec<Option<u32>>, Vec<usize>> = BTreeMap::new();
        for members in documents.into_values() {
            let same = members.iter().map(|&member| leaders[member]).collect();
            distinct.entry(same).or_insert(members);
        }
        let stems = Stems::new();
        let mut names: FxHashMap<&str, Vec<Token>> = FxHashMap::default();
        let mut report = |members: Vec<usize>| {
            let mut senses: BTreeMap<u32, f32> = BTreeMap::new();
            for &member in &members {
                let speakers = &statements[member].speakers;
                for name in speakers {
                    names.entry(name).or_insert_with(|| Features::new(name, &stems).tokens);
                }
                let tokens = speakers.iter().flat_map(|name| &names[name.as_str()]);
                for token in told[member].features.tokens.iter().chain(tokens).filter(|token| token.is_telling()) {
                    senses.insert(token.sense, rarity(token.stem));
                }
            }
            Report { members, senses: senses.into_iter().collect() }
        };
        distinct.into_values().map(&mut report).collect()
    }

    /// The share of all that the two say which both say, if that is more than a few words.
    fn likeness(&self, other: &Self) -> f32 {
        /// What both must say: as much as so many words that are in no list.
        const FEW: f32 = 8.0;
        let sum = |report: &Self| report.senses.iter().map(|(_, rarity)| rarity).sum::<f32>();
        let mut others = other.senses.iter().peekable();
        let mut is_common = |sense: u32| {
            while others.next_if(|(other, _)| *other < sense).is_some() {}
            others.next_if(|(other, _)| *other == sense).is_some()
        };
        let common: f32 = self.senses.iter().filter(|(sense, _)| is_common(*sense)).map(|(_, rarity)| rarity).sum();
        if common < FEW { 0.0 } else { common / (sum(self) + sum(other) - common) }
    }
}

/// The likeness from which on two documents report one event: 42 of the 45 pairs of articles that the odds are fitted to are
/// so alike, and of 350,000 pairs of articles about one election campaign fewer than one in a thousand.
const ALIKE: f32 = 0.18;
/// Senses of a document by which others are found, the rarest in all documents.
const KEYS: usize = 32;
/// Documents that have one key at the most.
const MOST: usize = 48;
/// Keys that two documents share.
const SHARED: usize = 3;
/// Documents that one is put beside.
const PARTNERS: usize = 8;

/// The pairs of reports of one event, the first with the lower number, in order and each once.
pub(super) fn of_one_event(reports: &[Report]) -> Vec<(usize, usize)> {
    let mut alike: BTreeMap<usize, Vec<(f32, usize)>> = BTreeMap::new();
    for (one, two) in with_shared_keys(reports) {
        let likeness = reports[one].likeness(&reports[two]);
        if likeness >= ALIKE {
            alike.entry(one).or_default().push((likeness, two));
            alike.entry(two).or_default().push((likeness, one));
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (one, mut others) in alike {
        others.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        pairs.extend(others.into_iter().take(PARTNERS).map(|(_, two)| (one.min(two), one.max(two))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn with_shared_keys(reports: &[Report]) -> Vec<(usize, usize)> {
    let mut documents: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (number, report) in reports.iter().enumerate() {
        report.senses.iter().for_each(|(sense, _)| documents.entry(*sense).or_default().push(number));
    }
    let mut keys: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (number, report) in reports.iter().enumerate() {
        let count = |sense: u32| documents[&sense].len();
        let mut rarest: Vec<(usize, u32)> = report.senses.iter().map(|&(sense, _)| (count(sense), sense)).collect();
        rarest.retain(|(count, _)| (2..=MOST).contains(count));
        rarest.sort_unstable();
        rarest.into_iter().take(KEYS).for_each(|(_, sense)| keys.entry(sense).or_default().push(number));
    }
    let pairs = keys.values().flat_map(|those| {
        those.iter().enumerate().flat_map(move |(place, &one)| those[place + 1..].iter().map(move |&two| (one, two)))
    });
    let mut pairs: Vec<(usize, usize)> = pairs.collect();
    pairs.sort_unstable();
    pairs.chunk_by(|one, two| one == two).filter(|same| same.len() >= SHARED).map(|same| same[0]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reports(texts: &[&str]) -> Vec<Report> {
        let statement = |(number, text): (usize, &&str)| {
            let sentences =
                text.split(". ").map(|sentence| Statement::new(sentence).document(number)).collect::<Vec<_>>();
            sentences.into_iter().map(|said| said.speaker("Ada Moor"))
        };
        let statements: Vec<Statement> = texts.iter().enumerate().flat_map(statement).collect();
        let told: Vec<Told> = statements.iter().map(|said| Told::new(said, &Stems::new())).collect();
        let leaders: Vec<Option<u32>> = (0..statements.len() as u32).map(Some).collect();
        Report::all_of(&statements, &told, &leaders)
    }

    const FLOOD: &str = "The flood took the old mill of Corvane and its granary. Nine lorries of barley were lost. The guild \
        of ferrymen will rebuild the weir by August";
    const AGAIN: &str = "Ferrymen want to rebuild the weir before the harvest. In Corvane the mill, the granary and nine \
        lorries of barley are gone since the flood. Insurers have not called";
    const OTHER: &str = "The theatre of Corvane will open its season with a comedy. Tickets cost four crowns. The choir was \
        delighted with its costumes and the conductor with his baton";

    #[test]
    fn reports_of_one_event_are_told_from_those_of_one_town() {
        assert_eq!(of_one_event(&reports(&[FLOOD, OTHER, AGAIN])), [(0, 2)]);
    }

    #[test]
    fn papers_that_print_one_text_are_one_report() {
        assert_eq!(reports(&[FLOOD, OTHER]).len(), 2);
        let statements = [0, 1].map(|number| Statement::new("The mill is gone.").document(number));
        let told = statements.each_ref().map(|said| Told::new(said, &Stems::new()));
        assert_eq!(Report::all_of(&statements, &told, &[Some(0), Some(0)]).len(), 1);
    }
}
