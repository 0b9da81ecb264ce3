//! The manifest of the bundled model is that of the bundled model.

use inquit::Model;
use inquit::training::FORMAT;
use inquit_model_en::{MANIFEST, MODEL};
use inquit_train::train::Plan;

#[test]
fn the_manifest_fits_the_model() {
    let manifest: toml::Table = MANIFEST.parse().expect("the manifest is TOML");
    let model = Model::from_bytes(MODEL).expect("a whole model");
    assert_eq!(manifest["label"].as_str(), Some(model.label()));
    assert_eq!(manifest["format"].as_integer(), Some(i64::from(FORMAT)));
    assert_eq!(manifest["model"]["bytes"].as_integer(), Some(MODEL.len() as i64));
    assert_eq!(manifest["model"]["crc32"].as_str(), Some(format!("{:08x}", crc32fast::hash(MODEL)).as_str()));
}

#[test]
fn the_released_plan_is_the_default() {
    let manifest: toml::Table = MANIFEST.parse().expect("the manifest is TOML");
    let seed = manifest["seed"].as_integer().expect("a seed");
    // Through text, where numbers are as short as in the manifest.
    let plan = toml::to_string(&Plan::new(seed as u64)).expect("a plan can be written").parse::<toml::Table>();
    assert_eq!(manifest["plan"].as_table(), plan.as_ref().ok());
}
