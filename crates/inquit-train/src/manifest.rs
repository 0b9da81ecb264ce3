//! The manifest of a model: what it was trained from and how, and what came of it.

use std::collections::BTreeMap;
use std::path::Path;

use inquit::training::FORMAT;
use serde::Serialize;

use crate::corpus::CorpusError;
use crate::score::Counts;
use crate::train::Plan;

/// What a model was trained from and how. Neither times nor folders are in it: same training, same bytes.
#[derive(Clone, Debug, Serialize)]
pub struct Manifest {
    /// Name and version of the model.
    pub label: String,
    /// Version of the model's format.
    pub format: u32,
    /// What trains it again.
    pub command: String,
    /// Seed of all orders.
    pub seed: u64,
    /// The model.
    pub model: Stamp,
    /// The corpora.
    pub corpora: Vec<Stamp>,
    /// All settings.
    pub plan: Plan,
    /// Precision, recall and F1 of the cross-fitted parts on the training articles, in percent, by measure and class.
    pub scores: BTreeMap<String, [f64; 3]>,
}

/// A file by name, size and checksum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// Its name, without folders.
    pub file: String,
    /// Its size.
    pub bytes: usize,
    /// Its checksum, CRC-32 as eight hexadecimal digits.
    pub crc32: String,
}

impl Manifest {
    /// The manifest of a model of these bytes, without label, command, seed and corpora.
    pub fn new(plan: Plan, model: Stamp, counts: &Counts) -> Self {
        let rounded = |score: f64| (10.0 * score).round() / 10.0;
        let scores = counts.0.iter().map(|(name, count)| (name.clone(), count.scores().map(rounded))).collect();
        let (label, command) = (String::new(), String::new());
        Self { label, format: FORMAT, command, seed: 0, model, corpora: Vec::new(), plan, scores }
    }

    /// The manifest as TOML.
    ///
    /// # Errors
    ///
    /// A seed beyond 63 bits, which TOML has no number for.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(self)
    }
}

impl Stamp {
    /// The stamp of a file with these bytes.
    pub fn new(path: &Path, bytes: &[u8]) -> Self {
        Self { file: file_name(path), bytes: bytes.len(), crc32: format!("{:08x}", crc32fast::hash(bytes)) }
    }

    /// The stamp of the file at `path`.
    ///
    /// # Errors
    ///
    /// [`CorpusError::Read`] names the file.
    pub fn read(path: &Path) -> Result<Self, CorpusError> {
        let bytes = std::fs::read(path).map_err(|source| CorpusError::Read { path: path.to_owned(), source })?;
        Ok(Self::new(path, &bytes))
    }
}

/// The name of a file without its folders, empty where it has none.
pub fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
