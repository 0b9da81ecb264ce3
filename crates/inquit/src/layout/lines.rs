//! Lines, and the paragraphs that hard-wrapped lines make up.

use memchr::memmem;

use crate::text::chars::is_blank;
use crate::text::span::Span;

use super::shape::{ends_in_stop, list_marker};

/// A line of the text, or several that were wrapped, without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    /// White space before it, in columns.
    pub(super) indent: usize,
    /// An empty line stands before it.
    pub(super) gap: bool,
}

impl Line {
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span.text(text)
    }
}

/// The lines of `text` that are not empty; wrapped ones joined.
pub(super) fn find_lines(text: &str) -> Vec<Line> {
    let mut collector = Collector { text, lines: Vec::new(), gap: false };
    let mut at = 0;
    // The separators outside ASCII are rare enough for a slow walk; the first look for them is a fast one.
    if ["\u{2028}", "\u{2029}", "\u{85}", "\u{b}"]
        .iter()
        .any(|&mark| memmem::find(text.as_bytes(), mark.as_bytes()).is_some())
    {
        for (end, found) in text.match_indices(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
            at = collector.push(at, end, found.len());
        }
    } else {
        for end in memchr::memchr3_iter(b'\n', b'\r', b'\x0c', text.as_bytes()) {
            at = collector.push(at, end, 1);
        }
    }
    collector.push(at, text.len(), 0);
    let lines = collector.lines;
    join_wrapped(text, &lines, wrap_width(text, &lines))
}

struct Collector<'t> {
    text: &'t str,
    lines: Vec<Line>,
    /// An empty line has been seen since the last one.
    gap: bool,
}

impl Collector<'_> {
    /// Takes the line from `start` to `end`, which a break of so many bytes follows; gives the start of the next.
    fn push(&mut self, start: usize, end: usize, break_length: usize) -> usize {
        let line = &self.text[start..end];
        let body = line.trim_start_matches(is_blank);
        let lead = line.len() - body.len();
        let words = body.trim_end_matches(is_blank);
        let next = end + break_length;
        if !words.is_empty() {
            let span = Span::new((start + lead) as u32, (start + lead + words.len()) as u32);
            self.lines.push(Line { span, indent: columns(&line[..lead]), gap: self.gap });
            self.gap = false;
        } else if !(start > 0 && self.text.as_bytes()[..end].ends_with(b"\r") && self.text[end..].starts_with('\n')) {
            // The nothing between \r and \n is no empty line.
            self.gap = true;
        }
        next
    }
}

/// Columns that white space takes up; a tab takes four.
fn columns(space: &str) -> usize {
    space.chars().map(|c| if c == '\t' { 4 } else { usize::from(c.is_whitespace()) }).sum()
}

/// Lines that were wrapped by hand or by a mail program are at most this long, in characters.
const LONGEST_WRAP: usize = 100;
/// A shorter line that does not end its sentence is as likely a heading or an item.
const SHORTEST_WRAP: usize = 45;

/// The width to which the lines of `text` are wrapped, if they are: the longest line that breaks off in mid-sentence.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut width = 0;
    let (mut seams, mut broken, mut grouped, mut long) = (0, 0, 0, 0);
    for (index, line) in lines.iter().enumerate() {
        let follows = lines.get(index + 1).filter(|next| !next.gap);
        grouped += usize::from(follows.is_some() || !line.gap && index > 0);
        // No character has more than four bytes; longer lines need not be counted.
        let length = if line.span.len() > 4 * LONGEST_WRAP as u32 { usize::MAX } else { length(text, line) };
        if length > LONGEST_WRAP {
            long += 1;
        } else if let Some(next) = follows.filter(|_| length >= SHORTEST_WRAP && breaks_off(text, line)) {
            broken += 1;
            if is_seam(text, line, next) {
                seams += 1;
                width = width.max(length);
            }
        }
    }
    // A few long lines (addresses, a footer) may stand in a wrapped text; a text of long lines is not wrapped. Lines
    // between empty ones may be paragraphs of one line, so they count only where few lines break off.
    let is_wrapped = seams * 8 >= lines.len() || broken > 2 && seams * 8 >= grouped;
    (seams > 0 && is_wrapped && long * 8 <= lines.len()).then_some(width)
}

fn length(text: &str, line: &Line) -> usize {
    line.indent + line.text(text).chars().count()
}

/// Does `next` go on in mid-sentence where `line` breaks off?
fn is_seam(text: &str, line: &Line, next: &Line) -> bool {
    !next.gap && breaks_off(text, line) && unquoted(next.text(text)).starts_with(char::is_lowercase)
}

/// Does no stop end the line?
fn breaks_off(text: &str, line: &Line) -> bool {
    !ends_in_stop(line.text(text)) && !line.text(text).ends_with([':', ';'])
}

/// A line of quoted mail without its `>`.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' '])
}

/// Is a word cut at the end of `before`, and goes on in `line`: *mov-⏎ing*?
fn is_hyphenated(text: &str, before: &Line, line: &Line) -> bool {
    let cut = before.text(text).strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic));
    cut && !line.gap && line.text(text).starts_with(char::is_lowercase)
}

/// Joins the lines of a text that is wrapped to `width`, and in any text those that cut a word.
fn join_wrapped(text: &str, lines: &[Line], width: Option<usize>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len() / 2);
    let mut last: Option<&Line> = None;
    for line in lines {
        match (last, joined.last_mut()) {
            (Some(before), Some(paragraph))
                if is_hyphenated(text, before, line)
                    || width.is_some_and(|width| {
                        is_wrapped(text, before, line, width)
                            || before.span != paragraph.span && is_ragged(text, before, line, width)
                    }) =>
            {
                paragraph.span = paragraph.span.cover(line.span);
            }
            _ => joined.push(*line),
        }
        last = Some(line);
    }
    joined
}

/// Was `line` cut from `before`, the last of several lines of a paragraph, though its first word would have fitted? Not
/// every program fills its lines.
fn is_ragged(text: &str, before: &Line, line: &Line, width: usize) -> bool {
    let (above, below) = (before.text(text), line.text(text));
    let is_full = length(text, before) * 5 >= width * 4;
    let goes_on = breaks_off(text, before) && list_marker(below).is_none();
    !line.gap
        && is_full
        && goes_on
        && line.indent <= before.indent + 1
        && above.starts_with('>') == below.starts_with('>')
        && before.span.len() as usize <= 4 * LONGEST_WRAP
}

/// Was `line` cut from `before`? It goes on in mid-sentence, or its first word would not have fitted there.
fn is_wrapped(text: &str, before: &Line, line: &Line, width: usize) -> bool {
    let (above, below) = (before.text(text), line.text(text));
    let first_word = unquoted(below).split(char::is_whitespace).next().unwrap_or_default();
    let outdented = line.indent <= before.indent + 1 || list_marker(above).is_some();
    !line.gap
        && outdented
        && above.starts_with('>') == below.starts_with('>')
        && list_marker(below).is_none()
        && before.span.len() as usize <= 4 * LONGEST_WRAP
        && (length(text, before) + 1 + first_word.chars().count() > width
            || length(text, before) >= SHORTEST_WRAP && is_seam(text, before, line))
}
