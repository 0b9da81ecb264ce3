//! Subtitles: *00:41:12,900 --> 00:41:16,800*, then what is said, with a dash before each speaker where there are two.

use crate::document::BlockKind;

use super::lines::Line;

/// Marks the times and numbers of subtitles, and the turns in them.
pub(super) fn mark_subtitles(text: &str, lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    if !lines.iter().any(|line| is_time(line.text(text))) {
        return;
    }
    for index in 0..lines.len() {
        let line = lines[index].text(text);
        let is_number = line.bytes().all(|b| b.is_ascii_digit());
        let is_next_timed = || lines.get(index + 1).is_some_and(|next| is_time(next.text(text)));
        if is_time(line) || is_number && is_next_timed() {
            kinds[index] = Some(BlockKind::Metadata);
        } else if dash_length(line).is_some() {
            kinds[index] = Some(BlockKind::Transcript);
        }
    }
}

/// Length of the dash and blank that a turn begins with.
pub(super) fn dash_length(turn: &str) -> Option<usize> {
    let dash = ["- ", "– ", "— "].into_iter().find(|dash| turn.starts_with(dash));
    dash.map(str::len)
}

/// *00:41:12,900 --> 00:41:16,800*
fn is_time(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(" --> ")
}
