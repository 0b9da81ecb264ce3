//! How probable it is that two statements in reports of one event are one, though they share hardly a word.
//!
//! What both have counts by how few others of the event say it, and a pair is the more probable the less like any other
//! statement of the other report is: of what one speaker said, each statement is taken for the one that it is nearest to.

use super::Statement;
use super::evidence::{Evidence, Sign, Weights};
use super::features::Features;
use super::forms::Stems;
use super::groups::bare;
use super::reports::Report;
use super::similarity;
use super::told::Told;
use super::units::{Common, Units, weigh};

/// One kind of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clue {
    /// There always.
    Any,
    SameSpeaker,
    /// What both have, by how few others say it; three rare words are as good as more.
    Common,
    /// The share of the shorter that both have.
    Contained,
    /// By how much more they have in common than either has with another statement of the other report.
    Nearest,
    /// The verbs that attribute it mean the same.
    Cue,
    /// Days between them, of two weeks.
    Days,
    /// Each has a number, name or date that the other lacks, or one denies what the other says: the worse, the more they
    /// have in common.
    Conflict,
    /// In the same place stands another word that describes.
    OtherModifier,
}

impl Clue {
    pub(super) const COUNT: usize = Self::OtherModifier as usize + 1;
}

/// How much there is of each [`Clue`].
pub(super) type Clues = [f32; Clue::COUNT];

/// The log-odds that each kind of evidence adds, in natural logarithms.
///
/// As they are fitted to invented events, but for the first two, which came to -3.4 and 1.8: that two speak of one thing
/// must be surer where nobody knows that it is one who speaks, since the events have few such pairs that are none.
pub(super) const ODDS: [(Clue, f32); Clue::COUNT] = [
    (Clue::Any, -4.4),
    (Clue::SameSpeaker, 2.4),
    (Clue::Common, 1.4),
    (Clue::Contained, 1.7),
    (Clue::Nearest, 1.9),
    (Clue::Cue, 1.5),
    (Clue::Days, -1.4),
    (Clue::Conflict, -5.1),
    (Clue::OtherModifier, -3.4),
];

fn probability_of(clues: &Clues) -> f32 {
    similarity::logistic(ODDS.iter().map(|&(clue, odds)| odds * clues[clue as usize]).sum())
}

/// A statement of a report.
struct Part<'p> {
    number: usize,
    text: &'p str,
    told: &'p Told,
    units: Units,
    cue: Units,
    /// Whoever is named as its source said that it was not so.
    is_denied: bool,
}

/// Verbs that deny their content, in dictionary form.
const DENY: [&str; 5] = ["deny", "dispute", "rebut", "refute", "reject"];

/// Two statements, one of each report, that may be one.
#[derive(Clone, Debug)]
pub(super) struct Paraphrase {
    pub(super) one: usize,
    pub(super) two: usize,
    /// What the two alone tell.
    pub(super) evidence: Evidence,
    /// What tells one of an event; none where the two alone tell that it is a near miss.
    pub(super) clues: Option<Clues>,
}

impl Paraphrase {
    /// The probability that the two are one.
    pub(super) fn probability(&self) -> f32 {
        let alone = similarity::probability_of(&self.evidence);
        self.clues.map_or(alone, |clues| probability_of(&clues).max(alone))
    }
}

/// What speaks for each two statements of two reports of one event, where anything does.
pub(super) fn paraphrases(
    [one, two]: [&Report; 2],
    statements: &[Statement],
    told: &[Told],
    weights: &impl Weights,
) -> Vec<Paraphrase> {
    let stems = Stems::new();
    let part = |&number: &usize| {
        let cue = statements[number].cue.as_deref().unwrap_or_default();
        Part {
            number,
            text: bare(&statements[number].text),
            told: &told[number],
            units: Units::new(&told[number].features),
            cue: Units::new(&Features::new(cue, &stems)),
            is_denied: DENY.contains(&cue),
        }
    };
    let says_something = |number: &&usize| told[**number].features.says_something();
    let [mut one, mut two] =
        [one, two].map(|report| report.members.iter().filter(says_something).map(part).collect::<Vec<Part>>());
    weigh(one.iter_mut().chain(&mut two).map(|part| &mut part.units));
    let mut pairs: Vec<Pair> = Vec::new();
    for (i, a) in one.iter().enumerate() {
        for (j, b) in two.iter().enumerate() {
            let common = a.units.common(&b.units);
            let evidence = (common.rarity > 0.0).then(|| Evidence::new(a.told, b.told, weights));
            if let Some(evidence) = evidence.filter(|evidence| evidence.of(Sign::OtherSpeaker) == 0.0) {
                pairs.push(Pair { i, j, common, evidence });
            }
        }
    }
    let lead =
        [leads(&pairs, |pair| pair.i, |pair| two[pair.j].text), leads(&pairs, |pair| pair.j, |pair| one[pair.i].text)];
    let judged = pairs.into_iter().enumerate().map(|(place, pair)| {
        let (a, b) = (&one[pair.i], &two[pair.j]);
        let clues = clues(&pair, a, b, lead[0][place].min(lead[1][place]));
        Paraphrase { one: a.number, two: b.number, evidence: pair.evidence, clues }
    });
    judged.collect()
}

struct Pair {
    i: usize,
    j: usize,
    common: Common,
    evidence: Evidence,
}

impl Pair {
    /// How near the two are.
    fn nearness(&self) -> f32 {
        /// What the speaker is worth beside rare words.
        const SPEAKER: f32 = 0.3;
        self.common.weight + SPEAKER * self.evidence.of(Sign::SameSpeaker)
    }
}

/// By how much each pair is nearer than the next best with the same statement of one report; one that stands in the other
/// is no rival of it.
fn leads<'t>(pairs: &[Pair], own: impl Fn(&Pair) -> usize, other: impl Fn(&Pair) -> &'t str) -> Vec<f32> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by(|&x, &y| {
        let nearness = pairs[y].nearness().total_cmp(&pairs[x].nearness());
        own(&pairs[x]).cmp(&own(&pairs[y])).then(nearness).then(x.cmp(&y))
    });
    let mut leads = vec![0.0; pairs.len()];
    for rivals in order.chunk_by(|&x, &y| own(&pairs[x]) == own(&pairs[y])) {
        for &place in rivals {
            let text = other(&pairs[place]);
            let is_rival = |&&rival: &&usize| {
                let its = other(&pairs[rival]);
                !its.contains(text) && !text.contains(its)
            };
            let best = rivals.iter().find(is_rival).map_or(0.0, |&rival| pairs[rival].nearness());
            leads[place] = pairs[place].nearness() - best;
        }
    }
    leads
}

/// What the pair is judged by; none where a near miss is told apart by a number, a name or another word.
fn clues(pair: &Pair, a: &Part, b: &Part, lead: f32) -> Option<Clues> {
    /// The share of the shorter from which on what differs is what is said.
    const NEAR: f32 = 0.5;
    /// How much of a frame two statements have in which one word stands for another.
    const FRAME: f32 = 0.2;
    let Pair { common, evidence, .. } = pair;
    let shorter = a.units.rarity().min(b.units.rarity()).max(f32::MIN_POSITIVE);
    // One rare word may be all of a short one.
    let sure = common.rarity * common.rarity / (common.rarity * common.rarity + 0.25);
    let contained = (common.rarity / shorter).min(1.0) * sure;
    // *He denied that it leaked* is *it did not leak*.
    let denial = (evidence.of(Sign::Denial) - f32::from(u8::from(a.is_denied != b.is_denied))).abs();
    let differs = [Sign::OtherNumber, Sign::OtherName, Sign::OtherDate].map(|sign| evidence.of(sign));
    let differs = differs.into_iter().fold(denial, f32::max);
    let is_near_miss = differs > 0.0 && contained >= NEAR
        || evidence.of(Sign::OtherHead) + evidence.of(Sign::Exclusive) > FRAME
        || evidence.of(Sign::Later) > 0.0;
    let clue = |clue: Clue| match clue {
        Clue::Any => 1.0,
        Clue::SameSpeaker => evidence.of(Sign::SameSpeaker),
        Clue::Common => common.weight.min(3.0),
        Clue::Contained => contained,
        Clue::Nearest => lead.clamp(-1.0, 1.5),
        Clue::Cue => a.cue.common(&b.cue).rarity.min(1.0),
        Clue::Days => evidence.of(Sign::Days),
        Clue::Conflict => differs * contained,
        Clue::OtherModifier => evidence.of(Sign::OtherModifier),
    };
    (!is_near_miss).then(|| ODDS.map(|(kind, _)| clue(kind)))
}
