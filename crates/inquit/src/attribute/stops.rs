//! [`Stops`]: where the content of one cue ends because another cue takes over.

use super::link::Link;
use super::parties::NEAR;
use crate::detect::{Passage, Reading, SiteKind, Subject};
use crate::lexicon::Class;
use crate::segment::Kind;

/// The stops of a passage, in order.
pub(super) struct Stops {
    stops: Vec<Stop>,
    end: usize,
}

/// A place where a content ends that began at `from` or later.
struct Stop {
    at: usize,
    from: usize,
}

impl Stops {
    /// A clause that reports what stands before it is a stop, and so is the next verb of the same subject.
    pub(super) fn new(passage: &Passage<'_>, links: &[Link<'_>]) -> Self {
        let stop = |i: usize| Some(Stop { at: links[i].clause.start, from: from(passage, &links[..i], &links[i])? });
        let mut stops: Vec<Stop> = (0..links.len()).filter_map(stop).collect();
        stops.sort_unstable_by_key(|stop| stop.at);
        Self { stops, end: passage.end() }
    }

    /// The first place where a content that begins at `start` can not go on.
    pub(super) fn after(&self, start: usize) -> usize {
        let next = self.stops.partition_point(|stop| stop.at <= start);
        self.stops[next..].iter().find(|stop| stop.from <= start).map_or(self.end, |stop| stop.at)
    }

    /// Does another cue take over exactly at `i`?
    pub(super) fn is_at(&self, i: usize) -> bool {
        self.stops.binary_search_by_key(&i, |stop| stop.at).is_ok()
    }
}

/// Where the contents begin that `link` ends, `None` if it ends none.
fn from(passage: &Passage<'_>, earlier: &[Link<'_>], link: &Link<'_>) -> Option<usize> {
    let at = link.clause.start;
    let follows = |kind| at > 0 && passage.is_kind(at - 1, kind);
    let mut near = earlier.iter().rev().take(NEAR);
    if link.looks_back {
        let relay = near.find(|other| link.site.kind == SiteKind::Phrase && other.relays(passage));
        let told = relay.and_then(|relay| relay.opening.as_ref()).map(|opening| opening.start + 1);
        return Some(told.unwrap_or(0));
    }
    let owner = match link.subject {
        Subject::Shared if link.site.is_verb(Reading::Gerund) && follows(Kind::Comma) => {
            near.find(|other| other.subject.range().is_some())
        }
        Subject::Shared if link.site.is_verb(Reading::Finite) => near.find(|other| link.is_coordinated(passage, other)),
        Subject::Before(_) if at > 0 && passage.is(at - 1, Class::COORDINATOR) => {
            near.find(|other| link.is_coordinated(passage, other))
        }
        Subject::Before(_) if link.opening.is_some() && ends_lead_in(passage, at) => return Some(0),
        _ => None,
    };
    owner.map(|owner| owner.clause.end)
}

/// Does the main clause begin at `i`, after a subordinate one: *Asked if she would stay, Moor said …*?
fn ends_lead_in(passage: &Passage<'_>, i: usize) -> bool {
    let opens_subordinate = passage.is(0, Class::SUBORDINATOR | Class::INTERROGATIVE)
        || matches!(passage.reading_or_none(0), Reading::Reduced | Reading::Gerund);
    i > 1 && opens_subordinate && passage.is_kind(i - 1, Kind::Comma)
}
