//! A quotation and its source, word by word: what stands in both, and what in one of them.

use inquit::verify::{Edit, EditKind};

use crate::check::Checked;

/// A stretch of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// Both have it.
    Same(&'t str),
    /// Only the source has it.
    Old(&'t str),
    /// Only the source has it, and a space behind it.
    LeftOut(&'t str),
    /// Stands for words of the source that are too many to show.
    Cut,
    /// Only the quotation has it.
    New(&'t str),
}

/// Bytes of the source that are shown of words left out, from either end.
const SHOWN: usize = 30;

/// The quotation in parts: without the old ones it is the quotation.
///
/// Words of the source that are too many are shown by their ends. Where pieces stand in another order they have no old
/// words: all of them are in the quotation.
pub fn parts<'c>(checked: &'c Checked<'_>) -> Vec<Part<'c>> {
    let words = checked.claim.words.as_str();
    let Some(named) = checked.source else { return vec![Part::New(words)] };
    let text = named.source.document().text();
    let mut parts = Vec::new();
    let mut at = 0;
    for edit in &checked.found.edits {
        let range = edit.quotation.range();
        if range.start < at || edit.kind == EditKind::Reordered {
            continue;
        }
        push_same(&mut parts, &words[at..range.start]);
        push_edit(&mut parts, edit, &words[range.clone()], text);
        at = range.end;
    }
    push_same(&mut parts, &words[at..]);
    parts
}

fn push_same<'t>(parts: &mut Vec<Part<'t>>, words: &'t str) {
    parts.extend((!words.is_empty()).then_some(Part::Same(words)));
}

fn push_edit<'t>(parts: &mut Vec<Part<'t>>, edit: &Edit, new: &'t str, text: &'t str) {
    let is_word = |words: &str| words.contains(char::is_alphanumeric);
    let old = edit.source.map_or("", |span| span.text(text));
    if is_word(old) && !is_word(new) && !new.contains('…') && !new.contains("..") {
        // Words are left out between two others, whose marks and space are in both texts.
        push_same(parts, new);
        push_old(parts, old, Part::LeftOut);
        return;
    }
    let front = new.len() - new.trim_start().len();
    let (space, words) = new.split_at(front);
    push_same(parts, space);
    push_old(parts, old, Part::Old);
    let (words, space) = words.split_at(words.trim_end().len());
    parts.extend((!words.is_empty()).then_some(Part::New(words)));
    push_same(parts, space);
}

/// Words of the source, the last of which are this `kind` of part.
fn push_old<'t>(parts: &mut Vec<Part<'t>>, old: &'t str, kind: fn(&'t str) -> Part<'t>) {
    if old.len() <= 3 * SHOWN {
        parts.extend((!old.is_empty()).then(|| kind(old)));
        return;
    }
    let (start, end) = (old.floor_char_boundary(SHOWN), old.ceil_char_boundary(old.len() - SHOWN));
    // No word is cut but one that is longer than all that is shown.
    let start = old[..start].rfind(char::is_whitespace).unwrap_or(start);
    let end = old[end..].find(char::is_whitespace).map_or(end, |at| end + at);
    parts.extend([Part::Old(&old[..start]), Part::Cut, kind(&old[end..])]);
}
