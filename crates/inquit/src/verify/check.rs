//! The answer about a quotation: the places where it stands as it is, or else the best one where it stands changed.

use memchr::memmem;
use rayon::prelude::*;

use super::align::Step;
use super::edits::edits_of;
use super::index::Source;
use super::kinds::{denies, value_of};
use super::locate::{Reading, locate};
use super::opposites::cuts_to_opposite;
use super::quotation::{Quotation, Wording};
use super::search::Search;
use super::table::number;
use super::{Edit, Place, Verdict, Verification};
use crate::text::span::Span;

/// Places that are reported.
const PLACES: usize = 64;

impl Source {
    /// Where `quotation` stands in the source, and how it differs.
    ///
    /// The marks and blanks around the quotation do not count. One without a word is absent.
    ///
    /// ```
    /// use inquit::verify::{EditKind, Source, Verdict};
    ///
    /// let source = Source::new(inquit::parse("“We did not test it in May,” said Ada Moor.")?);
    /// let found = source.verify("“We did test it in May”");
    /// assert_eq!(found.verdict, Verdict::Negation);
    /// let [place] = found.places.as_slice() else { panic!("one place") };
    /// assert_eq!(place.pieces[0].text(source.document().text()), "We did not test it in May");
    /// let [edit] = found.edits.as_slice() else { panic!("one edit") };
    /// assert_eq!(edit.kind, EditKind::Negation);
    /// assert_eq!(edit.source.map(|span| span.text(source.document().text())), Some("not"));
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn verify(&self, quotation: &str) -> Verification {
        let Some(wording) = Wording::new(quotation) else { return Verification::default() };
        self.exact(&wording).unwrap_or_else(|| self.nearly(&Quotation::new(wording)))
    }

    /// The same for many quotations, on all cores, in their order.
    pub fn verify_many<Q: AsRef<str> + Sync>(&self, quotations: &[Q]) -> Vec<Verification> {
        quotations.par_iter().map(|quotation| self.verify(quotation.as_ref())).collect()
    }

    /// The places where it stands letter by letter.
    pub(super) fn exact(&self, quotation: &Wording<'_>) -> Option<Verification> {
        let needle = quotation.body.text(quotation.text);
        let place = |start: usize| Place { pieces: vec![Span::new(start as u32, (start + needle.len()) as u32)] };
        let stands = |start: &usize| self.text().get(*start..).is_some_and(|rest| rest.starts_with(needle));
        let is_whole = |start: &usize| !self.cuts_meaning(quotation, *start, *start + needle.len());
        let starts: Vec<usize> = match self.starts(quotation) {
            Some(starts) => starts.into_iter().filter(stands).filter(is_whole).take(PLACES).collect(),
            None => {
                memmem::find_iter(self.text().as_bytes(), needle.as_bytes()).filter(is_whole).take(PLACES).collect()
            }
        };
        let places: Vec<Place> = starts.into_iter().map(place).collect();
        (!places.is_empty()).then(|| Verification { verdict: Verdict::Exact, places, edits: Vec::new() })
    }

    /// Does a quotation from `start` to `end` cut a word so that it says something else: *200* of *1,200*, *legal* of
    /// *illegal*, *can* of *can’t*?
    fn cuts_meaning(&self, quotation: &Wording<'_>, start: usize, end: usize) -> bool {
        let (Some(first), Some(last)) = (quotation.words.first(), quotation.words.last()) else { return false };
        let offset = start as i64 - i64::from(quotation.body.start());
        let there = |span: Span| {
            let moved = |at: u32| (i64::from(at) + offset) as u32;
            self.words_in(Span::new(moved(span.start()), moved(span.end())))
        };
        let differs = |span: Span| {
            let own = span.text(quotation.text);
            there(span).any(|place| {
                let whole = self.word(place);
                let are_numbers = value_of(own).is_some() && value_of(whole).is_some();
                whole != own && (are_numbers || cuts_to_opposite(own, whole))
            })
        };
        // The last word begins before the denial that it runs into.
        let last_start = i64::from(last.span.start()) + offset;
        let next = self.words_before(end as u32);
        let is_denied = self.words().get(next).is_some_and(|next| {
            let (from, text) = (next.start() as usize, next.text(self.text()));
            let is_verb = from == end
                || ["can", "won"].iter().any(|verb| last.span.text(quotation.text).eq_ignore_ascii_case(verb));
            let is_attached = from <= end && !self.text()[..end].ends_with(char::is_whitespace);
            is_verb && is_attached && last_start < from as i64 && denies(text)
        });
        differs(first.span) || differs(last.span) || is_denied
    }

    /// Where the quotation may begin, by two words inside it: the first and last may be cut, and what has no two others
    /// is looked for letter by letter.
    fn starts(&self, quotation: &Wording<'_>) -> Option<Vec<usize>> {
        /// Places that are few enough to look for no rarer words.
        const FEW: usize = 4;
        let inner = 1..quotation.words.len().saturating_sub(2);
        // Brackets that the source has as well are words there: *[sic]*, *[w]e*.
        let is_plain = |&i: &usize| !quotation.around(i..i + 2).contains(['[', '(']);
        let mut rarest: Option<(usize, &[u64])> = None;
        for i in inner.filter(is_plain) {
            let places = self.places_of_pair(quotation.words[i].key, quotation.words[i + 1].key);
            if rarest.is_none_or(|(_, rarest)| places.len() < rarest.len()) {
                rarest = Some((i, places));
            }
            if places.len() <= FEW {
                break;
            }
        }
        let (i, places) = rarest?;
        let offset = (quotation.words[i].span.start() - quotation.body.start()) as usize;
        let start = |&entry: &u64| (self.words()[number(entry)].start() as usize).checked_sub(offset);
        Some(places.iter().filter_map(start).collect())
    }

    /// The best places where it stands with changes.
    pub(super) fn nearly(&self, quotation: &Quotation<'_>) -> Verification {
        let weigh = |reading: Reading| {
            let edits = edits_of(quotation, self, &reading);
            (verdict_of(&edits), reading, edits)
        };
        let mut search = Search::new(quotation, self);
        let readings = locate(&mut search);
        let Some(most) = readings.first().map(|reading| reading.score) else { return Verification::default() };
        let best = readings.into_iter().take_while(|reading| reading.score == most);
        let mut weighed: Vec<(Verdict, Reading, Vec<Edit>)> = best.map(weigh).collect();
        weighed.sort_by_key(|(verdict, ..)| *verdict);
        let mut places: Vec<Place> = Vec::new();
        let verdict = weighed[0].0;
        for (_, reading, edits) in weighed.iter().take_while(|(other, ..)| *other == verdict) {
            let place = self.place_of(reading, edits);
            let is_known = places.iter().any(|known| known.overlaps(&place));
            places.extend((!is_known).then_some(place));
        }
        let (verdict, best, edits) = weighed.swap_remove(0);
        places.extend(self.repeated(&search, &best, verdict, &places));
        places.sort_by_key(|place| place.pieces.first().map(|piece| piece.start()));
        Verification { verdict, places, edits }
    }

    /// Other places of a quotation that stands word by word at the best one, with the same verdict.
    fn repeated(&self, search: &Search<'_, '_>, best: &Reading, verdict: Verdict, known: &[Place]) -> Vec<Place> {
        let same = |step: &Step| matches!(step, Step::Same(..));
        let [block] = best.blocks.as_slice() else { return Vec::new() };
        if !block.steps.iter().all(same) {
            return Vec::new();
        }
        let found = search.repeats().into_iter().take(PLACES).map(|alignment| best.with(alignment));
        let as_good = found.filter_map(|reading| {
            let edits = edits_of(search.quotation, self, &reading);
            (verdict_of(&edits) == verdict).then(|| self.place_of(&reading, &edits))
        });
        as_good.filter(|place| !known.iter().any(|other| other.overlaps(place))).collect()
    }
}

/// The worst of the edits.
fn verdict_of(edits: &[Edit]) -> Verdict {
    edits.iter().map(|edit| Verdict::from(edit.kind)).max().unwrap_or(Verdict::Exact)
}
