//! Subtitles: *00:41:12,900 --> 00:41:16,800*, then what is said, with a dash before each speaker where there are two.

use crate::document::BlockKind;

use super::lines::Line;

/// Marks the times and numbers of subtitles, and the turns below them.
pub(super) fn mark_subtitles(text: &str, lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    let mut is_below_time = false;
    for index in 0..lines.len() {
        let line = lines[index].text(text);
        let is_number = line.bytes().all(|b| b.is_ascii_digit());
        let is_next_timed = || lines.get(index + 1).is_some_and(|next| is_time(next.text(text)));
        is_below_time = is_time(line) || is_below_time && !lines[index].gap;
        if is_time(line) || is_number && is_next_timed() {
            kinds[index] = Some(BlockKind::Metadata);
        } else if is_below_time && kinds[index].is_none() && dash_length(line).is_some() {
            kinds[index] = Some(BlockKind::Transcript);
        }
    }
}

/// Length of the dash and blank that a turn begins with.
pub(super) fn dash_length(turn: &str) -> Option<usize> {
    let dash = ["- ", "– ", "— "].into_iter().find(|dash| turn.starts_with(dash));
    dash.map(str::len)
}

/// *00:41:12,900 --> 00:41:16,800*, with settings behind or without.
fn is_time(line: &str) -> bool {
    let is_clock = |time: &str| time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':');
    let is_timed = || line.split_once(" --> ").is_some_and(|(start, end)| is_clock(start) && is_clock(end));
    line.starts_with(|c: char| c.is_ascii_digit()) && is_timed()
}
