//! Quotes over several paragraphs: each paragraph opens the marks again, only the last one closes them.

use super::Input;
use super::marks::{Mark, Side};
use super::pair::{Open, Paragraph};
use super::repair;
use crate::document::BlockKind;

/// How many of the `open` quotes of the paragraph `before`, from the outermost, go on in `after`, which has `marks`.
pub(super) fn carried(
    input: &Input<'_>,
    open: &[Open],
    before: &Paragraph,
    after: &Paragraph,
    marks: &[Mark],
) -> usize {
    let Some(outermost) = open.first() else { return 0 };
    if !is_running_text(before.kind)
        || !is_running_text(after.kind)
        || !repair::may_go_on(input, &outermost.mark, before)
    {
        return 0;
    }
    let mut next = after.tokens.start;
    let pairs = open.iter().zip(marks);
    pairs
        .take_while(|(open, mark)| {
            let begins = mark.token == next && mark.side == Side::Open;
            next = mark.next;
            begins && mark.family == open.mark.family && mark.shape == open.mark.shape
        })
        .count()
}

fn is_running_text(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Blockquote | BlockKind::ListItem | BlockKind::Transcript)
}
