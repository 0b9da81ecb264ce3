//! The longest text. The test needs memory that not every machine has:
//! `cargo test -p inquit --test limits -- --ignored`.

use inquit::Error;

const LIMIT: usize = u32::MAX as usize;

#[test]
#[ignore = "needs 9 GiB of memory"]
fn a_text_of_4_gib_is_a_typed_error() {
    let text = String::from_utf8(vec![0; LIMIT + 1]).expect("NUL is UTF-8");
    let expected = Error::TextTooLong { bytes: LIMIT + 1, limit: LIMIT };
    assert_eq!(inquit::sentences(&text), Err(expected.clone()));
    assert_eq!(inquit::quotes(&text), Err(expected.clone()));
    assert_eq!(inquit::parse(text), Err(expected));
}
