//! Statements that are one, put together.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Statement;
use super::index::{Frequencies, candidates};
use super::similarity::similarity;
use super::told::Told;

/// Statements that are one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Group {
    /// Numbers of the statements, in order.
    pub members: Vec<usize>,
    /// The lowest of the probabilities by which a member came in; 1 where all have the same words.
    pub probability: f32,
}

/// The groups of two and more, by their first members.
pub(super) fn group(statements: &[Statement], told: &[Told], threshold: f32) -> Vec<Group> {
    let copies = copies(statements, told);
    let leaders: Vec<usize> = copies.iter().map(|members| members[0]).collect();
    let distinct: Vec<&Told> = leaders.iter().map(|&leader| &told[leader]).collect();
    let frequencies = Frequencies::of(distinct.iter().map(|told| &told.features));
    let compare = |a: u32, b: u32| similarity(distinct[a as usize], distinct[b as usize], &frequencies);
    let mut pairs: Vec<(f32, u32, u32)> = candidates(&distinct, &frequencies)
        .into_par_iter()
        .map(|(a, b)| (compare(a, b), a, b))
        .filter(|(probability, ..)| *probability >= threshold)
        .collect();
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut clusters = Clusters::new(&distinct);
    for (probability, a, b) in pairs {
        clusters.join(a, b, probability, |x, y| compare(x, y) >= threshold / 2.0);
    }
    let says_enough = |leader: usize| copies[leader].len() > 1 && compare(leader as u32, leader as u32) >= threshold;
    let mut groups: Vec<Group> = clusters
        .members()
        .into_iter()
        // What two may say by chance, a name or a word or two, is no statement of both.
        .filter(|(leaders, _)| leaders.len() > 1 || says_enough(leaders[0]))
        .map(|(members, probability)| {
            let mut members: Vec<usize> =
                members.into_iter().flat_map(|leader| copies[leader].iter().copied()).collect();
            members.sort_unstable();
            Group { members, probability }
        })
        .collect();
    groups.sort_by_key(|group| group.members[0]);
    groups
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
    probability: Vec<f32>,
}

impl Clusters {
    fn new(all: &[&Told]) -> Self {
        let numbers: Vec<u32> = (0..all.len() as u32).collect();
        let length = all.iter().map(|told| told.features.tokens.len()).collect();
        Self { parent: numbers.clone(), longest: numbers, length, probability: vec![1.0; all.len()] }
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
        if one == two || !agree(self.longest[one as usize], self.longest[two as usize]) {
            return;
        }
        let (first, second) = (one.min(two), one.max(two));
        self.parent[second as usize] = first;
        let (x, y) = (self.longest[first as usize], self.longest[second as usize]);
        if self.length[y as usize] > self.length[x as usize] {
            self.longest[first as usize] = y;
        }
        let lowest = self.probability[first as usize].min(self.probability[second as usize]).min(probability);
        self.probability[first as usize] = lowest;
    }

    /// The members of every set, with the lowest probability in it.
    fn members(mut self) -> Vec<(Vec<usize>, f32)> {
        let mut sets: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for number in 0..self.parent.len() as u32 {
            sets.entry(self.root(number)).or_default().push(number as usize);
        }
        sets.into_iter().map(|(root, members)| (members, self.probability[root as usize])).collect()
    }
}
