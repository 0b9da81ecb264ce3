//! [`Kept`]: the attributions that a caller wants, taken from those of the whole document.

use std::collections::BTreeSet;

use crate::document::{Attribution, CueClass, Party, Speaker, Via};
use crate::ids::{AttributionId, SpeakerId};

/// Which attributions are kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Kept {
    /// Least probability.
    pub(crate) min_confidence: f32,
    /// Classes of their cues.
    pub(crate) classes: Vec<CueClass>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { min_confidence: 0.0, classes: CueClass::ALL.to_vec() }
    }
}

impl Kept {
    /// Whoever is quoted without a cue says something.
    fn holds(&self, attribution: &Attribution) -> bool {
        let class = attribution.cue.as_ref().map_or(CueClass::Communication, |cue| cue.class);
        attribution.confidence >= self.min_confidence && self.classes.contains(&class)
    }

    /// What is kept of a whole document, numbered anew: the attributions, and the speakers that they refer to.
    ///
    /// What stood inside an attribution that is left out goes to the next one around it. All else stays as it is, so
    /// that what is kept does not depend on what is left out.
    pub(crate) fn apply(
        &self,
        attributions: Vec<Attribution>,
        speakers: Vec<Speaker>,
    ) -> (Vec<Attribution>, Vec<Speaker>) {
        if attributions.iter().all(|attribution| self.holds(attribution)) {
            return (attributions, speakers);
        }
        let attributions = self.number_attributions(attributions);
        number_speakers(attributions, speakers)
    }

    fn number_attributions(&self, attributions: Vec<Attribution>) -> Vec<Attribution> {
        // By old number: the new number, or that of the next attribution around and of the next relay.
        let mut parents: Vec<Option<AttributionId>> = Vec::with_capacity(attributions.len());
        let mut relays: Vec<Option<Via>> = Vec::with_capacity(attributions.len());
        let mut kept = Vec::new();
        for mut attribution in attributions {
            // An outer attribution comes first, so the ones around this one have their numbers.
            let parent = attribution.parent.and_then(|id| parents[id.index()]);
            let via = match attribution.via {
                Some(Via::Attribution(id)) => relays[id.index()],
                via => via,
            };
            if !self.holds(&attribution) {
                parents.push(parent);
                relays.push(via);
                continue;
            }
            attribution.id = AttributionId::new(kept.len());
            (attribution.parent, attribution.via) = (parent, via);
            parents.push(Some(attribution.id));
            relays.push(Some(Via::Attribution(attribution.id)));
            kept.push(attribution);
        }
        kept
    }
}

/// The speakers that `attributions` refer to, numbered anew.
fn number_speakers(mut attributions: Vec<Attribution>, speakers: Vec<Speaker>) -> (Vec<Attribution>, Vec<Speaker>) {
    let named: BTreeSet<SpeakerId> = attributions.iter().flat_map(referred).collect();
    let mut numbers = vec![None; speakers.len()];
    for (number, id) in named.iter().enumerate() {
        numbers[id.index()] = Some(SpeakerId::new(number));
    }
    let new = |id: SpeakerId| numbers[id.index()].expect("a speaker that is referred to has a number");
    for attribution in &mut attributions {
        for party in attribution.source.iter_mut().chain(&mut attribution.addressee) {
            party.speakers.iter_mut().for_each(|id| *id = new(*id));
            party.candidates.iter_mut().for_each(|candidate| candidate.speaker = new(candidate.speaker));
        }
        if let Some(Via::Speaker(id)) = &mut attribution.via {
            *id = new(*id);
        }
    }
    let number = |speaker: Speaker| Some(Speaker { id: numbers[speaker.id.index()]?, ..speaker });
    (attributions, speakers.into_iter().filter_map(number).collect())
}

/// The speakers that an attribution refers to.
fn referred(attribution: &Attribution) -> Vec<SpeakerId> {
    let of_party = |party: &Party| {
        let candidates = party.candidates.iter().map(|candidate| candidate.speaker);
        party.speakers.iter().copied().chain(candidates).collect::<Vec<_>>()
    };
    let parties = attribution.source.iter().chain(&attribution.addressee).flat_map(of_party);
    let relay = match attribution.via {
        Some(Via::Speaker(id)) => Some(id),
        _ => None,
    };
    parties.chain(relay).collect()
}
