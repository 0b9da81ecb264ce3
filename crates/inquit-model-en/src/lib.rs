//! The trained English model of [inquit](https://docs.rs/inquit), as bytes for `inquit::Model::from_bytes`.
//!
//! The model card is the README of this crate, the manifest of the training is [`MANIFEST`].

/// The model.
///
/// ```
/// assert!(inquit_model_en::MODEL.len() < 4_000_000);
/// ```
pub static MODEL: &[u8] = include_bytes!("../model.bin");

/// How the model was made: corpora with their checksums, command, seed and scores, as TOML.
pub static MANIFEST: &str = include_str!("../manifest.toml");
