//! Lines that belong to the label above them: links of the page, the names of a contact, the words of a caption.

use crate::document::BlockKind;

use super::lines::Line;
use super::shape::{ends_in_stop, is_prose, words};
use super::words::List;

/// Gives the lines below such a label its kind.
pub(super) fn mark_below(text: &str, lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    for index in 0..lines.len() {
        let below = match kinds[index] {
            Some(BlockKind::Boilerplate) if is_foot_label(lines[index].text(text)) => Below::Links,
            Some(BlockKind::Metadata) if is_contact_field(lines[index].text(text)) => Below::Contact,
            Some(BlockKind::Caption) if is_bare_label(lines[index].text(text)) => Below::Caption,
            _ => continue,
        };
        // Kinds are given once, so that labels in a row do not read the same lines again.
        let mut next = index + 1;
        while next < lines.len() && below.takes(text, lines, kinds, next) {
            kinds[next] = Some(below.kind());
            next += 1;
            if below == Below::Caption {
                break;
            }
        }
    }
}

/// What stands below a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Below {
    Links,
    Contact,
    Caption,
}

impl Below {
    fn kind(self) -> BlockKind {
        match self {
            Below::Links => BlockKind::Boilerplate,
            Below::Contact => BlockKind::Metadata,
            Below::Caption => BlockKind::Caption,
        }
    }

    /// Does the line at `index` belong to the label?
    fn takes(self, text: &str, lines: &[Line], kinds: &[Option<BlockKind>], index: usize) -> bool {
        const LONGEST: usize = 140;
        let (line, kind) = (lines[index].text(text), kinds[index]);
        let is_short = line.len() <= LONGEST && words(line).nth(18).is_none();
        match self {
            // What stands right above a paragraph is its heading.
            Below::Links => {
                let heads = lines.get(index + 1).is_some_and(|next| is_sentence(next.text(text)));
                kind.is_none() && is_short && !is_sentence(line) && !heads
            }
            Below::Contact => {
                let is_free = matches!(kind, None | Some(BlockKind::Byline));
                is_free && is_short && !lines[index].gap && !is_prose(line)
            }
            Below::Caption => kind.is_none() && is_short && !lines[index].gap && !ends_in_stop(line),
        }
    }
}

/// Running text with a full stop; links end in question marks and quotations.
fn is_sentence(line: &str) -> bool {
    is_prose(line) && !line.ends_with(['?', '!', '’', '\''])
}

fn is_foot_label(line: &str) -> bool {
    let label = line.trim_matches(|c: char| !c.is_alphanumeric());
    List::FootLabels.contains(&label.to_ascii_lowercase())
}

/// `Media Contact:`, with nothing behind the colon.
fn is_contact_field(line: &str) -> bool {
    line.strip_suffix(':').is_some_and(|field| List::ContactFields.contains(&field.to_ascii_lowercase()))
}

/// `Image caption,` with the caption on the next line.
fn is_bare_label(line: &str) -> bool {
    let label = line.trim_end_matches([',', ':']);
    ["image caption", "media caption", "caption"].iter().any(|bare| label.eq_ignore_ascii_case(bare))
}
