//! Python bindings of inquit: typed views over the Rust analysis, offsets in code points.
//!
//! Nothing is analysed here. A view holds the shared document and the number of a record in it; text is cut out and
//! offsets are converted when they are asked for.

mod archive;
mod attribution;
mod batch;
mod choice;
mod column;
mod columns;
mod corpus;
mod document;
mod drift;
mod errors;
mod group;
mod ids;
mod input;
mod layer;
mod matching;
mod parsing;
mod pickle;
mod progress;
mod reading;
mod rows;
mod settings;
mod source;
mod span;
mod speaker;
mod statement;
mod table;
mod threads;
mod units;
mod vectors;
mod verification;
mod verifying;

/// Who said what to whom: quotations and attributions in news text.
#[pyo3::pymodule(name = "_native", gil_used = false)]
mod native {
    #[pymodule_export]
    use super::archive::Archive;
    #[pymodule_export]
    use super::attribution::{Attribution, Candidate, Cue, Party, Time};
    #[pymodule_export]
    use super::corpus::Corpus;
    #[pymodule_export]
    use super::document::Document;
    #[pymodule_export]
    use super::drift::{Drift, drift};
    #[pymodule_export]
    use super::errors::InquitError;
    #[pymodule_export]
    use super::group::{Group, Report, Variant};
    #[pymodule_export]
    use super::layer::{Layer, LayerIterator};
    #[pymodule_export]
    use super::matching::{Comparison, Matcher, compare, restore_comparison};
    #[pymodule_export]
    use super::parsing::{Parser, parse, parse_files, parse_many, parse_table, quotes, sentences};
    #[pymodule_export]
    use super::pickle::{Held, restore};
    #[pymodule_export]
    use super::span::Span;
    #[pymodule_export]
    use super::speaker::{Anonymous, Speaker};
    #[pymodule_export]
    use super::statement::Statement;
    #[pymodule_export]
    use super::table::Table;
    #[pymodule_export]
    use super::units::{Block, Quote, Sentence};
    #[pymodule_export]
    use super::verification::{Edit, Place, Verification};
    #[pymodule_export]
    use super::verifying::{Indexed, verify};

    /// Version of the package.
    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
