//! The head of the page: what stands before the first paragraph of the article.

use crate::document::BlockKind;

use super::dateline::dateline_length;
use super::lines::Line;
use super::shape::{ends_in_stop, is_all_quoted, is_heading_like, is_prose, is_title_case, words};
use super::words::List;

/// A headline is shorter than this, in bytes.
const LONGEST_HEADLINE: usize = 220;
/// So many lines before the first paragraph are looked at; more of them are a menu.
const REACH: usize = 60;

/// Gives the lines before the first paragraph their kinds, and every repetition of the headline; returns the index
/// of that paragraph.
pub(super) fn mark_head(text: &str, lines: &[Line], kinds: &mut [Option<BlockKind>]) -> usize {
    let Some(body) = find_body(text, lines, kinds) else { return 0 };
    let free: Vec<usize> = (body.saturating_sub(REACH)..body).filter(|&index| kinds[index].is_none()).collect();
    let Some(headline) = choose_headline(text, lines, kinds, &free) else { return body };
    let title = lines[headline].text(text);
    for (line, kind) in lines.iter().zip(kinds.iter_mut()) {
        if line.span.len() as usize == title.len() && line.text(text) == title {
            *kind = Some(BlockKind::Headline);
        }
    }
    for index in free {
        if kinds[index].is_none() {
            kinds[index] = beside_headline(lines[index].text(text), title, index < headline);
        }
    }
    body
}

/// The first line of running text; a headline to which somebody added a stop is none.
fn find_body(text: &str, lines: &[Line], kinds: &[Option<BlockKind>]) -> Option<usize> {
    let mut prose = (0..lines.len()).filter(|&index| kinds[index].is_none() && is_prose(lines[index].text(text)));
    let first = prose.next()?;
    let line = lines[first].text(text);
    let stopped_title =
        line.len() <= LONGEST_HEADLINE && is_title_case(line) && is_one_sentence(line) && !is_all_quoted(line);
    let is_above = is_above_text(text, lines, kinds, first);
    let next = prose.next();
    match next {
        Some(next) if (stopped_title || is_above) && lines[next].span.len() > lines[first].span.len() => Some(next),
        _ => Some(first),
    }
}

/// Does what follows show that the line at `index` stands above the text: a byline below a question, a dateline?
fn is_above_text(text: &str, lines: &[Line], kinds: &[Option<BlockKind>], index: usize) -> bool {
    const LONGEST: usize = 120;
    let line = lines[index].text(text);
    let below = kinds.get(index + 1).copied().flatten();
    let is_asked = || is_question_title(line) && below == Some(BlockKind::Byline);
    let has_dateline = || {
        let follows = lines.get(index + 1).is_some_and(|next| dateline_length(next.text(text)).is_some());
        index == 0 && (below == Some(BlockKind::Dateline) || follows && dateline_length(line).is_none())
    };
    line.len() <= LONGEST && is_one_sentence(line) && !is_all_quoted(line) && (has_dateline() || is_asked())
}

/// *Who burned the pier?*: one question, not in marks.
fn is_question_title(line: &str) -> bool {
    line.len() <= LONGEST_HEADLINE && line.ends_with('?') && is_one_sentence(line) && !is_all_quoted(line)
}

/// No stop before the last one, save in short words.
fn is_one_sentence(line: &str) -> bool {
    line.match_indices(['.', '!', '?']).filter(|(at, _)| line[at + 1..].starts_with(' ')).count() == 0
}

/// The headline among the `free` lines: the one that stands there twice, or the first one of some length, or the last.
fn choose_headline(text: &str, lines: &[Line], kinds: &[Option<BlockKind>], free: &[usize]) -> Option<usize> {
    let line = |index: usize| lines[index].text(text);
    let fits = |&index: &usize| {
        // Archives set a semicolon between the headline and the line below it.
        let title = if index == 0 { line(index).trim_end_matches(';') } else { line(index) };
        is_heading_like(title, LONGEST_HEADLINE) && words(line(index)).nth(1).is_some()
            || is_title_case(line(index)) && ends_in_stop(line(index))
            || is_question_title(line(index))
            || is_above_text(text, lines, kinds, index)
    };
    let page_title = |&index: &usize| free.iter().any(|&other| is_page_title(line(index), line(other)));
    let candidates: Vec<usize> = free.iter().copied().filter(|index| fits(index) && !page_title(index)).collect();
    let repeated = candidates.iter().enumerate().find(|&(rank, &index)| {
        words(line(index)).nth(2).is_some() && candidates[rank + 1..].iter().any(|&other| line(other) == line(index))
    });
    let long = candidates.iter().find(|&&index| {
        words(line(index)).nth(3).is_some() && !is_site_name(line(index)) && !is_site_title(line(index))
    });
    let last = candidates.last().filter(|&&index| !is_site_name(line(index)) && !is_label(line(index)));
    repeated.map(|(_, index)| index).or(long).or(last).copied()
}

/// The kind of another line without one, before or after the headline `title`.
fn beside_headline(line: &str, title: &str, before: bool) -> Option<BlockKind> {
    let few = words(line).nth(5).is_none() && !ends_in_stop(line);
    if !before && is_handle(line) {
        Some(BlockKind::Byline)
    } else if is_page_title(line, title)
        || before && few
        || is_label(line)
        || few && is_site_name(line)
        || before && is_site_title(line)
    {
        Some(BlockKind::Boilerplate)
    } else if !before && (is_author(line) || is_role(line)) {
        Some(BlockKind::Byline)
    } else {
        None
    }
}

/// `Pier reopens | Harrow Gazette`: the headline and the name of the site.
fn is_page_title(line: &str, title: &str) -> bool {
    line.strip_prefix(title).is_some_and(|rest| rest.trim_start().starts_with(['|', '-', '–', '—']))
}

/// One word, or the name of a section.
fn is_label(line: &str) -> bool {
    let section = || words(line).any(|word| List::Sections.contains(&word.to_ascii_lowercase()));
    let count = words(line).take(5).count();
    !ends_in_stop(line) && (count < 2 || count < 5 && section())
}

/// The name of an outlet, perhaps with a year: `The Harrow Gazette`.
fn is_site_name(line: &str) -> bool {
    let mut last = words(line).filter(|word| !word.bytes().all(|b| b.is_ascii_digit())).map(str::to_ascii_lowercase);
    words(line).nth(5).is_none()
        && words(line)
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || matches!(word, "of" | "the"))
        && last.by_ref().last().is_some_and(|word| List::Outlets.contains(&word))
}

/// `@adamoor`: the handle of the author.
fn is_handle(line: &str) -> bool {
    line.starts_with('@') && !line.contains(char::is_whitespace)
}

/// *Transport correspondent*: what the author is, on a line of its own.
fn is_role(line: &str) -> bool {
    let last = words(line).last().is_some_and(|word| List::Roles.contains(&word.to_ascii_lowercase()));
    last && words(line).nth(4).is_none() && !ends_in_stop(line) && line.starts_with(char::is_uppercase)
}

/// `Harrow Today - News from the coast`: the name of the site and what it says of itself.
fn is_site_title(line: &str) -> bool {
    [" - ", " – ", " | ", ": "].iter().any(|sign| line.split_once(sign).is_some_and(|(name, _)| is_site_name(name)))
}

/// Two to four capitalised words: a name; or a name and what the author is for the outlet.
fn is_author(line: &str) -> bool {
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let names = words(line).take_while(capital).count();
    let count = words(line).count();
    let role = words(line).skip(2).any(|word| List::Roles.contains(&word.to_ascii_lowercase()));
    !ends_in_stop(line)
        && !line.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '‘' | '“' | '?'))
        && names >= 2
        && (names == count && count <= 4 || role && count <= 10)
}
