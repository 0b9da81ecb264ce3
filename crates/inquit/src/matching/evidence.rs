//! What speaks for two statements being one, and what against it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::features::{Features, Token, Traits};
use super::slots::{Contrast, contrast, slots};
use super::told::Told;
use super::vectors::LIKE;
use crate::speaker::{Called, Likeness};

/// How much a stem tells: the rarer, the more.
pub(super) trait Weights {
    fn weight(&self, token: &Token) -> f32;
}

/// One kind of evidence; how much there is of it lies between 0 and 1, but for that of vectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// There always.
    Any,
    /// Words of the shorter that the longer has.
    Contained,
    /// Words of both that both have.
    Shared,
    /// The shorter stands in the longer as it is; two words are nothing, and seven as much as more.
    Whole,
    /// Both quote one fragment, of one speaker at about one time.
    Quoted,
    SameSpeaker,
    OtherSpeaker,
    SameNumber,
    /// Each has a number that the other lacks.
    OtherNumber,
    OtherName,
    OtherDate,
    /// One denies what the other says.
    Denial,
    /// In the same place stands another word, that describes, is spoken of, or excludes the other.
    OtherModifier,
    OtherHead,
    Exclusive,
    /// By how much the cosine of the vectors is above the one from which on they are like, or below it.
    Vectors,
    /// Days between them, of two weeks.
    Days,
    /// More than two weeks lie between them.
    Later,
}

impl Sign {
    pub(super) const COUNT: usize = Self::Later as usize + 1;
}

/// How much there is of each [`Sign`].
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Evidence(pub(super) [f32; Sign::COUNT]);

impl Evidence {
    pub(super) fn of(&self, sign: Sign) -> f32 {
        self.0[sign as usize]
    }

    fn set(&mut self, sign: Sign, amount: f32) {
        self.0[sign as usize] = amount;
    }

    fn set_if(&mut self, sign: Sign, is_there: bool) {
        self.set(sign, if is_there { 1.0 } else { 0.0 });
    }

    /// What the words of two statements tell, and by whom and when they were said.
    pub(super) fn new(told: &Told, other: &Told, weights: &impl Weights) -> Self {
        let (a, b) = (&told.features, &other.features);
        let mut evidence = Self([0.0; Sign::COUNT]);
        evidence.set(Sign::Any, 1.0);
        evidence.add_overlap(a, b, weights);
        let speakers = speakers(&told.speakers, &other.speakers);
        evidence.set_if(Sign::SameSpeaker, speakers == Likeness::Same);
        evidence.set_if(Sign::OtherSpeaker, speakers == Likeness::Other);
        let days = days_between(told.day, other.day);
        evidence.set(Sign::Days, days.min(DAYS) as f32 / DAYS as f32);
        evidence.set_if(Sign::Later, days > DAYS);
        let is_quoted = speakers == Likeness::Same && days <= DAYS && share_fragment(a, b);
        evidence.set_if(Sign::Quoted, is_quoted);
        // Around the words that both quote each outlet names whom it likes.
        let [one, two] = if is_quoted { [&a.quoted_names, &b.quoted_names] } else { [&a.names, &b.names] };
        evidence.set_if(Sign::OtherName, conflict(one, two));
        evidence.set(Sign::Vectors, told.cosine(other).map_or(0.0, |cosine| cosine - LIKE));
        evidence.add_facts(a, b);
        evidence.add_contrasts(a, b);
        evidence
    }

    fn add_overlap(&mut self, a: &Features, b: &Features, weights: &impl Weights) {
        /// The weight at which as much is chance as is none.
        const FEW: f32 = 4.0;
        let Shares { common, only_one, only_two } = shares(a, b, weights);
        let smaller = (common + only_one.min(only_two)).max(f32::MIN_POSITIVE);
        let all = (common + only_one + only_two).max(f32::MIN_POSITIVE);
        // What few words share may be chance: a name says nothing, nor do two words.
        let sure = common * common / (common * common + FEW * FEW);
        self.set(Sign::Contained, sure * common / smaller);
        self.set(Sign::Shared, common / all);
        self.set(Sign::Whole, whole(a, b));
    }

    /// Numbers, dates and denials.
    fn add_facts(&mut self, a: &Features, b: &Features) {
        let has_other = conflict(&a.numbers, &b.numbers);
        self.set_if(Sign::OtherNumber, has_other);
        self.set_if(Sign::SameNumber, !has_other && !a.numbers.is_empty() && !b.numbers.is_empty());
        self.set_if(Sign::OtherDate, conflict(&a.dates, &b.dates));
        self.set_if(Sign::Denial, denies_other(a, b) || denies_other(b, a));
    }

    /// What stands in the same place: the more of the words around are the same, the more it tells.
    fn add_contrasts(&mut self, a: &Features, b: &Features) {
        /// The share of the words of the shorter from which on both have one frame.
        const SAME: f32 = 0.5;
        let (slots, same) = slots(a, b);
        let shorter = a.tokens.len().min(b.tokens.len()).max(1);
        let frame = ((same as f32 / shorter as f32 - SAME) / (1.0 - SAME)).max(0.0);
        let sign = match slots.iter().map(|slot| contrast(slot, a, b)).max() {
            None | Some(Contrast::None) => return,
            Some(Contrast::Modifier) => Sign::OtherModifier,
            Some(Contrast::Head) => Sign::OtherHead,
            Some(Contrast::Exclusive) => Sign::Exclusive,
        };
        self.set(sign, frame);
    }
}

/// Weights of the words that both have, and of those of one alone.
struct Shares {
    common: f32,
    only_one: f32,
    only_two: f32,
}

/// Words of one sense are shared as well, though not as surely as the same word.
fn shares(a: &Features, b: &Features, weights: &impl Weights) -> Shares {
    /// What a synonym is worth of the word.
    const SYNONYM: f32 = 0.8;
    let mut stems: BTreeMap<(u32, u32), (f32, u8)> = BTreeMap::new();
    for (features, side) in [(a, 1), (b, 2)] {
        for token in &features.tokens {
            stems.entry((token.sense, token.stem)).or_insert((weights.weight(token), 0)).1 |= side;
        }
    }
    let mut shares = Shares { common: 0.0, only_one: 0.0, only_two: 0.0 };
    let stems: Vec<((u32, u32), (f32, u8))> = stems.into_iter().collect();
    for sense in stems.chunk_by(|one, two| one.0.0 == two.0.0) {
        let sum = |side: u8| {
            sense.iter().filter(|(_, (_, sides))| *sides == side).map(|(_, (weight, _))| weight).sum::<f32>()
        };
        let (one, two) = (sum(1), sum(2));
        let alike = SYNONYM * one.min(two);
        shares.common += sum(3) + alike;
        shares.only_one += one - alike;
        shares.only_two += two - alike;
    }
    shares
}

/// Does the shorter stand in the longer word by word, in whatever forms?
fn whole(a: &Features, b: &Features) -> f32 {
    const FEW: usize = 2;
    const ENOUGH: usize = 7;
    let senses = |features: &Features| features.tokens.iter().map(|token| token.sense).collect::<Vec<u32>>();
    let (one, two) = (senses(a), senses(b));
    let (short, long) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    let stands = !short.is_empty() && long.windows(short.len()).any(|window| window == short);
    let told = short.len().min(ENOUGH).saturating_sub(FEW);
    if stands { told as f32 / (ENOUGH - FEW) as f32 } else { 0.0 }
}

fn speakers(a: &[Called], b: &[Called]) -> Likeness {
    let likeness = |one: &Called| b.iter().map(|two| one.likeness(two)).max();
    a.iter().filter_map(likeness).max().unwrap_or(Likeness::Open)
}

/// Do both quote one fragment, or does what one quotes stand in the other: *“fair and lasting peace”*, *a just and lasting
/// peace*?
fn share_fragment(a: &Features, b: &Features) -> bool {
    /// Words of a fragment that one alone quotes: two may be there by chance.
    const LEAST: usize = 3;
    let nearly_all = |one: &[u32], two: &[u32]| {
        let both = one.iter().filter(|sense| two.contains(sense)).count();
        both >= 2 && 3 * both >= 2 * one.len()
    };
    let are_one = |one: &Vec<u32>, two: &Vec<u32>| {
        let (short, long) = if one.len() <= two.len() { (one, two) } else { (two, one) };
        nearly_all(short, long) && long.len() <= 3 * short.len()
    };
    let stands_in = |one: &Features, two: &Features| {
        let words: Vec<u32> = two.tokens.iter().filter(|token| token.is_telling()).map(|token| token.sense).collect();
        let long = one.quoted.iter().filter(|fragment| fragment.len() >= LEAST);
        long.into_iter().any(|fragment| words.windows(fragment.len()).any(|place| nearly_all(fragment, place)))
    };
    a.quoted.iter().any(|one| b.quoted.iter().any(|two| are_one(one, two))) || stands_in(a, b) || stands_in(b, a)
}

/// Has each of the lists, which are in order, something that the other has not?
fn conflict(a: &[u32], b: &[u32]) -> bool {
    let lacks = |one: &[u32], two: &[u32]| one.iter().any(|item| two.binary_search(item).is_err());
    lacks(a, b) && lacks(b, a)
}

/// Does the first deny what the second says without a denial?
///
/// The telling words around each denial are looked for in the other: where most of them stand there and no denial does
/// beside them, it says the opposite.
fn denies_other(a: &Features, b: &Features) -> bool {
    /// Words before and behind a denial that it may have to do with.
    const BEFORE: usize = 3;
    const BEHIND: usize = 4;
    let is_denial = |features: &Features, i: usize| features.tokens[i].is(Traits::DENIES);
    let is_near = |place: usize, denial: usize| {
        if denial < place { place - denial <= BEHIND + 1 } else { denial - place <= BEFORE + 1 }
    };
    (0..a.tokens.len()).filter(|&i| is_denial(a, i)).any(|denial| {
        let around = denial.saturating_sub(BEFORE)..(denial + 1 + BEHIND).min(a.tokens.len());
        let telling: Vec<&Token> = a.tokens[around].iter().filter(|token| token.is_telling()).collect();
        let place = |token: &&Token| b.tokens.iter().position(|other| other.sense == token.sense);
        let there: Vec<usize> = telling.iter().filter_map(place).collect();
        let is_said = !telling.is_empty() && 2 * there.len() > telling.len();
        // *Nobody can win* an *unwinnable* war.
        let mut denials = (0..b.tokens.len()).filter(|&j| is_denial(b, j) || b.tokens[j].root != 0);
        is_said && !denials.any(|other| there.iter().any(|&place| is_near(place, other)))
    })
}

/// Days within which a statement is still reported.
const DAYS: u32 = 14;

fn days_between(a: Option<Date>, b: Option<Date>) -> u32 {
    let (Some(one), Some(two)) = (a, b) else { return 0 };
    one.until(two).map_or(0, |span| span.get_days().unsigned_abs())
}
