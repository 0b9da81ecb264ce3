//! Parts of speech: the Penn Treebank's tags, those taken together that attribution does not tell apart.

/// The part of speech of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Tag {
    /// Noun: `NN`.
    #[default]
    Noun,
    /// Plural noun: `NNS`.
    Nouns,
    /// Name: `NNP`, `NNPS`.
    Name,
    /// Adjective: `JJ`, `JJR`, `JJS`.
    Adjective,
    /// Adverb: `RB`, `RBR`, `RBS`.
    Adverb,
    /// Base form: `VB`.
    Base,
    /// Past: `VBD`.
    Past,
    /// Gerund: `VBG`.
    Gerund,
    /// Participle of the past: `VBN`.
    Participle,
    /// Present but the third person: `VBP`.
    Present,
    /// Third person of the present: `VBZ`.
    Third,
    /// `MD`.
    Modal,
    /// Preposition or subordinator: `IN`.
    Preposition,
    /// `TO`.
    To,
    /// `DT`, `PDT`.
    Determiner,
    /// `CC`.
    Coordinator,
    /// `CD`.
    Number,
    /// `PRP`.
    Pronoun,
    /// `PRP$`.
    Possessive,
    /// `WDT`, `WP`, `WP$`, `WRB`.
    Wh,
    /// `POS`.
    Genitive,
    /// `EX`.
    There,
    /// `RP`.
    Particle,
    /// Interjections, foreign words, symbols and the rest.
    Other,
    /// Marks of quotation; this and what follows is told by the kind of the token, not by the tagger.
    Mark,
    /// `,`
    Comma,
    /// `.`, `?`, `!`
    Stop,
    /// Colons, semicolons, dashes, brackets.
    Break,
}

impl Tag {
    /// Tags that the tagger chooses from.
    pub const LEARNED: usize = 24;

    const ALL: [Tag; Self::LEARNED] = [
        Tag::Noun,
        Tag::Nouns,
        Tag::Name,
        Tag::Adjective,
        Tag::Adverb,
        Tag::Base,
        Tag::Past,
        Tag::Gerund,
        Tag::Participle,
        Tag::Present,
        Tag::Third,
        Tag::Modal,
        Tag::Preposition,
        Tag::To,
        Tag::Determiner,
        Tag::Coordinator,
        Tag::Number,
        Tag::Pronoun,
        Tag::Possessive,
        Tag::Wh,
        Tag::Genitive,
        Tag::There,
        Tag::Particle,
        Tag::Other,
    ];

    /// The tag with this number, which is below [`Tag::LEARNED`].
    pub fn learned(number: usize) -> Tag {
        Self::ALL[number]
    }

    /// The tag that stands for a tag of the Penn Treebank; `None` for one of punctuation.
    #[cfg(feature = "train")]
    pub fn of_penn(penn: &str) -> Option<Tag> {
        Some(match penn {
            "NN" => Tag::Noun,
            "NNS" => Tag::Nouns,
            "NNP" | "NNPS" => Tag::Name,
            "JJ" | "JJR" | "JJS" => Tag::Adjective,
            "RB" | "RBR" | "RBS" => Tag::Adverb,
            "VB" => Tag::Base,
            "VBD" => Tag::Past,
            "VBG" => Tag::Gerund,
            "VBN" => Tag::Participle,
            "VBP" => Tag::Present,
            "VBZ" => Tag::Third,
            "MD" => Tag::Modal,
            "IN" => Tag::Preposition,
            "TO" => Tag::To,
            "DT" | "PDT" => Tag::Determiner,
            "CC" => Tag::Coordinator,
            "CD" => Tag::Number,
            "PRP" => Tag::Pronoun,
            "PRP$" => Tag::Possessive,
            "WDT" | "WP" | "WP$" | "WRB" => Tag::Wh,
            "POS" => Tag::Genitive,
            "EX" => Tag::There,
            "RP" => Tag::Particle,
            "." | "," | ":" | "``" | "''" | "-LRB-" | "-RRB-" | "HYPH" => return None,
            _ => Tag::Other,
        })
    }

    /// Is it a form of a verb?
    pub(crate) fn is_verb(self) -> bool {
        matches!(self, Tag::Base | Tag::Past | Tag::Gerund | Tag::Participle | Tag::Present | Tag::Third)
    }

    /// Does it carry tense?
    pub(crate) fn is_finite(self) -> bool {
        matches!(self, Tag::Past | Tag::Present | Tag::Third | Tag::Modal)
    }

    /// Is it a common noun?
    pub(crate) fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::Nouns)
    }
}
