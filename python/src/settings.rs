//! The settings of a parser: what Python gives, and what a comparison of two parsers compares.

use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;

use inquit::{ConfigError, CueClass, Model, Quotations};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::errors::of_text;
use crate::input::{self, wrong_type};
use crate::span::hash;

/// What a parser was made with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Settings {
    pub(crate) min_confidence: f32,
    /// In the order of their enum, each once.
    pub(crate) classes: Vec<CueClass>,
    pub(crate) whole_quotations: bool,
    pub(crate) model: Chosen,
}

impl Settings {
    pub(crate) fn parser(&self) -> Result<inquit::Parser, ConfigError> {
        let builder = inquit::Parser::builder()
            .min_confidence(self.min_confidence)
            .classes(self.classes.iter().copied())
            .quotations(if self.whole_quotations { Quotations::Whole } else { Quotations::Split });
        match &self.model {
            Chosen::Bundled => builder.build(),
            Chosen::Rules => builder.model(None).build(),
            Chosen::Given { model, .. } => builder.model(Arc::clone(model)).build(),
        }
    }
}

impl Hash for Settings {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { min_confidence, classes, whole_quotations, model } = self;
        (min_confidence.to_bits(), classes, whole_quotations, model.digest()).hash(state);
    }
}

/// Which model decides.
#[derive(Clone, Debug)]
pub(crate) enum Chosen {
    /// The one that comes with the package.
    Bundled,
    /// None at all: the rules alone decide.
    Rules,
    /// One from a file or from bytes.
    Given {
        model: Arc<Model>,
        /// What it was read from, for `pickle`.
        bytes: Arc<Py<PyBytes>>,
        /// Of its bytes.
        digest: u64,
    },
}

impl Chosen {
    /// Name and version of the model.
    pub(crate) fn label(&self) -> Option<String> {
        match self {
            Self::Bundled => Model::bundled().map(|model| model.label().to_owned()),
            Self::Rules => None,
            Self::Given { model, .. } => Some(model.label().to_owned()),
        }
    }

    /// What is equal for the same model: whether there is one, and which other than that of the package.
    fn digest(&self) -> (bool, Option<u64>) {
        match self {
            Self::Bundled => (true, None),
            Self::Rules => (false, None),
            Self::Given { digest, .. } => (true, Some(*digest)),
        }
    }

    /// The model in `given`, which the caller knows as `name`.
    fn read(given: &Bound<'_, PyBytes>, name: &str) -> PyResult<Self> {
        let (py, bytes) = (given.py(), given.as_bytes());
        let read = py.detach(|| Model::from_bytes(bytes).map(|model| (Arc::new(model), hash(&bytes))));
        let (model, digest) = read.map_err(|error| of_text(name, &error))?;
        Ok(Self::Given { model, bytes: Arc::new(given.clone().unbind()), digest })
    }
}

impl PartialEq for Chosen {
    fn eq(&self, other: &Self) -> bool {
        self.digest() == other.digest()
    }
}

impl FromPyObject<'_, '_> for Chosen {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let py = object.py();
        if object.is_none() {
            return Ok(Self::Rules);
        }
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Self::read(&bytes, "model");
        }
        if object.extract::<PathBuf>().is_err() {
            return Err(wrong_type(&object, "model", "a path, bytes or None"));
        }
        // Opened by Python, so that what goes wrong is the error that Python users know, with the path in it.
        let file = py.import("io")?.getattr("open")?.call1((object, "rb"))?;
        let bytes = file.call_method0("read");
        file.call_method0("close")?;
        let name = format!("model {}", object.str()?.repr()?);
        Self::read(bytes?.cast::<PyBytes>()?, &name)
    }
}

/// Python's own error names neither the setting nor, in older versions, the call.
pub(crate) fn min_confidence(value: &Bound<'_, PyAny>) -> PyResult<f32> {
    value.extract().map_err(|_| wrong_type(value, "min_confidence", "a number"))
}

/// The classes in `words`, in the order of their enum, each once.
pub(crate) fn classes(words: &Bound<'_, PyAny>) -> PyResult<Vec<CueClass>> {
    // A single word is an iterable, too, of letters, which nobody means.
    if words.is_instance_of::<PyString>() || words.try_iter().is_err() {
        return Err(wrong_type(words, "classes", "an iterable of classes such as ['communication']"));
    }
    let given: Vec<CueClass> = input::members(words, "classes")?;
    Ok(CueClass::ALL.into_iter().filter(|class| given.contains(class)).collect())
}
