//! Golden cases: one file of TOML a stage, a `[[case]]` each.

use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
struct Cases<C> {
    case: Vec<C>,
}

/// The cases in `toml`.
pub(crate) fn read<C: DeserializeOwned>(toml: &str) -> Vec<C> {
    let cases: Cases<C> = toml::from_str(toml).expect("the cases are valid TOML");
    cases.case
}
