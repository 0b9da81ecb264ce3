//! Any bytes are a model or a typed error, and what is a model can be used:
//! `cargo +nightly fuzz run --fuzz-dir crates/fuzz model`.
//!
//! The bytes are tried as they are, and as sections with a head and checksums that fit: no fuzzer finds those.

#![no_main]

use std::sync::Arc;

use inquit::{Model, Parser};
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "“We tested it,” Ada Moor told reporters. She said the pier was safe. Officials fear a strike.";

/// Sections of a model.
const SECTIONS: usize = 8;

fuzz_target!(|bytes: &[u8]| {
    use_if_whole(bytes);
    use_if_whole(&with_checksums(bytes));
});

fn use_if_whole(bytes: &[u8]) {
    let Ok(model) = Model::from_bytes(bytes) else { return };
    let parser = Parser::builder().model(Arc::new(model)).build().expect("nothing else is set");
    parser.parse(TEXT).expect("a short text");
}

/// A model of these bytes, which give each section's length in two bytes before what it holds.
fn with_checksums(mut bytes: &[u8]) -> Vec<u8> {
    let mut out = b"inquit\x00\x01\x01\x00\x00\x00".to_vec();
    for _ in 0..SECTIONS {
        let (length, rest) = bytes
            .split_first_chunk::<2>()
            .map_or((0, bytes), |(length, rest)| (usize::from(u16::from_le_bytes(*length)), rest));
        let (section, rest) = rest.split_at(length.min(rest.len()));
        out.extend((section.len() as u32).to_le_bytes());
        out.extend(crc32fast::hash(section).to_le_bytes());
        out.extend(section);
        bytes = rest;
    }
    out
}
