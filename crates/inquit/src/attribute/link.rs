//! [`Link`]: a cue with what stands around it.

use std::ops::Range;

use crate::detect::{Opening, Passage, Reading, Site, SiteKind, Subject, find_subject, opening_after};
use crate::lexicon::{Class, Form, Frame};
use crate::segment::Kind;

/// A site with all that was found around it.
pub(super) struct Link<'a> {
    pub(super) site: Site<'a>,
    pub(super) subject: Subject,
    pub(super) opening: Option<Opening>,
    /// Where the clause of the cue begins and ends, without content.
    pub(super) clause: Range<usize>,
    /// The content stands before the cue, wholly or in part.
    pub(super) looks_back: bool,
}

impl<'a> Link<'a> {
    /// What stands around `site`.
    pub(super) fn new(passage: &Passage<'_>, site: Site<'a>) -> Self {
        let subject = find_subject(passage, &site);
        let named = subject.range().unwrap_or(site.cue.clone());
        let clause = named.start.min(site.cue.start)..named.end.max(site.cue.end);
        let opening = opening_after(passage, &site, clause.end);
        let mut link = Link { site, subject, opening, clause, looks_back: false };
        link.looks_back = link.stands_behind(passage);
        link
    }

    /// Does the clause stand behind or inside its content?
    fn stands_behind(&self, passage: &Passage<'_>) -> bool {
        let Some(before) = self.clause.start.checked_sub(1) else { return false };
        let follows_quote = passage.quote_at(before).is_some();
        let parted = follows_quote || passage.is_kind(before, Kind::Comma) || passage.is_kind(before, Kind::Dash);
        match self.site.kind {
            SiteKind::Phrase => true,
            SiteKind::Noun => false,
            SiteKind::Verb(_) => {
                let takes = |frame| self.site.reporting.is_some_and(|reporting| reporting.takes(frame));
                let can = takes(Frame::BACK) || takes(Frame::QUOTE) && follows_quote;
                let stands_alone = self.opening.as_ref().is_none_or(|opening| follows_quote && !opens_clause(opening));
                let has_subject = matches!(self.subject, Subject::Before(_) | Subject::After(_));
                can && stands_alone && has_subject && parted
            }
        }
    }

    /// Is the cue used to report something, as far as its own clause shows?
    pub(super) fn may_attribute(&self, passage: &Passage<'_>) -> bool {
        let before = self.site.cue.start.checked_sub(1);
        let follows = |word: &str| before.is_some_and(|p| passage.is_word(p, word));
        match self.site.kind {
            SiteKind::Phrase => true,
            SiteKind::Noun => self.subject.range().is_some() || self.is_existential(passage),
            SiteKind::Verb(Reading::Gerund) => !follows("without"),
            SiteKind::Verb(Reading::Infinitive | Reading::None) => false,
            SiteKind::Verb(Reading::Reduced) => {
                before.is_none() || follows("when") || matches!(self.subject, Subject::After(_))
            }
            SiteKind::Verb(Reading::Finite | Reading::Passive) => {
                let is_asked = before.is_some_and(|p| passage.is(p, Class::INTERROGATIVE));
                !self.asks_for_anonymity(passage) && (!is_asked || matches!(self.subject, Subject::Antecedent(_)))
            }
        }
    }

    /// *There is speculation that …*: nobody is named.
    fn is_existential(&self, passage: &Passage<'_>) -> bool {
        let start = self.site.cue.start;
        let opens = self.opening.as_ref().is_some_and(|opening| opening.frame == Frame::THAT);
        let near = start.saturating_sub(5)..start;
        opens && near.into_iter().any(|i| passage.is_word(i, "there") && passage.is(i + 1, Class::AUXILIARY))
    }

    /// *who asked not to be named*: a description of the source, nothing said.
    fn asks_for_anonymity(&self, passage: &Passage<'_>) -> bool {
        let mut near = self.site.cue.end..(self.site.cue.end + 5).min(passage.items.len());
        near.any(|i| passage.is_any(i, &["named", "identified", "anonymity"]))
    }

    /// *Lowland Radio reports that …*: an outlet, which passes on what others say.
    pub(super) fn relays(&self, passage: &Passage<'_>) -> bool {
        let reports = self.site.reporting.is_some_and(|reporting| reporting.lemma == "report");
        let by_person = self
            .subject
            .range()
            .is_none_or(|mut range| range.any(|i| passage.is(i, Class::PERSON | Class::SUBJECT | Class::PRONOUN)));
        reports && !by_person && self.opening.is_some()
    }

    /// Have the two verbs the same tense, as those of one subject have?
    pub(super) fn is_coordinated(&self, passage: &Passage<'_>, earlier: &Link<'_>) -> bool {
        let tense = Form::PAST | Form::PARTICIPLE | Form::BASE | Form::THIRD;
        let forms = |link: &Link<'_>| passage.items[link.site.head].word.forms & tense;
        let is_verb = earlier.site.is_verb(Reading::Finite) && earlier.subject != Subject::Missing;
        is_verb && forms(earlier).intersects(forms(self))
    }
}

/// Has the cue a clause behind it that is more than what it is said about?
fn opens_clause(opening: &Opening) -> bool {
    opening.frame.intersects(Frame::THAT | Frame::CLAUSE | Frame::WH | Frame::INFINITIVE)
}

/// Leaves out verbs that only describe the source of another cue: *said a person briefed on the talks*.
pub(super) fn leave_out_descriptions(links: &mut Vec<Link<'_>>) {
    let sources: Vec<Range<usize>> = links
        .iter()
        .filter_map(|link| match &link.subject {
            Subject::After(range) => Some(range.clone()),
            _ => None,
        })
        .collect();
    links.retain(|link| {
        let own = matches!(link.subject, Subject::Antecedent(_) | Subject::After(_));
        let next = sources.partition_point(|range| range.end <= link.site.head);
        own || !sources.get(next).is_some_and(|range| range.contains(&link.site.head))
    });
}
