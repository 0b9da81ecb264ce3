//! Any bytes are a stored document or an error, and what is a document can be used:
//! `cargo +nightly fuzz run --fuzz-dir crates/fuzz stored`.
//!
//! The bytes are tried as they are, and as changes of a document that is whole: each takes a place in it and puts another
//! byte there.

#![no_main]

use std::sync::LazyLock;

use inquit::output::DocumentRecord;
use inquit::{Document, Unit};
use libfuzzer_sys::fuzz_target;

static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let text = "“Öl,” Ada Moor, the mayor, told Gus Roe on Friday, “is ‘nine’.” He denied it, Norwire said.";
    serde_json::to_vec(&inquit::parse(text).expect("a short text")).expect("a document is valid JSON")
});

fuzz_target!(|bytes: &[u8]| {
    use_if_whole(bytes);
    let mut changed = WHOLE.clone();
    for change in bytes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % changed.len();
        changed[at] = change[2];
    }
    use_if_whole(&changed);
});

fn use_if_whole(bytes: &[u8]) {
    let Ok(document) = serde_json::from_slice::<Document>(bytes) else { return };
    for unit in [Unit::Byte, Unit::Char, Unit::Utf16] {
        serde_json::to_string(&DocumentRecord::new(&document, unit)).expect("a record is valid JSON");
    }
    for attribution in document.attributions() {
        document.speaker_names(attribution);
    }
}
