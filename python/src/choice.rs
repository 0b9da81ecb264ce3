//! Attributions by what they are and by who makes them.

use std::sync::Arc;

use inquit::{Act, Attribution, CueClass, Mode};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::attribution::three_decimals;
use crate::errors::invalid;
use crate::input::{self, wrong_type};
use crate::settings;
use crate::source::Source;
use crate::speaker::Speaker;

/// What attributions have to be; `None` where that does not matter.
pub(crate) struct Choice {
    modes: Option<Vec<Mode>>,
    acts: Option<Vec<Act>>,
    classes: Option<Vec<CueClass>>,
    speakers: Option<Vec<usize>>,
    min_confidence: Option<f64>,
}

impl Choice {
    pub(crate) fn new(
        source: &Arc<Source>,
        [mode, act, cue_class]: [Option<&Bound<'_, PyAny>>; 3],
        speaker: Option<&Bound<'_, PyAny>>,
        min_confidence: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        Ok(Self {
            modes: mode.map(|words| input::members(words, "mode")).transpose()?,
            acts: act.map(|words| input::members(words, "act")).transpose()?,
            classes: cue_class.map(|words| input::members(words, "cue_class")).transpose()?,
            speakers: speaker.map(|who| speakers(source, who)).transpose()?,
            min_confidence: min_confidence.map(probability).transpose()?,
        })
    }

    pub(crate) fn holds(&self, attribution: &Attribution) -> bool {
        let Self { modes, acts, classes, speakers, min_confidence } = self;
        let class = attribution.cue.as_ref().map(|cue| cue.class);
        let among = |classes: &Vec<CueClass>| class.is_some_and(|class| classes.contains(&class));
        modes.as_ref().is_none_or(|modes| modes.contains(&attribution.mode))
            && acts.as_ref().is_none_or(|acts| acts.contains(&attribution.act))
            && classes.as_ref().is_none_or(among)
            && speakers.as_ref().is_none_or(|speakers| is_said_by(attribution, speakers))
            // As the attribution shows it.
            && min_confidence.is_none_or(|least| three_decimals(attribution.confidence) >= least)
    }
}

/// Whether one of the speakers with these numbers is a source.
pub(crate) fn is_said_by(attribution: &Attribution, speakers: &[usize]) -> bool {
    attribution.source.iter().flat_map(|source| &source.speakers).any(|id| speakers.contains(&id.index()))
}

/// The numbers of the speakers of `source` that `who` means: a speaker, a name or several of them.
fn speakers(source: &Arc<Source>, who: &Bound<'_, PyAny>) -> PyResult<Vec<usize>> {
    if who.is_instance_of::<Speaker>() {
        return speaker(source, who);
    }
    let items = input::one_or_more(who).ok_or_else(|| no_speaker(who))?;
    let each = items.map(|item| speaker(source, &item?)).collect::<PyResult<Vec<_>>>()?;
    Ok(each.concat())
}

/// The numbers of the speakers that one speaker or name means; a speaker of another document goes by the name.
pub(crate) fn speaker(source: &Arc<Source>, who: &Bound<'_, PyAny>) -> PyResult<Vec<usize>> {
    let name = match (who.cast::<Speaker>(), who.cast::<PyString>()) {
        (Ok(speaker), _) => match speaker.get().number_in(source) {
            Some(number) => return Ok(vec![number]),
            None => speaker.get().name().to_owned(),
        },
        (_, Ok(name)) => name.to_string_lossy().into_owned(),
        _ => return Err(no_speaker(who)),
    };
    let named = source.parsed().into_iter().flat_map(|document| document.speakers_named(&name));
    Ok(named.map(|speaker| speaker.id.index()).collect())
}

fn no_speaker(who: &Bound<'_, PyAny>) -> PyErr {
    wrong_type(who, "speaker", "a Speaker or a name")
}

fn probability(value: &Bound<'_, PyAny>) -> PyResult<f64> {
    settings::min_confidence(value)?;
    let least: f64 = value.extract()?;
    if (0.0..=1.0).contains(&least) {
        return Ok(least);
    }
    Err(invalid(format!("min_confidence is {least}, not a probability between 0 and 1")))
}

/// For layers of anything else.
pub(crate) fn only_attributions(kind: &str) -> PyErr {
    PyTypeError::new_err(format!("where chooses among attributions, and this is a layer of {kind}"))
}
