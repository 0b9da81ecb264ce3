//! From a reading to the edits: what was done to the words between source and quotation.

use std::ops::Range;

use super::align::{Alignment, Step};
use super::index::Source;
use super::kinds::{denies, is_date, is_deictic, is_name, is_relative_day, value_of};
use super::locate::Reading;
use super::marks::{Marks, opens_sentence};
use super::opposites::are_opposite;
use super::quotation::Quotation;
use super::words::{fold, is_contracted, plain, without_stops};
use super::{Change, Edit, EditKind};
use crate::text::number::{self, Number};
use crate::text::span::Span;

/// The edits of a reading, in the order of the quotation.
pub(super) fn edits_of(quotation: &Quotation<'_>, source: &Source, reading: &Reading) -> Vec<Edit> {
    let mut editor = Editor { marks: Marks { quotation, source }, quotation, source, reading, edits: Vec::new() };
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
    let ends = [editor.marks.head(reading), editor.marks.tail(reading)];
    editor.edits.extend(ends.into_iter().flatten());
    let mut edits = editor.edits;
    edits.sort_by_key(|edit| (edit.quotation.start(), edit.kind));
    edits
}

struct Editor<'e, 'q> {
    marks: Marks<'e, 'q>,
    quotation: &'e Quotation<'q>,
    source: &'e Source,
    reading: &'e Reading,
    edits: Vec<Edit>,
}

impl Editor<'_, '_> {
    fn put(&mut self, kind: EditKind, change: Option<Change>, quotation: Span, source: Option<Span>) {
        self.edits.push(Edit { kind, change, quotation, source });
    }

    /// What is between two blocks that follow each other in the quotation.
    fn between(&mut self, before: &Alignment, next: &Alignment, marked: bool) {
        let (one, two) = (before.stretch(), next.stretch());
        let (Some(last), Some(first)) = (last_word(before), first_word(next)) else { return };
        let is_quoted = self.reading.covers(&(one.end..two.start));
        let skip = Skip { words: (last, first), end: one.end, start: two.start, marked, is_quoted };
        if two.start < one.end {
            self.put(EditKind::Reordered, None, self.quotation.span(last..first + 1), self.source.span(two));
            if marked {
                self.put(EditKind::Elided, None, self.quotation.span(last..first + 1), None);
            }
        }
        self.skip(&skip);
    }

    /// Words of the source that the quotation passes over.
    fn skip(&mut self, skip: &Skip) {
        let Skip { words: (last, first), end, start, marked, .. } = *skip;
        let at = self.quotation.gap(last, first);
        let left_out = end..start.max(end);
        let there = self.source.span(left_out.clone());
        if self.marks.parts_voices(end - 1, start, (last, first)) {
            self.put(EditKind::Merged, None, at, there);
            self.edits.extend(self.marks.stop(last, end - 1));
            if marked && !left_out.is_empty() {
                self.put(EditKind::Elided, None, at, there);
            }
            return;
        }
        let is_quoted = |word: usize| self.source.is_quoted(word);
        let is_told = !left_out.is_empty()
            && left_out.clone().all(|word| !is_quoted(word))
            && is_quoted(end - 1)
            && is_quoted(start);
        match () {
            () if start < end || skip.is_quoted => {}
            () if left_out.is_empty() => {
                let is_same = at.text(self.quotation.text) == self.source.written_gap(end - 1, start);
                if marked && !is_same {
                    self.put(EditKind::Typographic, None, at, there);
                }
            }
            () if is_told || self.source.is_aside(left_out.clone()) || self.is_sign(at, left_out.clone()) => {
                self.put(EditKind::Typographic, None, at, there)
            }
            () => self.left_out(skip),
        }
    }

    /// Does the quotation have a sign, *%*, in the place of these words of the source?
    fn is_sign(&self, gap: Span, words: Range<usize>) -> bool {
        is_per_cent(words.map(|word| self.source.word(word))) && gap.text(self.quotation.text).starts_with('%')
    }

    /// Words that the quotation leaves out.
    fn left_out(&mut self, skip: &Skip) {
        let Skip { words: (last, first), end, start, marked, .. } = *skip;
        let (words, at) = (end..start, self.quotation.gap(last, first));
        let there = self.source.span(words.clone());
        // A denial may stand in another clause there: *why did [they wait? … we do] not*.
        let moves_denial = !marked && (denies(self.quotation.word(last)) || denies(self.quotation.word(first)));
        let hides_denial = moves_denial || self.hides_denial(words.clone(), marked);
        if hides_denial {
            self.put(EditKind::Negation, None, at, there);
        }
        if marked {
            self.put(EditKind::Elided, None, at, there);
        } else if !hides_denial {
            let change = self.change(&words.collect::<Vec<_>>(), &[]);
            self.put(EditKind::Altered, Some(change), at, there);
        }
    }

    /// Is there a denial among words left out that belongs to the clause that goes on?
    ///
    /// Where the clause of the denial is left out as a whole, the rest says what it said before.
    fn hides_denial(&self, left_out: Range<usize>, marked: bool) -> bool {
        let mut denials = left_out.clone().filter(|&word| denies(self.source.word(word)));
        let Some(first) = denials.next() else { return false };
        if !marked {
            return true;
        }
        let last = denials.next_back().unwrap_or(first);
        let ends = [',', ';', ':', '.', '!', '?', '–', '—', '”', '“'];
        let ends_clause = |word: usize| self.source.gap(word, word + 1).contains(ends);
        let opens = left_out.start > 0 && !(left_out.start - 1..first).any(ends_clause);
        let goes_on = !(last..left_out.end).any(ends_clause);
        opens || goes_on
    }

    /// The edits inside a block.
    fn within(&mut self, block: &Alignment) {
        let mut before: Option<(usize, usize)> = None;
        let steps = self.with_brackets_whole(&block.steps);
        let mut rest = steps.as_slice();
        while let Some(step) = rest.first() {
            let Some((first, last)) = step.same() else {
                let length = rest.iter().take_while(|step| step.same().is_none()).count();
                let next = rest.get(length).and_then(Step::same).map(|(first, _)| first);
                self.changed(&rest[..length], before, next);
                before = None;
                rest = &rest[length..];
                continue;
            };
            if let Some(before) = before {
                self.edits.extend(self.marks.between(before, first));
            }
            self.compare(*step);
            before = Some(last);
            rest = &rest[1..];
        }
    }

    /// The steps, where what an editor put in the place of other words has a word of theirs: *[the papers]* for *the plans
    /// and the list* stands for all of it.
    fn with_brackets_whole(&self, steps: &[Step]) -> Vec<Step> {
        let is_bracketed = |step: &Step| step.word().is_some_and(|i| self.quotation.bracketed[i]);
        let stays = |step: &Step| step.same().is_some() && !is_bracketed(step);
        let mut whole = Vec::with_capacity(steps.len());
        for run in steps.chunk_by(|one, two| stays(one) == stays(two)) {
            let is_put_in = run.iter().any(|step| step.quoted().is_some() && is_bracketed(step));
            let stands_for = |step: &Step| match *step {
                Step::Same(i, j) if is_put_in => Step::Changed(i, j),
                step => step,
            };
            whole.extend(run.iter().map(stands_for));
        }
        whole
    }

    /// Words that are the same but for what they look like.
    fn compare(&mut self, step: Step) {
        let Some(((i, j), (_, last))) = step.same() else { return };
        let (at, there) = (self.quotation.words[i].span, self.source.span(j..last + 1));
        let (ours, theirs) = (self.quotation.word(i), self.source.word(j));
        if !matches!(step, Step::Same(..)) {
            return self.put(EditKind::Typographic, None, at, there);
        }
        if ours == theirs {
            return;
        }
        if self.quotation.bracketed[i] {
            return self.put(EditKind::Bracketed, None, at, there);
        }
        let [plain_ours, plain_theirs] = [ours, theirs].map(|word| without_stops(&plain(word)));
        if plain_ours == plain_theirs {
            return self.put(EditKind::Typographic, None, at, there);
        }
        if plain_ours.to_lowercase() != plain_theirs.to_lowercase() {
            // *do not*, *don’t*: the verb is written otherwise as well, and is no change of its own.
            if denies(ours) && is_contracted(ours) != is_contracted(theirs) {
                let (verb, its) = (i.saturating_sub(1)..i + 1, j.saturating_sub(1)..j + 1);
                self.put(EditKind::Altered, Some(Change::Word), self.quotation.span(verb), self.source.span(its));
            }
            return;
        }
        let is_look = self.is_first(i, j) || self.is_shouted(j);
        let (kind, change) =
            if is_look { (EditKind::Typographic, None) } else { (EditKind::Altered, Some(Change::Word)) };
        self.put(kind, change, at, there);
    }

    /// Does a sentence or the quotation begin with the word, in either text?
    fn is_first(&self, i: usize, j: usize) -> bool {
        i == 0
            || j == 0
            || opens_sentence(self.quotation.gap_text(i - 1, i))
            || opens_sentence(&self.source.gap(j - 1, j))
            || self.quotation.segments.binary_search_by_key(&i, |segment| segment.start).is_ok()
    }

    /// Are all words around in capitals, in either text?
    fn is_shouted(&self, j: usize) -> bool {
        let near = j.saturating_sub(2)..(j + 3).min(self.source.words().len());
        let line = near.filter(|&word| is_shouted(self.source.word(word))).count() >= 3;
        is_shouted(self.quotation.body.text(self.quotation.text)) || line && is_shouted(self.source.word(j))
    }

    /// A run of words that are not the same, between two that are.
    fn changed(&mut self, run: &[Step], before: Option<(usize, usize)>, next: Option<(usize, usize)>) {
        let new: Vec<usize> = run.iter().filter_map(Step::quoted).collect();
        let old: Vec<usize> = run.iter().filter_map(Step::original).collect();
        if let ([], Some((i, j)), Some((next_i, next_j))) = (new.as_slice(), before, next) {
            let skip = Skip { words: (i, next_i), end: j + 1, start: next_j, marked: false, is_quoted: false };
            return self.skip(&skip);
        }
        let (Some(&first), Some(&last)) = (new.first(), new.last()) else { return };
        let at = self.quotation.span(first..last + 1);
        let there = old.first().zip(old.last()).and_then(|(&first, &last)| self.source.span(first..last + 1));
        if let (Some((i, j)), Some((next_i, next_j))) = (before, next)
            && self.marks.parts_voices(j, next_j, (i, next_i))
        {
            self.put(EditKind::Merged, None, at, there);
        }
        let put_in = new.iter().filter(|&&i| self.quotation.bracketed[i]).count();
        let change = self.change(&old, &new);
        if put_in > 0 {
            let replaces = change != Change::Word && old.iter().any(|&j| self.is_called_out(j, change));
            self.put(EditKind::Bracketed, replaces.then_some(change), at, there);
        }
        let written = || new.iter().map(|&i| self.quotation.word(i));
        let is_sign = |(_, j): (usize, usize)| is_per_cent(written()) && self.source.gap(j, j + 1).starts_with('%');
        if old.is_empty() && before.is_some_and(is_sign) {
            return self.put(EditKind::Typographic, None, at, there);
        }
        if self.is_denial(run, &new, &old) {
            return self.put(EditKind::Negation, None, at, there);
        }
        let is_own = |&&i: &&usize| !self.quotation.bracketed[i] && !self.is_beside_place(i, &old);
        if new.iter().any(|i| is_own(&i)) || self.is_another(change, &old, &new) {
            self.put(EditKind::Altered, Some(change), at, there);
        }
    }

    /// A preposition beside the brackets that stand for *here* or *then*: *in [Harrow]*.
    fn is_beside_place(&self, i: usize, old: &[usize]) -> bool {
        const PREPOSITIONS: [&str; 9] = ["in", "at", "on", "from", "to", "of", "en", "à", "a"];
        let stands_for_place = matches!(old, [only] if is_deictic(self.source.word(*only)));
        let is_beside = self.quotation.bracketed.get(i + 1) == Some(&true);
        stands_for_place && is_beside && PREPOSITIONS.contains(&fold(self.quotation.word(i)).as_str())
    }

    /// Do an editor’s words put another number, day or name in the place of the one of the source? *[the bridge]* for
    /// *Skelby Bridge* and *[Cripps]* for *Lionel* are the same bridge and man, if he is *Lionel Cripps* in the source.
    fn is_another(&self, change: Change, old: &[usize], new: &[usize]) -> bool {
        if !old.iter().any(|&j| self.is_called_out(j, change)) {
            return false;
        }
        let ours = |is_one: &dyn Fn(&str) -> bool| new.iter().any(|&i| is_one(self.quotation.word(i)));
        match change {
            Change::Word => false,
            Change::Number => ours(&|word| value_of(word).is_some()),
            // *[March 3]* is *yesterday*.
            Change::Date => {
                let is_absolute = |&j: &usize| is_date(self.source.word(j)) && !is_relative_day(self.source.word(j));
                ours(&is_date) && old.iter().any(is_absolute)
            }
            Change::Name => {
                let key = |i: usize| self.quotation.words[i].key;
                let stand_together = |i: usize, j: usize| {
                    let (one, two) = (key(i), self.source.keys()[j]);
                    one == two
                        || !self.source.places_of_pair(one, two).is_empty()
                        || !self.source.places_of_pair(two, one).is_empty()
                };
                // A word in brackets for the first one of a sentence has its capital from there: *[Please]* for *Pls*.
                let opens = |j: usize| j == 0 || opens_sentence(&self.source.gap(j - 1, j));
                let begins_alike = |j: usize| {
                    self.source.word(j).chars().next() == self.quotation.word(0).chars().find(|c| c.is_alphanumeric())
                };
                if new == [0] && old.first().is_some_and(|&j| opens(j) && begins_alike(j)) {
                    return false;
                }
                if self.is_written_out(old, new) {
                    return false;
                }
                // What both have tells nothing: *[Councillor Yate]* for *Councillor Broome*.
                let is_shared = |i: usize| old.iter().any(|&j| key(i) == self.source.keys()[j]);
                let names: Vec<usize> =
                    new.iter().copied().filter(|&i| self.is_name_here(i) && !is_shared(i)).collect();
                let others = || old.iter().filter(|&&j| !new.iter().any(|&i| key(i) == self.source.keys()[j]));
                let mut named = names.iter().flat_map(|&i| others().map(move |&j| (i, j)));
                !names.is_empty() && others().next().is_some() && !named.any(|(i, j)| stand_together(i, j))
            }
        }
    }

    /// Do the words of the one begin with the letters of the other: *[Harrow Pier Trust]* for *HPT*?
    fn is_written_out(&self, old: &[usize], new: &[usize]) -> bool {
        let [ours, theirs]: [Vec<&str>; 2] =
            [new.iter().map(|&i| self.quotation.word(i)).collect(), old.iter().map(|&j| self.source.word(j)).collect()];
        stands_for(&theirs, &ours) || stands_for(&ours, &theirs)
    }

    /// Does a run put a denial in or take one out, or turn a word into its opposite?
    fn is_denial(&self, run: &[Step], new: &[usize], old: &[usize]) -> bool {
        let ours = new.iter().filter(|&&i| denies(self.quotation.word(i))).count();
        let theirs = old.iter().filter(|&&j| denies(self.source.word(j))).count();
        let turned = |step: &Step| match *step {
            Step::Changed(i, j) => are_opposite(self.quotation.word(i), self.source.word(j)),
            _ => false,
        };
        // At the ends another word stands there because the quotation ends, not in the place of the denial.
        let ends = |&i: &usize| i == 0 || i + 1 == self.quotation.words.len();
        let is_put_in = new.iter().filter(|i| ends(i)).any(|&i| denies(self.quotation.word(i)));
        ours != theirs || is_put_in || run.iter().any(turned)
    }

    /// Is the word of the source a number, a date or a name?
    fn is_called_out(&self, word: usize, change: Change) -> bool {
        match change {
            Change::Number => value_of(self.source.word(word)).is_some(),
            Change::Date => is_date(self.source.word(word)),
            Change::Name => self.is_name_there(word),
            Change::Word => false,
        }
    }

    /// What a change of these words is called: the gravest of what they are.
    fn change(&self, old: &[usize], new: &[usize]) -> Change {
        let ours = || new.iter().map(|&i| self.quotation.word(i));
        let theirs = || old.iter().map(|&j| self.source.word(j));
        let is_day = |word: &&str| is_date(word);
        let folded = |word: &str| plain(word).to_lowercase();
        if !ours().filter(is_day).map(folded).eq(theirs().filter(is_day).map(folded)) {
            return Change::Date;
        }
        if numbers_in(ours()) != numbers_in(theirs()) {
            return Change::Number;
        }
        let has_name = old.iter().any(|&j| self.is_name_there(j)) || new.iter().any(|&i| self.is_name_here(i));
        if has_name { Change::Name } else { Change::Word }
    }

    fn is_name_there(&self, word: usize) -> bool {
        is_name(self.source.word(word), word == 0 || opens_sentence(&self.source.gap(word - 1, word)))
    }

    fn is_name_here(&self, word: usize) -> bool {
        is_name(self.quotation.word(word), word == 0 || opens_sentence(self.quotation.gap_text(word - 1, word)))
    }
}

/// A place where words of the source are passed over.
struct Skip {
    /// The words of the quotation before and behind.
    words: (usize, usize),
    /// Behind the word of the source before, and the word behind.
    end: usize,
    start: usize,
    /// The quotation marks that something is left out.
    marked: bool,
    /// The quotation has the words all the same, elsewhere in it.
    is_quoted: bool,
}

fn first_word(block: &Alignment) -> Option<usize> {
    block.steps.iter().find_map(Step::word)
}

fn last_word(block: &Alignment) -> Option<usize> {
    let last = |step: &Step| step.same().map(|(_, (last, _))| last).or_else(|| step.word());
    block.steps.iter().rev().find_map(last)
}

/// The values of the numbers among these words: *418.6 million* is one.
fn numbers_in<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let (mut numbers, mut number) = (Vec::new(), Number::default());
    for word in words.map(fold) {
        if !number.add(&word) {
            numbers.extend(number.take());
            // What begins another number, *one* as well.
            let begins = number::value_of(&word).filter(|_| !number.add(&word));
            numbers.extend(begins.map(|value| format!("{value:.4}")));
        }
    }
    numbers.extend(number.take());
    numbers
}

/// Is a word of `short` made of the letters that those of `long` with a capital begin with?
fn stands_for(short: &[&str], long: &[&str]) -> bool {
    let capitals = long.iter().filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase());
    let letters: String = capitals.collect();
    letters.len() > 1 && short.iter().any(|word| without_stops(word) == letters)
}

/// *per cent*, *percent*
fn is_per_cent<'w>(words: impl Iterator<Item = &'w str> + Clone) -> bool {
    let is_written = |written: &str| {
        let mut parts = written.split(' ');
        words.clone().all(|word| parts.next().is_some_and(|part| word.eq_ignore_ascii_case(part)))
            && parts.next().is_none()
    };
    is_written("per cent") || is_written("percent")
}

/// All letters are capitals, and there are two at least.
fn is_shouted(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(|c| !c.is_lowercase())
}
