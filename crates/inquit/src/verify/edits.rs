//! From a reading to the edits: what was done to the words between source and quotation.

use std::ops::Range;

use super::align::{Alignment, Step};
use super::index::Source;
use super::locate::Reading;
use super::polarity::{are_opposite, denies, is_date, value_of};
use super::quotation::Quotation;
use super::words::{fold, plain};
use super::{Change, Edit, EditKind};
use crate::text::chars::{is_mark, is_stop};
use crate::text::span::Span;

/// The edits of a reading, in the order of the quotation.
pub(super) fn edits_of(quotation: &Quotation<'_>, source: &Source, reading: &Reading) -> Vec<Edit> {
    let mut editor = Editor { quotation, source, edits: Vec::new() };
    for (number, block) in reading.blocks.iter().enumerate() {
        if let Some(before) = number.checked_sub(1).map(|before| &reading.blocks[before]) {
            editor.between(before, block, reading.marked[number]);
        }
        editor.within(block);
    }
    for words in &reading.made_up {
        editor.put(EditKind::Altered, Some(Change::Word), quotation.span(words.clone()), None);
    }
    for &sic in &quotation.sic {
        editor.put(EditKind::Bracketed, None, sic, None);
    }
    editor.ends(reading);
    let mut edits = editor.edits;
    edits.sort_by_key(|edit| (edit.quotation.start(), edit.kind));
    edits
}

struct Editor<'e, 'q> {
    quotation: &'e Quotation<'q>,
    source: &'e Source,
    edits: Vec<Edit>,
}

impl<'e, 'q> Editor<'e, 'q> {
    fn put(&mut self, kind: EditKind, change: Option<Change>, quotation: Span, source: Option<Span>) {
        self.edits.push(Edit { kind, change, quotation, source });
    }

    /// From the first byte of these words of the source to the last.
    fn source_span(&self, words: Range<usize>) -> Option<Span> {
        let all = self.source.words().get(words)?;
        Some(all.first()?.span.cover(all.last()?.span))
    }

    /// What is between two blocks that follow each other in the quotation.
    fn between(&mut self, before: &Alignment, next: &Alignment, marked: bool) {
        let (one, two) = (before.stretch(), next.stretch());
        let (Some(last), Some(first)) = (last_word(before), first_word(next)) else { return };
        let at = self.quotation.span(last..first + 1);
        if two.start < one.end {
            self.put(EditKind::Reordered, None, at, self.source_span(two.clone()));
        }
        self.gap(one.end, two.start, at, marked);
    }

    /// Words of the source from `end` to `start` that the quotation passes over.
    fn gap(&mut self, end: usize, start: usize, at: Span, marked: bool) {
        let (one, two) = (self.source.voice(end - 1), self.source.voice(start));
        let shows_marks = at.text(self.quotation.text).contains(is_mark_between);
        if one != two && one > 0 && two > 0 && !shows_marks {
            return self.put(EditKind::Merged, None, at, None);
        }
        let left_out = end..start.max(end);
        let span = self.source_span(left_out.clone());
        let is_reporters = left_out.clone().all(|j| !self.source.is_quoted(j));
        let is_one_quotation = one == two
            && self.source.is_quoted(end - 1)
            && start < self.source.words().len()
            && self.source.is_quoted(start);
        match () {
            () if start < end => {}
            () if left_out.is_empty() => {
                let between = self.source_gap(end - 1, start);
                if marked && !between.contains('…') && !between.contains("...") {
                    self.put(EditKind::Typographic, None, at, span);
                }
            }
            () if is_reporters && is_one_quotation => self.put(EditKind::Typographic, None, at, span),
            () if self.hides_denial(left_out.clone(), marked) => self.put(EditKind::Negation, None, at, span),
            () if marked => self.put(EditKind::Elided, None, at, span),
            () => {
                let change = self.change(&left_out.collect::<Vec<_>>(), &[]);
                self.put(EditKind::Altered, Some(change), at, span);
            }
        }
    }

    /// Is there a denial among words left out that belongs to the clause that goes on?
    ///
    /// Where the clause of the denial is left out as a whole, the rest says what it said before.
    fn hides_denial(&self, left_out: Range<usize>, marked: bool) -> bool {
        let mut denials = left_out.clone().filter(|&j| denies(self.source.word(j)));
        if !marked {
            return denials.next().is_some();
        }
        let ends_clause =
            |j: usize| self.source_gap(j, j + 1).contains([',', ';', ':', '.', '!', '?', '–', '—', '”', '“']);
        denials.any(|denial| {
            let opens = left_out.start > 0 && (left_out.start - 1..denial).all(|j| !ends_clause(j));
            let goes_on = (denial..left_out.end).all(|j| !ends_clause(j));
            opens || goes_on
        })
    }

    /// What stands between two words of the source.
    fn source_gap(&self, first: usize, second: usize) -> &'e str {
        let words = self.source.words();
        let (Some(one), Some(two)) = (words.get(first), words.get(second)) else { return "" };
        self.source.text().get(one.span.end() as usize..two.span.start() as usize).unwrap_or_default()
    }

    fn quotation_gap(&self, first: usize, second: usize) -> &'q str {
        let words = &self.quotation.words;
        let (Some(one), Some(two)) = (words.get(first), words.get(second)) else { return "" };
        self.quotation.text.get(one.span.end() as usize..two.span.start() as usize).unwrap_or_default()
    }

    /// The edits inside a block.
    fn within(&mut self, block: &Alignment) {
        let steps = &block.steps;
        let mut at = 0;
        let mut before: Option<(usize, usize)> = None;
        while at < steps.len() {
            let changed = steps[at..].iter().take_while(|step| !is_same(step)).count();
            if changed > 0 {
                let behind = steps[..at]
                    .iter()
                    .rev()
                    .find_map(word)
                    .map_or(self.quotation.body.start(), |i| self.quotation.words[i].span.end());
                self.changed(&steps[at..at + changed], Span::new(behind, behind));
                at += changed;
                before = None;
                continue;
            }
            let step = steps[at];
            let (Some(first), Some(last)) = (first_pair(&step), last_pair(&step)) else { break };
            if let Some((i, j)) = before {
                self.compare_gaps((i, j), first);
            }
            self.compare_words(step);
            before = Some(last);
            at += 1;
        }
    }

    /// Words that are the same but for what they look like.
    fn compare_words(&mut self, step: Step) {
        let (Step::Same(i, j) | Step::Joined(i, j) | Step::Split(i, j)) = step else { return };
        let at = self.quotation.words[i].span;
        let there = self.source.words()[j].span;
        if !matches!(step, Step::Same(..)) {
            return self.put(EditKind::Typographic, None, at, Some(there));
        }
        let (one, two) = (self.quotation.word(i), self.source.word(j));
        if one == two {
            return;
        }
        if self.quotation.bracketed[i] {
            return self.put(EditKind::Bracketed, None, at, Some(there));
        }
        let (plain_one, plain_two) = (plain(one), plain(two));
        if plain_one == plain_two {
            return self.put(EditKind::Typographic, None, at, Some(there));
        }
        if plain_one.to_lowercase() != plain_two.to_lowercase() {
            // *do not*, *don’t*: the verb before it is written otherwise as well, and is no change of its own.
            if denies(one) || denies(two) {
                self.put(EditKind::Altered, Some(Change::Word), at, Some(there));
            }
            return;
        }
        let opens = |gap: &str| {
            gap.contains(|c: char| is_stop(c) || is_mark(c) || matches!(c, ':' | '\n' | '—' | '–' | '[' | '('))
        };
        let is_first = i == 0
            || j == 0
            || opens(self.quotation_gap(i - 1, i))
            || opens(self.source_gap(j - 1, j))
            || self.quotation.segments.iter().any(|segment| segment.start == i);
        let in_capitals =
            is_shouted(self.quotation.body.text(self.quotation.text)) || is_shouted(two) && self.is_line_shouted(j);
        let is_look = is_first || in_capitals;
        let (kind, change) =
            if is_look { (EditKind::Typographic, None) } else { (EditKind::Altered, Some(Change::Word)) };
        self.put(kind, change, at, Some(there));
    }

    /// Is the word of the source one of several in capitals?
    fn is_line_shouted(&self, j: usize) -> bool {
        let near = j.saturating_sub(2)..(j + 3).min(self.source.words().len());
        near.filter(|&k| is_shouted(self.source.word(k))).count() >= 3
    }

    /// What stands between two words that follow each other in both texts.
    fn compare_gaps(&mut self, before: (usize, usize), next: (usize, usize)) {
        if next.1 > before.1 + 1 || next.0 > before.0 + 1 {
            return;
        }
        let (ours, theirs) = (self.quotation_gap(before.0, next.0), self.source_gap(before.1, next.1));
        let at = self.quotation.words[before.0].span.cover(self.quotation.words[next.0].span);
        let gap = Span::new(
            self.quotation.words[before.0].span.end(),
            self.quotation.words[next.0].span.start().max(self.quotation.words[before.0].span.end()),
        );
        let (one, two) = (self.source.voice(before.1), self.source.voice(next.1));
        if one != two && one > 0 && two > 0 && !ours.contains(is_mark_between) {
            return self.put(EditKind::Merged, None, at, None);
        }
        if ours == theirs {
            return;
        }
        self.compare_marks(ours, theirs, gap, self.source_span(before.1..next.1 + 1));
    }

    /// Marks between words: most are typography, but not the sign of a question, nor of money or parts of a hundred.
    fn compare_marks(&mut self, ours: &str, theirs: &str, at: Span, there: Option<Span>) {
        let signs = |gap: &str| gap.chars().filter(|&c| is_sign(c)).collect::<String>();
        let count = |gap: &str, mark: char| gap.matches(mark).count();
        let (kind, change) = match () {
            () if signs(ours) != signs(theirs) => (EditKind::Altered, Some(Change::Number)),
            () if count(ours, '?') != count(theirs, '?') => (EditKind::Altered, Some(Change::Word)),
            () => (EditKind::Typographic, None),
        };
        self.put(kind, change, at, there);
    }

    /// A run of words that are not the same; `at` is where the quotation passes over what is only left out.
    fn changed(&mut self, run: &[Step], at: Span) {
        let new: Vec<usize> = run
            .iter()
            .filter_map(|step| match *step {
                Step::Changed(i, _) | Step::PutIn(i) => Some(i),
                _ => None,
            })
            .collect();
        let old: Vec<usize> = run
            .iter()
            .filter_map(|step| match *step {
                Step::Changed(_, j) | Step::LeftOut(j) => Some(j),
                _ => None,
            })
            .collect();
        if let ([], Some(&first), Some(&last)) = (new.as_slice(), old.first(), old.last()) {
            return self.gap(first, last + 1, at, false);
        }
        let at = self.quotation.span(new[0]..new[new.len() - 1] + 1);
        let there = old.first().zip(old.last()).and_then(|(&first, &last)| self.source_span(first..last + 1));
        let denied = |words: usize, others: usize| words != others;
        let count_new = new.iter().filter(|&&i| denies(self.quotation.word(i))).count();
        let count_old = old.iter().filter(|&&j| denies(self.source.word(j))).count();
        let turned = run.iter().any(|step| match *step {
            Step::Changed(i, j) => are_opposite(self.quotation.word(i), self.source.word(j)),
            _ => false,
        });
        if denied(count_new, count_old) || turned {
            return self.put(EditKind::Negation, None, at, there);
        }
        let change = self.change(&old, &new);
        let put_in = new.iter().all(|&i| self.quotation.bracketed[i]);
        let replaces = !old.is_empty() && change != Change::Word && self.is_kind_in(&old, change);
        if put_in && !replaces {
            return self.put(EditKind::Bracketed, None, at, there);
        }
        self.put(EditKind::Altered, Some(change), at, there);
    }

    /// Do the words of the source have what is called out: a number, a date or a name?
    fn is_kind_in(&self, old: &[usize], change: Change) -> bool {
        old.iter().any(|&j| match change {
            Change::Number => value_of(self.source.word(j)).is_some(),
            Change::Date => is_date(self.source.word(j)),
            Change::Name => self.is_name_there(j),
            Change::Word => false,
        })
    }

    /// What a change of these words is called: the gravest of what they are.
    fn change(&self, old: &[usize], new: &[usize]) -> Change {
        let dates = |word: &str| is_date(word).then(|| fold(word));
        let old_dates: Vec<String> = old.iter().filter_map(|&j| dates(self.source.word(j))).collect();
        let new_dates: Vec<String> = new.iter().filter_map(|&i| dates(self.quotation.word(i))).collect();
        if old_dates != new_dates {
            return Change::Date;
        }
        let old_numbers: Vec<_> = old.iter().filter_map(|&j| value_of(self.source.word(j))).collect();
        let new_numbers: Vec<_> = new.iter().filter_map(|&i| value_of(self.quotation.word(i))).collect();
        if old_numbers != new_numbers {
            return Change::Number;
        }
        let has_name = old.iter().any(|&j| self.is_name_there(j)) || new.iter().any(|&i| self.is_name_here(i));
        if has_name { Change::Name } else { Change::Word }
    }

    fn is_name_there(&self, j: usize) -> bool {
        let opens =
            j == 0 || self.source_gap(j - 1, j).contains(|c: char| is_stop(c) || is_mark(c) || matches!(c, ':' | '\n'));
        is_capitalised(self.source.word(j)) && !(opens && is_common(self.source.word(j)))
    }

    fn is_name_here(&self, i: usize) -> bool {
        let opens = i == 0
            || self.quotation_gap(i - 1, i).contains(|c: char| is_stop(c) || is_mark(c) || matches!(c, ':' | '\n'));
        is_capitalised(self.quotation.word(i)) && !(opens && is_common(self.quotation.word(i)))
    }

    /// What stands before the first word and behind the last.
    fn ends(&mut self, reading: &Reading) {
        let (text, body) = (self.quotation.text, self.quotation.body);
        let words = &self.quotation.words;
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let last_place = reading.blocks.last().and_then(|block| block.steps.last()).and_then(last_pair);
        if let Some((_, j)) = last_place.filter(|&(i, _)| i + 1 == words.len()) {
            let tail = Span::new(last.span.end(), body.end().max(last.span.end()));
            let ours = tail.text(text);
            let theirs = self.source_gap(j, j + 1);
            let theirs = if j + 1 == self.source.words().len() {
                self.source.text().get(self.source.words()[j].span.end() as usize..).unwrap_or_default()
            } else {
                theirs
            };
            let (ours, theirs) = (ours.trim_matches(is_frame), theirs.trim_matches(is_frame));
            let is_marked = ours.contains('…') || ours.contains("..");
            if !ours.is_empty() && !is_marked && !theirs.starts_with(ours) {
                let signs = |gap: &str| gap.chars().filter(|&c| is_sign(c)).collect::<String>();
                let asks = ours.contains('?') != theirs.contains('?');
                let (kind, change) = match () {
                    () if signs(ours) != signs(&theirs.chars().take(ours.chars().count()).collect::<String>()) => {
                        (EditKind::Altered, Some(Change::Number))
                    }
                    () if asks => (EditKind::Altered, Some(Change::Word)),
                    () => (EditKind::Typographic, None),
                };
                self.put(kind, change, tail, None);
            }
        }
        let first_place = reading.blocks.first().and_then(|block| block.steps.first()).and_then(first_pair);
        if let Some((_, j)) = first_place.filter(|&(i, _)| i == 0) {
            let head = Span::new(body.start(), first.span.start().max(body.start()));
            let before = if j == 0 {
                self.source.text().get(..self.source.words()[0].span.start() as usize).unwrap_or_default()
            } else {
                self.source_gap(j - 1, j)
            };
            let sign = |gap: &str| gap.chars().rev().find(|&c| !is_frame(c)).filter(|&c| is_sign(c));
            if sign(head.text(text)) != sign(before)
                && (sign(head.text(text)).is_some() || value_of(self.quotation.word(0)).is_some())
            {
                self.put(EditKind::Altered, Some(Change::Number), head, None);
            }
        }
    }
}

fn is_frame(c: char) -> bool {
    c.is_whitespace() || is_mark(c)
}

/// A sign that says something of a number.
fn is_sign(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₹' | '%' | '‰' | '°' | '±' | '+' | '=' | '<' | '>' | '#' | '@' | '&' | '−')
}

/// A mark that closes or opens a quotation; an apostrophe between letters is inside a word.
fn is_mark_between(c: char) -> bool {
    is_mark(c)
}

fn is_same(step: &Step) -> bool {
    matches!(step, Step::Same(..) | Step::Joined(..) | Step::Split(..))
}

/// The first word of the quotation and of the source in a step that has both the same.
fn first_pair(step: &Step) -> Option<(usize, usize)> {
    match *step {
        Step::Same(i, j) | Step::Joined(i, j) | Step::Split(i, j) => Some((i, j)),
        _ => None,
    }
}

fn last_pair(step: &Step) -> Option<(usize, usize)> {
    match *step {
        Step::Same(i, j) => Some((i, j)),
        Step::Joined(i, j) => Some((i + 1, j)),
        Step::Split(i, j) => Some((i, j + 1)),
        _ => None,
    }
}

fn first_word(block: &Alignment) -> Option<usize> {
    block.steps.iter().find_map(word)
}

fn last_word(block: &Alignment) -> Option<usize> {
    block.steps.iter().rev().find_map(word)
}

fn word(step: &Step) -> Option<usize> {
    match *step {
        Step::Same(i, _) | Step::Split(i, _) | Step::Changed(i, _) | Step::PutIn(i) => Some(i),
        Step::Joined(i, _) => Some(i + 1),
        Step::LeftOut(_) => None,
    }
}

/// All letters are capitals, and there are two at least.
fn is_shouted(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    text.chars().filter(|c| c.is_alphabetic()).count() > 1 && letters.all(|c| !c.is_lowercase())
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word != "I"
}

/// A word that has a capital at the front of a sentence only.
fn is_common(word: &str) -> bool {
    const COMMON: [&str; 40] = [
        "the",
        "a",
        "an",
        "we",
        "they",
        "he",
        "she",
        "it",
        "you",
        "this",
        "that",
        "these",
        "those",
        "there",
        "our",
        "my",
        "his",
        "her",
        "their",
        "its",
        "and",
        "but",
        "so",
        "if",
        "when",
        "what",
        "who",
        "no",
        "not",
        "yes",
        "in",
        "on",
        "at",
        "of",
        "to",
        "for",
        "with",
        "as",
        "nobody",
        "everybody",
    ];
    COMMON.contains(&word.to_lowercase().as_str())
}
