//! Statements that are one, put together.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Statement;
use super::drift::{Drift, drift};
use super::forms::{Stems, is_common};
use super::index::{Frequencies, candidates};
use super::origins::{Origins, root};
use super::paraphrase::paraphrases;
use super::reports::{Report, of_one_event};
use super::similarity::similarity;
use super::told::Told;
use crate::speaker::fullest;
use crate::verify::words::{Word, fold, words_of};

/// Statements that are one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Group {
    /// Numbers of the statements, in order.
    pub members: Vec<usize>,
    /// The lowest of the probabilities by which a member came in; 1 where all have the same words.
    pub probability: f32,
}

/// One wording of the statement of a [`Group`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Variant {
    /// Numbers of the statements that have it, in order.
    pub members: Vec<usize>,
    /// What it leaves out, adds and changes of the fullest wording, which is the first variant.
    pub drift: Vec<Drift>,
}

impl Group {
    /// Who said it, each by the fullest name that a report has; what somebody is only described by tells it where nobody is
    /// named.
    ///
    /// ```
    /// use inquit::matching::{Matcher, Statement};
    ///
    /// let said = |name: &str| Statement::new("We tested the old bridge in March").speaker(name);
    /// let statements = [said("Moor"), said("the harbour master"), said("Ada Moor")];
    /// assert_eq!(Matcher::new().groups(&statements)[0].speakers(&statements), ["Ada Moor"]);
    /// ```
    pub fn speakers<'s>(&self, statements: &'s [Statement]) -> Vec<&'s str> {
        let members = self.members.iter().filter_map(|&member| statements.get(member));
        fullest(members.flat_map(|statement| statement.speakers.iter().map(String::as_str)))
    }

    /// The wordings of the statement, the one that tells most first; those that differ only in typography are one.
    ///
    /// ```
    /// use inquit::matching::{DriftKind, Matcher, Statement};
    ///
    /// let said = |text: &str| Statement::new(text).speaker("Ada Moor");
    /// let statements = [
    ///     said("We tested the bridge in March"),
    ///     said("“We tested the old bridge twice in March.”"),
    ///     said("We tested the old bridge twice in March"),
    /// ];
    /// let groups = Matcher::new().groups(&statements);
    /// let variants = groups[0].variants(&statements);
    /// assert_eq!(variants[0].members, [1, 2]);
    /// assert_eq!(variants[1].members, [0]);
    /// assert!(variants[1].drift.iter().all(|drift| drift.kind == DriftKind::LeftOut));
    /// ```
    pub fn variants(&self, statements: &[Statement]) -> Vec<Variant> {
        let mut wordings: BTreeMap<Vec<u64>, Vec<usize>> = BTreeMap::new();
        for &member in self.members.iter().filter(|&&member| member < statements.len()) {
            let words = words_of(&statements[member].text).iter().map(|word| word.key).collect();
            wordings.entry(words).or_default().push(member);
        }
        // Indirect speech has small words that say no more.
        let stems = Stems::new();
        let told = |words: &[Word], text: &str| {
            let is_telling = |word: &&Word| !is_common(&stems.stem(&fold(word.span.text(text))));
            words.iter().filter(is_telling).count()
        };
        let length = |members: &[usize]| {
            let text = &statements[members[0]].text;
            let words = words_of(text);
            (told(&words, text), words.len())
        };
        let mut wordings: Vec<((usize, usize), Vec<usize>)> =
            wordings.into_values().map(|members| (length(&members), members)).collect();
        wordings.sort_by_key(|(length, members)| (std::cmp::Reverse(*length), members[0]));
        let Some(fullest) = wordings.first().map(|(_, members)| members[0]) else { return Vec::new() };
        let text = |member: usize| statements[member].text.as_str();
        let variant = |(_, members): ((usize, usize), Vec<usize>)| {
            let drift = if members[0] == fullest { Vec::new() } else { drift(text(fullest), text(members[0])) };
            Variant { members, drift }
        };
        wordings.into_iter().map(variant).collect()
    }

    /// The members by whom they are from: one account for all documents that print one text, and for all that have it
    /// through one relay.
    ///
    /// Several accounts are as many that reported it on their own, as far as the texts tell.
    ///
    /// ```
    /// use inquit::matching::{Matcher, Origins, Statement};
    ///
    /// let said = |paper: usize| Statement::new("We tested the old bridge in March").speaker("Ada Moor").document(paper);
    /// let statements = [said(0).via("Norwire"), said(1), said(2).via("Norwire")];
    /// let groups = Matcher::new().groups(&statements);
    /// assert_eq!(groups[0].accounts(&statements, &Origins::default()), [vec![0, 2], vec![1]]);
    /// ```
    pub fn accounts(&self, statements: &[Statement], origins: &Origins) -> Vec<Vec<usize>> {
        let members: Vec<usize> = self.members.iter().copied().filter(|&member| member < statements.len()).collect();
        // The first member of each account by what it rests on; an account that rests on several things joins theirs.
        let mut first: Vec<usize> = (0..members.len()).collect();
        let mut known: BTreeMap<Ground, usize> = BTreeMap::new();
        for (place, &member) in members.iter().enumerate() {
            for ground in grounds(&statements[member], origins) {
                let other = *known.entry(ground).or_insert(place);
                let (one, two) = (root(&first, place), root(&first, other));
                first[one.max(two)] = one.min(two);
            }
        }
        let mut accounts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, member) in members.into_iter().enumerate() {
            accounts.entry(root(&first, place)).or_default().push(member);
        }
        accounts.into_values().collect()
    }
}

/// What a report rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ground {
    /// The first document that prints the text.
    Text(usize),
    /// A relay, in lower case.
    Relay(String),
}

fn grounds(statement: &Statement, origins: &Origins) -> impl Iterator<Item = Ground> {
    let relays = statement.via.iter().map(|name| Ground::Relay(name.to_lowercase()));
    std::iter::once(Ground::Text(origins.first(statement.document))).chain(relays)
}

/// The beginning of a text without what stands around its words, enough to tell whether one stands in another.
pub(super) fn bare(text: &str) -> &str {
    /// Bytes that are enough.
    const LONGEST: usize = 1_000;
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    &bare[..bare.floor_char_boundary(LONGEST)]
}

/// The groups of two and more, by their first members.
pub(super) fn group(statements: &[Statement], told: &[Told], threshold: f32) -> Vec<Group> {
    let copies = copies(statements, told);
    let distinct: Vec<&Told> = copies.iter().map(|members| &told[members[0]]).collect();
    let frequencies = Frequencies::of(distinct.iter().map(|told| &told.features));
    let compare = |a: u32, b: u32| similarity(distinct[a as usize], distinct[b as usize], &frequencies);
    let pairs = candidates(&distinct, &frequencies).into_par_iter().map(|(a, b)| (compare(a, b), a, b));
    let mut pairs: Vec<Match> = pairs.filter(|(probability, ..)| *probability >= threshold).collect();
    sort(&mut pairs);
    let mut clusters = Clusters::new(&distinct);
    for (probability, a, b) in pairs {
        clusters.join(a, b, probability, |x, y| compare(x, y) >= threshold / 2.0);
    }
    let retold = retold(statements, told, &copies, &frequencies);
    let agree = |x: u32, y: u32| {
        let known = retold.get(&(x.min(y), x.max(y)));
        known.is_some_and(|&probability| probability >= threshold / 2.0) || compare(x, y) >= threshold / 2.0
    };
    let retold: Vec<Match> = retold.iter().map(|(&(a, b), &probability)| (probability, a, b)).collect();
    let mut retold: Vec<Match> = retold.into_iter().filter(|(probability, ..)| *probability >= threshold).collect();
    sort(&mut retold);
    for &(probability, a, b) in &retold {
        clusters.join_all(a, b, probability, agree);
    }
    retold.retain(|&(_, a, b)| clusters.root(a) != clusters.root(b));
    let text = |leader: u32| bare(&statements[copies[leader as usize][0]].text);
    let partial = Partial::new(&retold, agree, |member| clusters.twins(member, text));
    let says_enough = |leader: usize| copies[leader].len() > 1 && compare(leader as u32, leader as u32) >= threshold;
    // What two may say by chance, a name or a word or two, is no statement of both.
    let is_shared = |leaders: &[u32]| leaders.len() > 1 || says_enough(leaders[0] as usize);
    let clusters = clusters.sets().filter(|(leaders, _)| is_shared(leaders) && !partial.covers(leaders));
    let mut groups: Vec<Group> = clusters
        .chain(partial.whole())
        .map(|(leaders, probability)| {
            let mut members: Vec<usize> =
                leaders.iter().flat_map(|&leader| copies[leader as usize].iter().copied()).collect();
            members.sort_unstable();
            Group { members, probability }
        })
        .collect();
    groups.sort_by(|one, two| one.members.cmp(&two.members));
    groups
}

/// Two statements, by their places among the distinct ones, with how probable it is that they are one.
type Match = (f32, u32, u32);

/// The most probable first.
fn sort(pairs: &mut [Match]) {
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
}

/// How probable it is for statements in documents that report one event.
fn retold(
    statements: &[Statement],
    told: &[Told],
    copies: &[Vec<usize>],
    frequencies: &Frequencies,
) -> BTreeMap<(u32, u32), f32> {
    let mut leaders: Vec<Option<u32>> = vec![None; statements.len()];
    for (members, leader) in copies.iter().zip(0..) {
        members.iter().for_each(|&member| leaders[member] = Some(leader));
    }
    let reports = Report::all_of(statements, told, &leaders);
    let found = of_one_event(&reports).into_par_iter().flat_map_iter(|(one, two)| {
        paraphrases([&reports[one], &reports[two]], statements, told, frequencies).into_iter().filter_map(|found| {
            let (a, b) = (leaders[found.one]?, leaders[found.two]?);
            (a != b).then(|| ((a.min(b), a.max(b)), found.probability()))
        })
    });
    let mut retold: BTreeMap<(u32, u32), f32> = BTreeMap::new();
    for (pair, probability) in found.collect::<Vec<_>>() {
        let known = retold.entry(pair).or_insert(probability);
        *known = known.max(probability);
    }
    retold
}

/// Distinct statements that are one, with the lowest probability of a pair among them.
type Set = (Vec<u32>, f32);

/// Sets of those that say in part what a statement of a cluster says.
#[derive(Default)]
struct Partial {
    sets: Vec<Set>,
    /// The sets of each member.
    of: BTreeMap<u32, Vec<usize>>,
}

impl Partial {
    /// The sets of these pairs, in which each agrees with each; with a statement come those that have its words.
    fn new(pairs: &[Match], agree: impl Fn(u32, u32) -> bool, mut twins: impl FnMut(u32) -> Vec<u32>) -> Self {
        let mut partial = Self::default();
        for &(probability, a, b) in pairs {
            let takes = |&set: &usize, member: u32| {
                partial.sets[set].0.iter().all(|&other| other == member || agree(other, member))
            };
            let place = partial.of(a).find(|set| takes(set, b)).or_else(|| partial.of(b).find(|set| takes(set, a)));
            let place = place.unwrap_or_else(|| {
                partial.sets.push((Vec::new(), 1.0));
                partial.sets.len() - 1
            });
            let (members, lowest) = &mut partial.sets[place];
            *lowest = lowest.min(probability);
            for member in twins(a).into_iter().chain(twins(b)) {
                if !members.contains(&member) {
                    members.push(member);
                    partial.of.entry(member).or_default().push(place);
                }
            }
        }
        partial
    }

    fn of(&self, member: u32) -> impl Iterator<Item = usize> {
        self.of.get(&member).into_iter().flatten().copied()
    }

    /// Are all of these in one of the sets?
    fn covers(&self, leaders: &[u32]) -> bool {
        self.around(leaders).next().is_some()
    }

    /// The sets that have all of these.
    fn around<'s>(&'s self, leaders: &'s [u32]) -> impl Iterator<Item = usize> + 's {
        let has_all = |&set: &usize| leaders.iter().all(|leader| self.sets[set].0.contains(leader));
        leaders.first().into_iter().flat_map(|&first| self.of(first)).filter(has_all)
    }

    /// The sets that are in no other; of those that are the same the first.
    fn whole(&self) -> impl Iterator<Item = Set> {
        let is_whole = |(place, (members, _)): &(usize, &Set)| {
            self.around(members)
                .all(|other| other == *place || self.sets[other].0.len() == members.len() && other > *place)
        };
        self.sets.iter().enumerate().filter(is_whole).map(|(_, set)| set.clone())
    }
}

/// The statements with the same words, speakers and day, by their first: a wire text in five hundred papers is one.
fn copies(statements: &[Statement], told: &[Told]) -> Vec<Vec<usize>> {
    let mut copies: Vec<Vec<usize>> = Vec::new();
    let mut known = BTreeMap::new();
    for (number, (statement, told)) in statements.iter().zip(told).enumerate() {
        let words: Vec<u32> = told.features.tokens.iter().map(|token| token.word).collect();
        // Nobody says nothing.
        if words.is_empty() {
            continue;
        }
        let place = *known.entry((words, &statement.speakers, statement.day)).or_insert(copies.len());
        if place == copies.len() {
            copies.push(Vec::new());
        }
        copies[place].push(number);
    }
    copies
}

/// Disjoint sets, each with the statement that says most.
struct Clusters {
    parent: Vec<u32>,
    /// The longest member of each root.
    longest: Vec<u32>,
    length: Vec<usize>,
    members: Vec<Vec<u32>>,
    probability: Vec<f32>,
}

impl Clusters {
    fn new(all: &[&Told]) -> Self {
        let numbers: Vec<u32> = (0..all.len() as u32).collect();
        let length = all.iter().map(|told| told.features.tokens.len()).collect();
        let members = numbers.iter().map(|&number| vec![number]).collect();
        Self { parent: numbers.clone(), longest: numbers, length, members, probability: vec![1.0; all.len()] }
    }

    fn root(&mut self, mut at: u32) -> u32 {
        while self.parent[at as usize] != at {
            let above = self.parent[at as usize];
            self.parent[at as usize] = self.parent[above as usize];
            at = above;
        }
        at
    }

    /// Joins the sets of `a` and `b`, unless what they say most does not agree: a chain of small changes ends somewhere else.
    fn join(&mut self, a: u32, b: u32, probability: f32, agree: impl Fn(u32, u32) -> bool) {
        let (one, two) = (self.root(a), self.root(b));
        if one != two && agree(self.longest[one as usize], self.longest[two as usize]) {
            self.unite(one, two, probability);
        }
    }

    /// Joins the sets of `a` and `b` if each of the one agrees with each of the other, and they are few.
    fn join_all(&mut self, a: u32, b: u32, probability: f32, agree: impl Fn(u32, u32) -> bool) {
        /// Pairs that are looked at.
        const MOST: usize = 256;
        let (one, two) = (self.root(a), self.root(b));
        let [first, second] = [one, two].map(|root| &self.members[root as usize]);
        let agrees = |&x: &u32| second.iter().all(|&y| agree(x, y));
        if one != two && first.len() * second.len() <= MOST && first.iter().all(agrees) {
            self.unite(one, two, probability);
        }
    }

    /// Makes the sets of two roots one.
    fn unite(&mut self, one: u32, two: u32, probability: f32) {
        let (first, second) = (one.min(two), one.max(two));
        self.parent[second as usize] = first;
        let (x, y) = (self.longest[first as usize], self.longest[second as usize]);
        if self.length[y as usize] > self.length[x as usize] {
            self.longest[first as usize] = y;
        }
        let mut members = std::mem::take(&mut self.members[first as usize]);
        let mut others = std::mem::take(&mut self.members[second as usize]);
        // The fewer to the more, so that none is moved often.
        if members.len() < others.len() {
            std::mem::swap(&mut members, &mut others);
        }
        members.append(&mut others);
        self.members[first as usize] = members;
        let lowest = self.probability[first as usize].min(self.probability[second as usize]).min(probability);
        self.probability[first as usize] = lowest;
    }

    /// A statement, and those in its set that have its words, or whose words it has.
    fn twins<'t>(&mut self, member: u32, text: impl Fn(u32) -> &'t str) -> Vec<u32> {
        /// Members that are looked at.
        const MOST: usize = 64;
        let root = self.root(member);
        let own = text(member);
        let is_twin = |&&other: &&u32| other != member && (text(other).contains(own) || own.contains(text(other)));
        let others = self.members[root as usize].iter().take(MOST).filter(is_twin);
        std::iter::once(member).chain(others.copied()).collect()
    }

    /// The members of every set, with the lowest probability in it.
    fn sets(self) -> impl Iterator<Item = Set> {
        self.members.into_iter().zip(self.probability).filter(|(members, _)| !members.is_empty())
    }
}
