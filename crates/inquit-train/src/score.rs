//! Scores of attributions against gold ones: one to one, in words.
//!
//! - *strict*: the content has exactly the gold words.
//! - *soft*: the contents share at least half of the words of both.
//! - *attrib*: soft, and the sources share a word of weight, or both are missing.
//! - *token*: single words that stand in any content.
//! - *cue*: the cues share a word.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use inquit::Mode;

use crate::corpus::Annotation;

/// Words that say nothing of who a source is.
const SMALL: [&str; 19] = [
    "the", "a", "an", "of", "in", "and", "or", "for", "to", "by", "at", "on", "with", "from", "his", "her", "its",
    "their", "some",
];

/// The words of a text, and which of them stand in double quotation marks.
pub struct Words {
    words: Vec<(Range<u32>, String)>,
    quoted: Vec<bool>,
}

impl Words {
    /// The words of `text`: letters and digits, with single apostrophes, dots, hyphens and ampersands inside.
    pub fn new(text: &str) -> Self {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let mut words = Vec::new();
        let mut i = 0;
        while i < chars.len() {
            if !is_word(chars[i].1) {
                i += 1;
                continue;
            }
            let start = i;
            while i < chars.len() {
                let joins = matches!(chars[i].1, '’' | '\'' | '.' | '-' | '&');
                let goes_on = joins && chars.get(i + 1).is_some_and(|&(_, c)| is_word(c));
                if !is_word(chars[i].1) && !goes_on {
                    break;
                }
                i += 1;
            }
            let (from, to) = (chars[start].0, chars.get(i).map_or(text.len(), |&(at, _)| at));
            words.push((from as u32..to as u32, text[from..to].to_lowercase()));
        }
        let inside = quoted(text);
        let quoted = words.iter().map(|(range, _)| inside[range.start as usize]).collect();
        Self { words, quoted }
    }

    /// Numbers of the words that share a byte with one of `spans`.
    fn of(&self, spans: &[Range<u32>]) -> BTreeSet<usize> {
        let mut out = BTreeSet::new();
        for span in spans {
            let start = self.words.partition_point(|(range, _)| range.end <= span.start);
            out.extend((start..self.words.len()).take_while(|&i| self.words[i].0.start < span.end));
        }
        out
    }

    fn weighty(&self, words: &BTreeSet<usize>) -> BTreeSet<&str> {
        let all: BTreeSet<&str> = words.iter().map(|&i| self.words[i].1.as_str()).collect();
        let weighty: BTreeSet<&str> = all.iter().copied().filter(|word| !SMALL.contains(word)).collect();
        if weighty.is_empty() { all } else { weighty }
    }

    fn mode(&self, words: &BTreeSet<usize>) -> Mode {
        match words.iter().filter(|&&i| self.quoted[i]).count() {
            0 => Mode::Indirect,
            all if all == words.len() => Mode::Direct,
            _ => Mode::Mixed,
        }
    }
}

/// The class of attributions that are given so.
fn class(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "direct",
        Mode::Mixed => "mixed",
        Mode::Indirect => "indirect",
    }
}

/// For every byte: does it stand inside double quotation marks? Straight ones toggle; a line end closes all.
fn quoted(text: &str) -> Vec<bool> {
    let mut mask = vec![false; text.len()];
    let mut inside = false;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => inside = false,
            '“' | '„' | '«' => inside = true,
            '”' | '»' => inside = false,
            '"' => inside = !inside,
            _ => {}
        }
        mask[at] = inside;
    }
    mask
}

/// Counts of one measure for one class of attributions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Gold ones found.
    pub found: usize,
    /// Gold ones.
    pub gold: usize,
    /// Predicted ones.
    pub predicted: usize,
    /// Predicted ones that are right.
    pub right: usize,
}

impl Count {
    /// Precision, recall and their harmonic mean, in percent.
    pub fn scores(self) -> [f64; 3] {
        let share = |part: usize, all: usize| if all == 0 { 0.0 } else { 100.0 * part as f64 / all as f64 };
        let (precision, recall) = (share(self.right, self.predicted), share(self.found, self.gold));
        let sum = precision + recall;
        [precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 }]
    }

    fn add(&mut self, other: Count) {
        self.found += other.found;
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.right += other.right;
    }
}

/// Counts by measure and class: `attrib/all`, `strict/direct` and so on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(pub BTreeMap<String, Count>);

impl Counts {
    /// Adds the counts of another article.
    pub fn add(&mut self, other: &Counts) {
        for (name, count) in &other.0 {
            self.0.entry(name.clone()).or_default().add(*count);
        }
    }

    fn at(&mut self, measure: &str, class: &str) -> &mut Count {
        self.0.entry(format!("{measure}/{class}")).or_default()
    }

    /// The harmonic mean of one measure, in percent.
    pub fn f1(&self, name: &str) -> f64 {
        self.0.get(name).map_or(0.0, |count| count.scores()[2])
    }
}

/// How the attributions of one article compare.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The counts of all measures.
    pub counts: Counts,
    /// Pairs of a gold and a predicted attribution that match softly, and whether their sources match too.
    pub pairs: Vec<(usize, usize, bool)>,
}

/// One attribution in words.
struct View<'w> {
    content: BTreeSet<usize>,
    source: BTreeSet<&'w str>,
    cue: BTreeSet<usize>,
    mode: &'static str,
    /// Its number among those given.
    number: usize,
}

/// Compares the attributions `predicted` for an article with the `gold` ones.
pub fn compare(words: &Words, gold: &[Annotation], predicted: &[Annotation]) -> Comparison {
    let view = |(number, annotation): (usize, &Annotation)| {
        let content = words.of(&annotation.content);
        let mode = class(annotation.mode.unwrap_or_else(|| words.mode(&content)));
        let source = words.weighty(&words.of(&annotation.source));
        (!content.is_empty()).then(|| View { mode, source, cue: words.of(&annotation.cue), content, number })
    };
    let gold: Vec<View<'_>> = gold.iter().enumerate().filter_map(view).collect();
    let predicted: Vec<View<'_>> = predicted.iter().enumerate().filter_map(view).collect();
    let mut out = Comparison::default();
    let counts = &mut out.counts;
    for measure in ["strict", "soft", "attrib"] {
        for view in &gold {
            counts.at(measure, "all").gold += 1;
            counts.at(measure, view.mode).gold += 1;
        }
        for view in &predicted {
            counts.at(measure, "all").predicted += 1;
            counts.at(measure, view.mode).predicted += 1;
        }
    }
    let mut hit = |measure: &str, g: usize, p: usize| {
        counts.at(measure, "all").found += 1;
        counts.at(measure, "all").right += 1;
        counts.at(measure, gold[g].mode).found += 1;
        counts.at(measure, predicted[p].mode).right += 1;
    };
    let mut left: BTreeMap<&BTreeSet<usize>, Vec<usize>> = BTreeMap::new();
    for (p, view) in predicted.iter().enumerate() {
        left.entry(&view.content).or_default().push(p);
    }
    for (g, view) in gold.iter().enumerate() {
        if let Some(p) = left.get_mut(&view.content).and_then(Vec::pop) {
            hit("strict", g, p);
        }
    }
    for (g, p) in soft_pairs(&gold, &predicted) {
        hit("soft", g, p);
        let (a, b) = (&gold[g].source, &predicted[p].source);
        let same = a.is_empty() && b.is_empty() || a.intersection(b).next().is_some();
        if same {
            hit("attrib", g, p);
        }
        out.pairs.push((gold[g].number, predicted[p].number, same));
    }
    count_tokens(counts, &gold, &predicted);
    count_cues(counts, &gold, &predicted);
    out
}

/// Pairs whose contents share at least half of the words of both, the best first, one to one.
fn soft_pairs(gold: &[View<'_>], predicted: &[View<'_>]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (p, b) in predicted.iter().enumerate() {
            let common = a.content.intersection(&b.content).count();
            let union = a.content.len() + b.content.len() - common;
            if common > 0 && 2 * common >= union {
                candidates.push((-(common as f64) / union as f64, g, p));
            }
        }
    }
    candidates.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut of_gold, mut of_predicted) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, g, p) in candidates {
        if !of_gold.contains(&g) && !of_predicted.contains(&p) {
            of_gold.insert(g);
            of_predicted.insert(p);
            pairs.push((g, p));
        }
    }
    pairs
}

fn count_tokens(counts: &mut Counts, gold: &[View<'_>], predicted: &[View<'_>]) {
    let all = |views: &[View<'_>]| views.iter().flat_map(|view| view.content.iter().copied()).collect::<BTreeSet<_>>();
    let (gold, predicted) = (all(gold), all(predicted));
    let common = gold.intersection(&predicted).count();
    *counts.at("token", "all") = Count { found: common, gold: gold.len(), predicted: predicted.len(), right: common };
}

fn count_cues(counts: &mut Counts, gold: &[View<'_>], predicted: &[View<'_>]) {
    let cues = |views: &[View<'_>]| -> Vec<BTreeSet<usize>> {
        views.iter().filter(|view| !view.cue.is_empty()).map(|view| view.cue.clone()).collect()
    };
    let (gold, predicted) = (cues(gold), cues(predicted));
    let mut used = vec![false; predicted.len()];
    let mut found = 0;
    for cue in &gold {
        if let Some(p) = (0..predicted.len()).find(|&p| !used[p] && cue.intersection(&predicted[p]).next().is_some()) {
            used[p] = true;
            found += 1;
        }
    }
    *counts.at("cue", "all") = Count { found, gold: gold.len(), predicted: predicted.len(), right: found };
}
