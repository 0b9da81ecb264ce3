//! Speakers: whom the sources and addressees of a document name.
//!
//! Names are gathered first with their titles and appositions, longer forms before shorter ones, so that *Scholz* in
//! a headline finds the full name of the body. Then the parties are resolved in order: names and roles by the cast,
//! pronouns by what stands before.

mod anonymous;
mod called;
mod cast;
mod description;
mod evidence;
mod gather;
mod gender;
mod government;
mod likeness;
mod mention;
mod names;
mod organisation;
mod pair;
mod passing;
mod phrase;
mod pronoun;
mod relay;
mod resolve;
mod role;
mod spelling;
mod traits;
mod turns;
mod wordlist;

pub(crate) use called::named;
pub(crate) use likeness::{Called, Likeness, fullest};

use crate::detect::Layers;
use crate::document::{Attribution, Speaker};

/// The attributions with their parties resolved, and the speakers in order of first mention.
pub(crate) fn resolve_parties(layers: &Layers<'_>, attributions: Vec<Attribution>) -> (Vec<Attribution>, Vec<Speaker>) {
    if attributions.is_empty() {
        return (attributions, Vec::new());
    }
    let (mut attributions, speakers) = resolve::Resolver::new(layers, &attributions).resolve(attributions);
    relay::set_relays(layers.text, &mut attributions, &speakers);
    (attributions, speakers)
}
