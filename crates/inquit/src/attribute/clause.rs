//! Linking inside one sentence: each cue with its source and its content.

use super::content::find_content;
use super::draft::{Draft, act_of, confidence_of, cue_of};
use super::link::{Link, leave_out_descriptions};
use super::parties::{addressee, source};
use super::stops::Stops;
use crate::detect::{Passage, Reading, find_sites};
use crate::lexicon::Frame;
use crate::segment::Kind;

/// Adds the drafts of `passage`.
pub(super) fn link(passage: &Passage<'_>, number: usize, drafts: &mut Vec<Draft>) {
    let mut links: Vec<Link<'_>> = find_sites(passage).into_iter().map(|site| Link::new(passage, site)).collect();
    leave_out_descriptions(&mut links);
    let stops = Stops::new(passage, &links);
    for (i, link) in links.iter().enumerate() {
        let (pieces, frame) = match find_content(passage, link, &links, &stops) {
            Some(content) => (content.pieces, content.frame),
            None if announces(passage, link) => (Vec::new(), Frame::QUOTE),
            None => continue,
        };
        let source = source(passage, &links[..i], link).filter(|_| frame != Frame::SEEM);
        let mut draft = Draft::new(passage, number, pieces);
        draft.cue = Some(cue_of(passage, link, frame));
        draft.act = act_of(&link.site, frame);
        draft.addressee = addressee(passage, link).map(|range| passage.span(&range));
        draft.source = source.map(|range| passage.span(&range));
        draft.confidence = confidence_of(&draft, frame);
        drafts.push(draft);
    }
}

/// *The letter reads:* at the end of a paragraph: what is said is the next one.
fn announces(passage: &Passage<'_>, link: &Link<'_>) -> bool {
    let last = passage.items.len() - 1;
    let is_next = link.clause.end <= last && !passage.has_finite(link.clause.end..last);
    let can = link.site.reporting.is_some_and(|reporting| reporting.takes(Frame::QUOTE));
    passage.is_kind(last, Kind::Colon) && is_next && can && link.site.is_verb(Reading::Finite)
}
