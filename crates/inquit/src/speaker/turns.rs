//! Turns: who speaks a quotation that nobody is named for.

/// The last two speakers of a dialogue.
#[derive(Clone, Debug, Default)]
pub(super) struct Turns {
    last: Vec<usize>,
    /// Who spoke before the last one, if that was somebody else.
    before: Vec<usize>,
}

impl Turns {
    /// These members speak.
    pub(super) fn note(&mut self, members: &[usize]) {
        if !members.is_empty() {
            self.before = std::mem::replace(&mut self.last, members.to_vec());
        }
    }

    /// Who spoke last.
    pub(super) fn last(&self) -> &[usize] {
        &self.last
    }

    /// Who goes on: the one before where two take turns, else the last speaker.
    pub(super) fn next(&self) -> (&[usize], bool) {
        let takes_turn = !self.before.is_empty() && self.before != self.last;
        (if takes_turn { &self.before } else { &self.last }, takes_turn)
    }
}
