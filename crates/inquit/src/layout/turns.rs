//! Turns of a transcript: lines that begin with the name of who speaks.

use std::collections::BTreeSet;

use crate::document::BlockKind;

use super::label::{Case, Label, label};
use super::lines::Line;
use super::shape::{ends_in_stop, is_title_case, words};
use super::words::List;

/// Marks the turns of a transcript: one line with a name in capitals may be anything, several are turns, and so are two
/// lines on end, or three, with people who are named as in minutes; names in mixed case and in a chat have to come back, or
/// to speak of themselves.
pub(super) fn mark_turns(text: &str, lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    let labelled = Labelled::new(text, lines, kinds);
    let by_name = labelled.by_name();
    let rules = [
        labelled.in_capitals(),
        labelled.alone(),
        labelled.letters(),
        labelled.titled(),
        labelled.chat(),
        in_a_row(text, lines, &by_name),
        returning(text, lines, by_name),
    ];
    for index in rules.into_iter().flatten() {
        kinds[index] = Some(BlockKind::Transcript);
    }
}

/// The lines that begin with a label, by their numbers.
struct Labelled<'t> {
    text: &'t str,
    lines: &'t [Line],
    labels: Vec<(usize, Label<'t>)>,
}

impl<'t> Labelled<'t> {
    fn new(text: &'t str, lines: &'t [Line], kinds: &[Option<BlockKind>]) -> Self {
        let none = (0..lines.len()).filter(|&index| kinds[index].is_none());
        let labels = none.filter_map(|index| Some((index, label(lines[index].text(text))?)));
        let is_name = |(_, label): &(usize, Label)| !List::Labels.contains(&label.name.to_ascii_lowercase());
        Self { text, lines, labels: labels.filter(is_name).collect() }
    }

    /// The lines whose label and words are such.
    fn find(&self, is_one: impl Fn(&Label, &str) -> bool) -> Vec<usize> {
        let those = self.labels.iter().filter(|(index, label)| is_one(label, self.lines[*index].text(self.text)));
        those.map(|(index, _)| *index).collect()
    }

    fn in_capitals(&self) -> Vec<usize> {
        let capitals = self.find(|label, _| label.case == Case::Capitals);
        if capitals.len() > 1 { capitals } else { Vec::new() }
    }

    /// Who has a title or an office, and speaks of himself, needs no other turn beside him.
    fn alone(&self) -> Vec<usize> {
        self.find(|label, line| {
            (label.has_office || label.case == Case::Titled) && is_spoken(label, line) && has_person(line)
        })
    }

    /// *Q.* and *A.*; *A. Moor* is no answer where nobody asks.
    fn letters(&self) -> Vec<usize> {
        let has = |name: &str| self.labels.iter().any(|(_, label)| label.case == Case::Letter && label.name == name);
        let are_turns = has("A") && (has("Q") || !self.in_capitals().is_empty());
        self.find(|label, _| are_turns && label.case == Case::Letter)
    }

    /// People who are named as in minutes, and others from the line before the first to the one behind the last.
    fn titled(&self) -> Vec<usize> {
        const TITLED: usize = 3;
        let titled = self.find(|label, line| label.case == Case::Titled && is_spoken(label, line));
        let are_turns = titled.len() >= TITLED || titled.windows(2).any(|two| two[0] + 1 == two[1]);
        let (Some(&first), Some(&last)) = (titled.first(), titled.last()) else { return titled };
        let near = first.saturating_sub(1)..last + 2;
        let is_turn =
            |(index, label): &&(usize, Label)| are_turns && near.contains(index) && label.case != Case::Letter;
        self.labels.iter().filter(is_turn).map(|(index, _)| *index).collect()
    }

    /// The messages of a chat in which somebody comes back.
    fn chat(&self) -> Vec<usize> {
        const LINES: usize = 3;
        let messages = || self.labels.iter().filter(|(_, label)| label.case == Case::Nick);
        let names: BTreeSet<&str> = messages().map(|(_, label)| label.name).collect();
        let count = messages().count();
        if count >= LINES && names.len() < count { messages().map(|(index, _)| *index).collect() } else { Vec::new() }
    }

    /// The lines in which somebody says a sentence, with the name.
    fn by_name(&self) -> Vec<(&'t str, usize)> {
        let is_said = |(index, label): &&(usize, Label)| {
            label.case != Case::Letter && is_spoken(label, self.lines[*index].text(self.text))
        };
        with_short_names(self.labels.iter().filter(is_said).map(|(index, label)| (label.name, *index)).collect())
    }
}

/// Turns by the short name where the speaker has one: *Ada Moor* comes back as *Moor*.
fn with_short_names(mut turns: Vec<(&str, usize)>) -> Vec<(&str, usize)> {
    let short: BTreeSet<&str> = turns.iter().map(|turn| turn.0).filter(|name| !name.contains(' ')).collect();
    for (name, _) in &mut turns {
        let surname = name.rsplit(' ').next().unwrap_or(name);
        *name = if short.contains(surname) { surname } else { name };
    }
    turns
}

/// Three lines and more on end that begin with a name, in two of which somebody speaks of himself or to somebody.
fn in_a_row(text: &str, lines: &[Line], turns: &[(&str, usize)]) -> Vec<usize> {
    const LINES: usize = 3;
    const PERSONAL: usize = 2;
    let rows = turns.chunk_by(|one, two| one.1 + 1 == two.1);
    let is_talk = |row: &&[(&str, usize)]| {
        let personal = row.iter().filter(|(_, index)| has_person(lines[*index].text(text))).count();
        row.len() >= LINES && personal >= PERSONAL
    };
    rows.filter(is_talk).flatten().map(|&(_, index)| index).collect()
}

/// Does a sentence follow the name, rather than data or the rest of a headline?
fn is_spoken(label: &Label, line: &str) -> bool {
    let said = label.said(line);
    // *(Applause)*
    let sentence = said.strip_suffix(')').and_then(|said| Some(said.rsplit_once(" (")?.0)).unwrap_or(said);
    ends_in_stop(sentence) && words(line).nth(3).is_some() && !is_title_case(sentence)
}

/// The lines of `turns` whose name has several turns, those between them and right behind; two lines are no conversation.
fn returning(text: &str, lines: &[Line], mut turns: Vec<(&str, usize)>) -> Vec<usize> {
    let by_place: Vec<usize> = turns.iter().map(|&(_, index)| index).collect();
    turns.sort_unstable();
    let same = |pair: &&[(&str, usize)]| {
        // A line that stands there twice is a headline.
        pair[0].0 == pair[1].0 && lines[pair[0].1].text(text) != lines[pair[1].1].text(text)
    };
    let mut found: Vec<usize> = turns.windows(2).filter(same).flat_map(|pair| [pair[0].1, pair[1].1]).collect();
    found.sort_unstable();
    let is_between = |index: &usize| {
        let next = found.partition_point(|turn| turn < index);
        next > 0 && found.get(next).is_some_and(|turn| turn - found[next - 1] == 2)
    };
    let between: Vec<usize> = by_place.iter().copied().filter(is_between).collect();
    found.extend(between);
    found.dedup();
    if found.len() < 3 {
        return Vec::new();
    }
    // Who speaks once, right behind the others.
    let last = found.iter().copied().max().unwrap_or(0);
    let behind = by_place.into_iter().filter(|&index| index > last).zip(last + 1..);
    found.extend(behind.take_while(|(index, next)| index == next).map(|(index, _)| index));
    found
}

/// Joins the lines and paragraphs of a turn: what stands between two names is said by the first of them.
///
/// Lines right below a turn belong to it where empty lines stand between the turns; paragraphs do in a transcript, not in an
/// article that has a few turns in it. Between *Q* and *A* of a newspaper stands its own text too, which says neither *I*
/// nor *you*.
pub(super) fn join_turns(text: &str, lines: &mut Vec<Line>, kinds: &mut Vec<Option<BlockKind>>) {
    /// Turns of a transcript at the least, and paragraphs in it for each of them at the most.
    const TURNS: usize = 4;
    const PARAGRAPHS: usize = 3;
    let is_turn = |kind: &Option<BlockKind>| *kind == Some(BlockKind::Transcript);
    let (Some(first), Some(last)) = (kinds.iter().position(is_turn), kinds.iter().rposition(is_turn)) else { return };
    let turns = kinds.iter().filter(|kind| is_turn(kind)).count();
    let set_apart = (first + 1..=last).filter(|&index| is_turn(&kinds[index]) && !lines[index].gap).count() == 0;
    let is_transcript = turns >= TURNS && last - first < (PARAGRAPHS + 1) * turns;
    let is_interview = label(lines[first].text(text)).is_some_and(|label| matches!(label.name, "Q" | "A"));
    let mut joined: Vec<(Line, Option<BlockKind>)> = Vec::with_capacity(lines.len());
    for (index, (line, kind)) in lines.iter().zip(kinds.iter()).enumerate() {
        let goes_on = match line.gap {
            true => is_transcript && index < last && (!is_interview || has_person(line.text(text))),
            false => set_apart,
        };
        match joined.last_mut() {
            Some((turn, above)) if kind.is_none() && is_turn(above) && goes_on => {
                turn.span = turn.span.cover(line.span)
            }
            _ => joined.push((*line, *kind)),
        }
    }
    (*lines, *kinds) = joined.into_iter().unzip();
}

/// Does somebody speak of himself or to somebody: *I*, *our*, *you*?
pub(super) fn has_person(line: &str) -> bool {
    const OTHERS: [&str; 7] = ["we", "us", "our", "you", "your", "we’re", "we're"];
    words(line).any(|word| is_self(word) || is_any(word, &OTHERS))
}

/// Is it a word of somebody who speaks of himself alone?
pub(super) fn is_self(word: &str) -> bool {
    is_any(word, &["i", "i’m", "i'm", "i’ve", "i've", "i’d", "i'd", "me", "my"])
}

/// Is it one of these words, whatever its capitals?
pub(super) fn is_any(word: &str, those: &[&str]) -> bool {
    those.iter().any(|other| other.eq_ignore_ascii_case(word))
}
