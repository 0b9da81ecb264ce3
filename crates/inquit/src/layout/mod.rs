//! Blocks: what the document is made of.
//!
//! The text is cut into lines and wrapped lines are joined; then every line gets a kind, from the surest sign to the
//! weakest: its own words, its shape among lines of that shape, its place between the others. What has no sign is a
//! paragraph.

mod below;
mod body;
mod dateline;
mod fields;
mod furniture;
mod head;
mod interview;
mod label;
mod lines;
mod mail;
mod shape;
mod speaker_line;
mod subtitles;
mod turns;
mod words;

use jiff::civil::Date;

use crate::date::day_in;
use crate::document::{Block, BlockKind};
use crate::text::span::Span;
use lines::Line;

pub(crate) use interview::turns_without_names;
pub(crate) use label::{label_apart, label_end};
pub(crate) use mail::without_mail_marks;
pub(crate) use words::is_topic;

/// The blocks of `text`, in order: trimmed, without overlap, with every character that is not white space.
pub(crate) fn find_blocks(text: &str) -> Vec<Block> {
    let mut lines = lines::find_lines(text);
    dateline::join_lines(text, &mut lines);
    let mut kinds: Vec<Option<BlockKind>> = lines.iter().map(|line| furniture::furniture(line.text(text))).collect();
    below::mark_below(text, &lines, &mut kinds);
    mark_datelines(text, &lines, &mut kinds);
    subtitles::mark_subtitles(text, &lines, &mut kinds);
    body::mark_lists(text, &lines, &mut kinds);
    speaker_line::join_turns(text, &mut lines, &mut kinds);
    turns::mark_turns(text, &lines, &mut kinds);
    turns::join_turns(text, &mut lines, &mut kinds);
    body::mark_quotations(text, &lines, &mut kinds);
    let body = head::mark_head(text, &lines, &mut kinds);
    body::mark_headings(text, &lines, &mut kinds, body);
    let mut blocks = Vec::with_capacity(lines.len() + 1);
    for (index, (line, kind)) in lines.iter().zip(kinds).enumerate() {
        let kind = kind.unwrap_or(BlockKind::Paragraph);
        // A field may run into the first words of the page or of the article.
        push_blocks(text, line, kind, index == 0 || index == body, &mut blocks);
    }
    blocks
}

/// Marks datelines that have a line of their own above the text.
fn mark_datelines(text: &str, lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    for index in 1..lines.len() {
        let (above, below) = (lines[index - 1].text(text), lines[index].text(text));
        if kinds[index - 1].is_none() && dateline::is_whole_dateline(above) && shape::is_prose(below) {
            kinds[index - 1] = Some(BlockKind::Dateline);
        }
    }
}

/// What the blocks say about the document as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FrontMatter {
    /// The day of publication.
    pub(crate) published: Option<Date>,
    /// The place in the dateline.
    pub(crate) place: Option<Span>,
}

/// Reads day and place off the metadata and datelines of `blocks`; the day of a dateline counts if it has a year.
pub(crate) fn front_matter(text: &str, blocks: &[Block]) -> FrontMatter {
    let of_kind = |kind| blocks.iter().filter(move |block| block.kind == kind).map(|block| block.span);
    let day = |span: Span| day_in(span.text(text));
    // The day of a later change is not the one on which *today* was written.
    let first = of_kind(BlockKind::Metadata).filter(|span| !fields::is_change(span.text(text))).find_map(day);
    let dated = first.or_else(|| of_kind(BlockKind::Dateline).chain(of_kind(BlockKind::Byline)).find_map(day));
    let published = dated.or_else(|| of_kind(BlockKind::Metadata).find_map(day));
    let place = of_kind(BlockKind::Dateline).next().map(|span| {
        let length = dateline::place_length(span.text(text));
        Span::new(span.start(), span.start() + length as u32)
    });
    FrontMatter { published, place }
}

/// Adds the block of `line`, or two of them where a field or dateline runs into its paragraph.
fn push_blocks(text: &str, line: &Line, kind: BlockKind, first: bool, blocks: &mut Vec<Block>) {
    let words = line.text(text);
    let field = || if first { fields::field_length(words).map(|length| (BlockKind::Metadata, length)) } else { None };
    let dateline = || dateline::dateline_length(words).map(|length| (BlockKind::Dateline, length));
    let lead = if kind == BlockKind::Paragraph { field().or_else(dateline) } else { None };
    let Some((lead_kind, length)) = lead else {
        blocks.push(Block { kind, span: line.span });
        return;
    };
    let rest = &words[length..];
    let skipped = rest.len() - rest.trim_start().len();
    let (start, end) = (line.span.start(), line.span.end());
    blocks.push(Block { kind: lead_kind, span: Span::new(start, start + length as u32) });
    let rest = Line { span: Span::new(start + (length + skipped) as u32, end), ..*line };
    // A dateline may follow the field.
    push_blocks(text, &rest, kind, false, blocks);
}
