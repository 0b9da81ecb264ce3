//! Turns: who speaks a quotation that nobody is named for.

use crate::ids::SpeakerId;

/// The last two speakers of a dialogue.
#[derive(Clone, Debug, Default)]
pub(super) struct Turns {
    last: Vec<SpeakerId>,
    /// Who spoke before the last one, if that was somebody else.
    before: Vec<SpeakerId>,
}

impl Turns {
    /// These members speak.
    pub(super) fn note(&mut self, members: &[SpeakerId]) {
        if !members.is_empty() {
            std::mem::swap(&mut self.before, &mut self.last);
            self.last.clear();
            self.last.extend_from_slice(members);
        }
    }

    /// Who spoke last.
    pub(super) fn last(&self) -> &[SpeakerId] {
        &self.last
    }

    /// Who goes on: the one before where two take turns, else the last speaker.
    pub(super) fn next(&self) -> (&[SpeakerId], bool) {
        let takes_turn = !self.before.is_empty() && self.before != self.last;
        (if takes_turn { &self.before } else { &self.last }, takes_turn)
    }
}
