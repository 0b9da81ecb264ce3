//! Any text has a document whose spans lie in it, with the bundled model and by the rules alone:
//! `cargo +nightly fuzz run --fuzz-dir crates/fuzz parse`.

#![no_main]

use std::sync::LazyLock;

use inquit::Parser;
use libfuzzer_sys::fuzz_target;

static RULES: LazyLock<Parser> = LazyLock::new(|| Parser::builder().model(None).build().expect("nothing else is set"));

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let learned = inquit::parse(&*text).expect("shorter than 4 GiB");
    let ruled = RULES.parse(&*text).expect("shorter than 4 GiB");
    for document in [learned, ruled] {
        for attribution in document.attributions() {
            assert!((0.0..=1.0).contains(&attribution.confidence));
            // Slicing panics beyond the text and inside a character.
            assert!(attribution.content.iter().all(|span| !span.text(&text).is_empty()));
        }
    }
});
