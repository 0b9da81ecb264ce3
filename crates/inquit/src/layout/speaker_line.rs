//! Turns whose speaker has a line of his own above them: *Ada Moor -- Chief Executive*, *Ada Moor* over *Carrow Steel -
//! Analyst*, *Operator*.

use crate::document::BlockKind;

use super::lines::Line;
use super::shape::{ends_in_stop, is_capitals, words};
use super::turns::has_person;
use super::words::List;

/// Longest line of a speaker, in bytes.
const LONGEST: usize = 100;
/// Words of a name.
const WORDS: usize = 5;

/// Where the lines that name the speaker of `turn` end, in bytes; none where it begins with none.
pub(super) fn lines_end(turn: &str) -> Option<usize> {
    let first = turn.lines().next()?;
    name_of(first)?;
    let mut lines = turn.lines().map(str::trim).filter(|line| !line.is_empty()).skip(1);
    let title = lines.next().filter(|second| !is_said(second) && lines.next().is_some());
    let end = title.map_or(first.len(), |title| turn.find(title).unwrap_or(0) + title.len());
    turn[end..].contains(char::is_alphanumeric).then_some(end)
}

/// Does a sentence end with the line? *Carrow Steel Inc.* is none.
fn is_said(line: &str) -> bool {
    const FIRMS: [&str; 5] = [" Inc.", " Corp.", " Co.", " Ltd.", " S.A."];
    ends_in_stop(line) && !FIRMS.iter().any(|firm| line.ends_with(firm))
}

/// Length of the name that `turn` begins with.
pub(super) fn name_length(turn: &str) -> Option<usize> {
    name_of(turn.lines().next()?).map(str::len)
}

/// The name in a line that may be that of a speaker.
fn name_of(line: &str) -> Option<&str> {
    let line = line.trim();
    if line.len() > LONGEST || ends_in_stop(line) || line.contains(':') || !line.starts_with(char::is_uppercase) {
        return None;
    }
    let name = [" -- ", " – ", " — ", " - ", " (", ", "]
        .iter()
        .fold(line, |name, mark| name.split_once(mark).map_or(name, |(front, _)| front));
    let is_plain = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'));
    let mut named = words(name);
    let is_named = named.all(|word| word.starts_with(char::is_uppercase) || List::Particles.contains(word));
    let count = words(name).count();
    let is_known = || is_capitals(name, 3) || List::Speakers.contains(&name.to_lowercase());
    (is_plain && is_named && count <= WORDS && (count > 1 || is_known())).then_some(name)
}

/// A turn that may be one.
struct Turn<'t> {
    name: &'t str,
    /// The line of the name, and that of the first words.
    line: usize,
    said: usize,
    has_title: bool,
}

/// Makes each turn whose speaker has a line of his own one block.
///
/// One such line is a heading as soon as not: somebody must come back or be the operator of a call, or two must have their
/// office beside their names; and those who talk say *I* and *you*.
pub(super) fn join_turns(text: &str, lines: &mut Vec<Line>, kinds: &mut Vec<Option<BlockKind>>) {
    let turns = turns_of(text, lines, kinds);
    if !is_talk(text, lines, &turns) {
        return;
    }
    let mut joined: Vec<(Line, Option<BlockKind>)> = Vec::with_capacity(lines.len());
    let mut next = turns.iter().peekable();
    // Up to where the lines belong to the turn before.
    let mut end = 0;
    for (index, (line, kind)) in lines.iter().zip(kinds.iter()).enumerate() {
        if let Some(turn) = next.next_if(|turn| turn.line == index) {
            // Behind the last turn the page may go on.
            let is_spoken = |&index: &usize| kinds[index].is_none() && has_person(lines[index].text(text));
            let last = || (turn.said + 1..lines.len()).take_while(is_spoken).last().unwrap_or(turn.said) + 1;
            end = next.peek().map_or_else(last, |next| next.line);
            joined.push((*line, Some(BlockKind::Transcript)));
            continue;
        }
        match joined.last_mut() {
            Some((turn, _)) if index < end && kind.is_none() => turn.span = turn.span.cover(line.span),
            _ => {
                end = 0;
                joined.push((*line, *kind));
            }
        }
    }
    (*lines, *kinds) = joined.into_iter().unzip();
}

fn turns_of<'t>(text: &'t str, lines: &[Line], kinds: &[Option<BlockKind>]) -> Vec<Turn<'t>> {
    let is_free = |index: usize| kinds.get(index).is_some_and(Option::is_none);
    let is_spoken = |index: usize| is_free(index) && is_said(lines[index].text(text));
    let mut turns: Vec<Turn> = Vec::new();
    for index in (0..lines.len()).filter(|&index| is_free(index)) {
        let line = lines[index].text(text);
        let Some(name) = name_of(line) else { continue };
        if turns.last().is_some_and(|turn| turn.said > index) {
            continue;
        }
        // *Harrow Inn* over *Carrow* is no speaker.
        let has_office = |line: &str| words(line).any(|word| List::Offices.contains(&word.to_lowercase()));
        let is_title = || {
            let below = lines.get(index + 1).map_or("", |line| line.text(text));
            let is_line = below.len() <= LONGEST && !is_said(below) && below.starts_with(char::is_uppercase);
            is_free(index + 1) && is_line && has_office(below)
        };
        let said = match () {
            () if is_spoken(index + 1) => index + 1,
            () if is_title() && is_spoken(index + 2) => index + 2,
            () => continue,
        };
        turns.push(Turn { name, line: index, said, has_title: has_office(&line[name.len()..]) || said > index + 1 });
    }
    turns
}

fn is_talk(text: &str, lines: &[Line], turns: &[Turn]) -> bool {
    /// Turns of a talk in which nothing but a name that comes back tells that it is one.
    const TURNS: usize = 3;
    let personal = turns.iter().filter(|turn| has_person(lines[turn.said].text(text))).count();
    let titled = turns.iter().filter(|turn| turn.has_title).count();
    let mut names: Vec<&str> = turns.iter().map(|turn| turn.name).collect();
    let has_operator = names.iter().any(|name| List::Speakers.contains(&name.to_lowercase()));
    names.sort_unstable();
    let comes_back = turns.len() >= TURNS && names.windows(2).any(|two| two[0] == two[1]);
    turns.len() > 1 && personal * 2 >= turns.len() && (comes_back || has_operator || titled > 1)
}
