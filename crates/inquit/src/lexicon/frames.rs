//! Frames: what a word of saying stands with.

use bitflags::bitflags;

use super::inflect::VerbParts;
use crate::document::CueClass;

bitflags! {
    /// A set of frames; the lists explain each.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct Frame: u32 {
        const BACK = 1;
        const QUOTE = 1 << 1;
        const CLAUSE = 1 << 2;
        const THAT = 1 << 3;
        const WH = 1 << 4;
        const INFINITIVE = 1 << 5;
        const OBJECT = 1 << 6;
        const PATIENT = 1 << 7;
        const ADDRESSEE = 1 << 8;
        const SEEM = 1 << 9;
        const ABOUT = 1 << 10;
        const AGAINST = 1 << 11;
        const AT = 1 << 12;
        const FOR = 1 << 13;
        const OF = 1 << 14;
        const ON = 1 << 15;
        const TO = 1 << 16;
        const UPON = 1 << 17;
        const WITH = 1 << 18;

        /// Frames in which a preposition stands between word and content.
        const PREPOSITION = Self::ABOUT.bits() | Self::AGAINST.bits() | Self::AT.bits() | Self::FOR.bits()
            | Self::OF.bits() | Self::ON.bits() | Self::TO.bits() | Self::UPON.bits() | Self::WITH.bits();
    }
}

impl Frame {
    /// The frame of this name in the lists.
    pub(super) fn named(name: &str) -> Option<Frame> {
        match name.strip_prefix('+') {
            Some(preposition) => Frame::of_preposition(preposition),
            None => Frame::from_name(&name.to_uppercase()).filter(|frame| !Frame::PREPOSITION.contains(*frame)),
        }
    }

    /// The frame in which `preposition` stands between word and content.
    pub(crate) fn of_preposition(preposition: &str) -> Option<Frame> {
        Frame::from_name(&preposition.to_uppercase()).filter(|frame| Frame::PREPOSITION.contains(*frame))
    }
}

/// A verb or noun that attributes.
#[derive(Clone, Debug)]
pub(crate) struct Reporting {
    /// Dictionary form.
    pub(crate) lemma: String,
    /// What its forms are made from.
    pub(super) parts: VerbParts,
    /// Its senses: a class and the frames in which the word has it.
    pub(crate) senses: Vec<(CueClass, Frame)>,
}

impl Reporting {
    /// The class that the word has in `frame`, `None` if it does not stand in it.
    pub(crate) fn class_in(&self, frame: Frame) -> Option<CueClass> {
        self.senses.iter().find(|(_, frames)| frames.contains(frame)).map(|&(class, _)| class)
    }

    /// The class of its first sense.
    pub(crate) fn main_class(&self) -> CueClass {
        self.senses.first().map_or(CueClass::Communication, |&(class, _)| class)
    }

    /// Does the word stand in `frame`?
    pub(crate) fn takes(&self, frame: Frame) -> bool {
        self.class_in(frame).is_some()
    }
}
