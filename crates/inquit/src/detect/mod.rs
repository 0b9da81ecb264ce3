//! Candidates: cues, the sources beside them and the contents that they open.
//!
//! Everything here looks at one [`Passage`] at a time: a sentence as it stands at one level of quotation, each quote
//! in it a single item.

mod anonymity;
mod apposition;
mod content;
mod cue;
mod grammar;
mod passage;
mod phrase_after;
mod phrase_before;
mod setting;
mod source;
mod subject;
mod time;

pub(crate) use anonymity::requests_anonymity;
pub(crate) use content::{Opening, addressee_after, base_phrase, content_end, opening_after};
pub(crate) use cue::{Site, SiteKind, find_sites, is_reported, reported_act, site_at};
pub(crate) use grammar::Reading;
pub(crate) use passage::{Layers, Passage, passages};
pub(crate) use phrase_after::phrase_after;
pub(crate) use setting::{medium_at, place_at};
pub(crate) use source::{Subject, find_subject};
pub(crate) use subject::{coordinated_subject, main_subject, subject_before};
pub(crate) use time::{is_issued, time_at};
