//! The body of the article: headings, lists, turns of a transcript, quotations set off by layout.

use std::collections::BTreeSet;

use crate::document::BlockKind;

use super::label::{Case, Label, label};
use super::lines::Line;
use super::shape::{Marker, ends_in_stop, is_all_quoted, is_heading_like, is_prose, is_title_case, list_marker, words};
use super::words::List;

/// Marks the items of lists: a bullet is one by itself, other markers need company.
pub(super) fn mark_lists(text: &str, lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    let markers: Vec<Option<Marker>> = lines.iter().map(|line| list_marker(line.text(text))).collect();
    for marker in [Marker::Bullet, Marker::Dash, Marker::Number, Marker::Letter] {
        let count = markers.iter().filter(|&&found| found == Some(marker)).count();
        if count < 2 && marker != Marker::Bullet {
            continue;
        }
        for (kind, found) in kinds.iter_mut().zip(&markers) {
            if kind.is_none() && *found == Some(marker) {
                *kind = Some(BlockKind::ListItem);
            }
        }
    }
}

/// Marks the turns of a transcript: one line with a name in capitals may be anything, several are turns, and so are two
/// lines on end, or three, with people who are named as in minutes; names in mixed case have to come back or to speak of
/// themselves.
pub(super) fn mark_turns(text: &str, lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    /// Lines with titled names that are turns.
    const TITLED: usize = 3;
    let none = (0..lines.len()).filter(|&index| kinds[index].is_none());
    let labelled = none.filter_map(|index| Some((index, label(lines[index].text(text))?)));
    let is_name = |(_, label): &(usize, Label)| !List::Labels.contains(&label.name.to_ascii_lowercase());
    let labelled: Vec<(usize, Label)> = labelled.filter(is_name).collect();
    let places = |is_one: &dyn Fn(&Label, &str) -> bool| -> Vec<usize> {
        let those = labelled.iter().filter(|(index, label)| is_one(label, lines[*index].text(text)));
        those.map(|(index, _)| *index).collect()
    };
    let capitals = places(&|label, _| label.case == Case::Capitals);
    let several = if capitals.len() > 1 { capitals } else { Vec::new() };
    // Who has a title or an office, and speaks of himself, needs no other turn beside him.
    let alone =
        places(&|label, line| (label.has_office || label.case == Case::Titled) && is_spoken(line) && has_person(line));
    // *A. Moor* is no answer where nobody asks.
    let has_letter = |name: &str| labelled.iter().any(|(_, label)| label.case == Case::Letter && label.name == name);
    let has_both = has_letter("A") && (has_letter("Q") || !several.is_empty());
    let letters = places(&|label, _| has_both && label.case == Case::Letter);
    let titled = places(&|label, line| label.case == Case::Titled && is_spoken(line));
    let are_turns = titled.len() >= TITLED || titled.windows(2).any(|two| two[0] + 1 == two[1]);
    let mut titled = if are_turns { between(text, lines, &titled) } else { Vec::new() };
    titled.retain(|&index| kinds[index].is_none());
    let named = places(&|label, line| label.case != Case::Letter && is_spoken(line));
    let by_name = labelled.iter().filter(|(index, _)| named.binary_search(index).is_ok());
    let by_name: Vec<(&str, usize)> = by_name.map(|(index, label)| (label.name, *index)).collect();
    let by_name = with_short_names(by_name);
    let talk = in_a_row(text, lines, &by_name);
    let back = returning(text, lines, by_name);
    for index in [several, alone, letters, titled, chat(&labelled), talk, back].into_iter().flatten() {
        kinds[index] = Some(BlockKind::Transcript);
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

/// The messages of a chat in which somebody comes back.
fn chat(labelled: &[(usize, Label)]) -> Vec<usize> {
    const LINES: usize = 3;
    let messages = || labelled.iter().filter(|(_, label)| label.case == Case::Nick);
    let mut names: Vec<&str> = messages().map(|(_, label)| label.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    if count >= LINES && names.len() < count { messages().map(|(index, _)| *index).collect() } else { Vec::new() }
}

/// The lines of `turns`, and others that begin with a name from the line before the first to the one behind the last.
fn between(text: &str, lines: &[Line], turns: &[usize]) -> Vec<usize> {
    let (Some(&first), Some(&last)) = (turns.first(), turns.last()) else { return Vec::new() };
    let near = first.saturating_sub(1)..lines.len().min(last + 2);
    let is_turn = |index: usize| label(lines[index].text(text)).is_some_and(|label| label.case != Case::Letter);
    near.filter(|index| turns.binary_search(index).is_ok() || is_turn(*index)).collect()
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
fn is_spoken(line: &str) -> bool {
    // *(Applause)*
    let said = line.strip_suffix(')').and_then(|line| Some(line.rsplit_once(" (")?.0)).unwrap_or(line);
    ends_in_stop(said) && words(said).nth(3).is_some() && !is_title_case(said)
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

/// Marks quotations set off by layout: lines with `>`, paragraphs indented more than the others, embedded posts.
pub(super) fn mark_quotations(text: &str, lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    const INDENT: usize = 2;
    // Where most paragraphs are indented, that is how they begin.
    let indented = lines.iter().filter(|line| line.indent >= INDENT).count();
    let set_off = indented * 3 <= lines.len() && lines.len() > 1;
    for index in 0..lines.len() {
        let line = lines[index].text(text);
        if kinds[index].is_none() && (line.starts_with('>') || set_off && index > 0 && lines[index].indent >= INDENT) {
            kinds[index] = Some(BlockKind::Blockquote);
        }
        if let Some(start) = post_credit(line) {
            kinds[index] = Some(BlockKind::Blockquote);
            if start == 0 && index > 0 && kinds[index - 1].is_none() {
                kinds[index - 1] = Some(BlockKind::Blockquote);
            }
        }
    }
}

/// Where the credit of an embedded post begins in `line`: `— Ada Moor (@adamoor) May 3, 2024`.
fn post_credit(line: &str) -> Option<usize> {
    const LONGEST: usize = 110;
    if !line.ends_with(|c: char| c.is_ascii_digit() || c == ')') {
        return None;
    }
    let handle = line.rfind("(@")?;
    let dash = line[..handle].rfind(['—', '–'])?;
    (line.len() - dash < LONGEST && words(&line[dash..handle]).nth(5).is_none()).then_some(dash)
}

/// Marks headings between paragraphs. In doubt a line stays a paragraph, since a heading is not searched for
/// statements in the same way.
pub(super) fn mark_headings(text: &str, lines: &[Line], kinds: &mut [Option<BlockKind>], body: usize) {
    let mut asked = Vec::new();
    let mut headings = 0;
    for index in body + 1..lines.len().saturating_sub(1) {
        let line = lines[index].text(text);
        // A heading stands nearer to what it heads than to what is above.
        let set_off = lines[index].gap || !lines[index + 1].gap;
        let may_head = set_off && is_heading(line);
        let may_ask = !may_head && lines[index].gap == lines[index + 1].gap && is_question(line);
        // Nearly every line is settled by its length.
        if kinds[index].is_some() || !(may_head || may_ask) || !stands_between(text, lines, kinds, index) {
            continue;
        }
        if may_head {
            kinds[index] = Some(BlockKind::Heading);
            headings += 1;
        } else {
            asked.push(index);
        }
    }
    // One question alone is asked by the author, in the text.
    if headings + asked.len() > 1 {
        for index in asked {
            kinds[index] = Some(BlockKind::Heading);
        }
    }
}

/// Does running text stand below the line at `index`, and text or another block above it?
fn stands_between(text: &str, lines: &[Line], kinds: &[Option<BlockKind>], index: usize) -> bool {
    let after_block = match kinds[index - 1] {
        None => is_prose(lines[index - 1].text(text)),
        Some(BlockKind::Heading) => false,
        Some(_) => true,
    };
    after_block && kinds[index + 1].is_none() && is_prose(lines[index + 1].text(text))
}

/// *What happens next?*: a short question by itself, as headings of explainers are.
fn is_question(line: &str) -> bool {
    const LONGEST: usize = 80;
    if line.len() > LONGEST || !line.ends_with('?') {
        return false;
    }
    let opens = || words(line).next().is_some_and(|word| List::Questions.contains(&word.to_ascii_lowercase()));
    opens() && words(line).nth(10).is_none()
}

fn is_heading(line: &str) -> bool {
    const LONGEST: usize = 80;
    if line.len() > LONGEST {
        return false;
    }
    // ‘Ada Moor, 52’ credits the words above it.
    let aged = line.ends_with(|c: char| c.is_ascii_digit()) && line.contains(", ");
    is_heading_like(line, LONGEST)
        && line.contains(char::is_alphabetic)
        && !is_all_quoted(line)
        && !aged
        && words(line).nth(11).is_none()
        && !ends_in_stop(line)
}
