//! The body of the article: headings, lists, quotations set off by layout.

use crate::document::BlockKind;

use super::lines::Line;
use super::shape::{Marker, ends_in_stop, is_all_quoted, is_heading_like, is_prose, list_marker, words};
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
