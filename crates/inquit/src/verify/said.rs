//! Who said what stands at a place.

use super::index::Source;
use super::{Place, Said, Verification};
use crate::document::{Attribution, Document, Speaker};
use crate::ids::SpeakerId;

impl Source {
    /// Whether `speaker` said what stands at `place`, by the attributions of the source.
    ///
    /// A name is asked for as in [`Document::speakers_named`].
    ///
    /// ```
    /// use inquit::verify::{Said, Source};
    ///
    /// let source = Source::new(inquit::parse("“It is safe,” said Ada Moor. Gus Roe called it a wreck. It rained.")?);
    /// let said = |quotation: &str, speaker| source.said_by(&source.verify(quotation).places[0], speaker);
    /// assert_eq!(said("It is safe", "Moor"), Said::Same);
    /// assert_eq!(said("It is safe", "Gus Roe"), Said::Other);
    /// assert_eq!(said("It rained", "Ada Moor"), Said::Narration);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn said_by(&self, place: &Place, speaker: &str) -> Said {
        let words: Vec<usize> = place.pieces.iter().flat_map(|&piece| self.words_in(piece)).collect();
        let attributions: Vec<Option<&Attribution>> = words.iter().map(|&word| self.saying(word)).collect();
        let attributed = attributions.iter().flatten().count();
        if 2 * attributed < words.len() {
            let quoted = words.iter().filter(|&&word| self.is_quoted(word)).count();
            return if 2 * quoted < words.len() { Said::Narration } else { Said::Unknown };
        }
        let known = attributions.iter().flatten().filter(|attribution| self.is_named(attribution));
        let (mut same, mut other) = (0, 0);
        for attribution in known {
            if is_by(self.document(), attribution, speaker) { same += 1 } else { other += 1 }
        }
        match () {
            () if same == 0 && other == 0 => Said::Unknown,
            // Put together of the words of two: nobody said it.
            () if 4 * same.min(other) > same.max(other) => Said::Unknown,
            () if same > other => Said::Same,
            () => Said::Other,
        }
    }

    /// Whether `speaker` said the quotation that was found, `None` where it stands nowhere.
    ///
    /// Of several places one that the speaker said is enough; otherwise the first counts.
    ///
    /// ```
    /// use inquit::verify::{Said, Source};
    ///
    /// let source = Source::new(inquit::parse("“It is safe,” said Gus Roe. “It is safe,” Ada Moor said, too.")?);
    /// let found = source.verify("It is safe");
    /// assert_eq!(source.said_by(&found.places[0], "Ada Moor"), Said::Other);
    /// assert_eq!(source.said_anywhere(&found, "Ada Moor"), Some(Said::Same));
    /// assert_eq!(source.said_anywhere(&source.verify("It was a wreck"), "Ada Moor"), None);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn said_anywhere(&self, found: &Verification, speaker: &str) -> Option<Said> {
        let mut said = found.places.iter().map(|place| self.said_by(place, speaker));
        let first = said.next()?;
        Some(if said.any(|said| said == Said::Same) { Said::Same } else { first })
    }

    /// Does the attribution resolve to somebody in particular? *One participant* and *somebody* may be anybody.
    fn is_named(&self, attribution: &Attribution) -> bool {
        const ANYBODY: [&str; 7] = ["somebody", "someone", "one", "some", "a", "an", "people"];
        let ids = attribution.source.iter().flat_map(|source| &source.speakers);
        let mut speakers = ids.map(|id| &self.document().speakers()[id.index()]);
        let is_anybody = |speaker: &Speaker| {
            let first = speaker.name.split(' ').next().unwrap_or_default();
            let hides = speaker.anonymous.as_ref().is_some_and(|anonymous| {
                anonymous.reason.is_some() || ["person", "participant", "source"].contains(&&*anonymous.kind)
            });
            // *A trade body, the Guild* has its name behind.
            let is_named = speaker.name.contains(", ");
            let is_vague = !is_named && ANYBODY.iter().any(|word| first.eq_ignore_ascii_case(word));
            hides || speaker.anonymous.is_none() && is_vague
        };
        speakers.any(|speaker| !is_anybody(speaker))
    }
}

/// Does the attribution resolve to a speaker of this name? A surname alone in the source is short for it.
fn is_by(document: &Document, attribution: &Attribution, speaker: &str) -> bool {
    let surname = speaker.rsplit(' ').next().unwrap_or_default();
    let named: Vec<SpeakerId> = document.speakers_named(speaker).map(|speaker| speaker.id).collect();
    let mut ids = attribution.source.iter().flat_map(|source| &source.speakers);
    ids.any(|id| named.contains(id) || document.speakers()[id.index()].name.eq_ignore_ascii_case(surname))
}
