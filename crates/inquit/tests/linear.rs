//! Text that nobody wrote: every stage reads it in time that grows with its length. Nothing is timed here; a stage that
//! takes the square of the length would take minutes, and be felt.

use inquit::{Parser, Quotations, parse};

/// Bytes of each text: a step for every pair of its characters or lines is billions of them.
const SIZE: usize = 80_000;

const PIECES: [&str; 41] = [
    "“",
    "”",
    "“”",
    "“ ‘",
    "\" ",
    "' ",
    "‘boys’ bikes ",
    "a",
    "a-",
    "a.",
    "1,",
    "A ",
    "\n",
    "a\n",
    "Advertisement\n\n",
    "“A.\n\n",
    "‘The boys’ bikes.\n\n",
    "“He said A.\n\n",
    "“He said A.”\n\n",
    "“A.”\n\n“B,” Moor said.\n\n",
    "He said that she said that ",
    ". ",
    "(",
    "e\u{301}\u{301}",
    "&",
    "&amp;",
    "&amp;amp",
    "&#",
    "&quot;A ",
    "> a b\n",
    "Ada: we all left.\n",
    "[00:12] ",
    "(A) —\n",
    "A, May 3\n",
    "What now?\n\n",
    "on Friday, ",
    "Ada Moor\nWe left.\n",
    "23:02 a_b  we left\n",
    "0:01 --> 0:02\n- A\n",
    "Why you?\n\nI left.\n\n",
    "Both men left, and Ada Moor met Gus Roe. ",
];

#[test]
fn hostile_text_is_read_in_linear_time() {
    for piece in PIECES {
        let text = piece.repeat(SIZE / piece.len());
        let document = parse(text.as_str()).expect("short");
        assert_eq!(document.text(), text, "{piece:?}");
    }
}

/// Cheap to write and dear to read, if every cue looks at every other one: shorter, since each has a constant cost.
#[test]
fn masses_of_cues_are_read_in_linear_time() {
    for piece in [
        "said ",
        "according to ",
        "“A,” he said ",
        "Mr. A said. ",
        "A: ",
        "MOOR: We left.\n\n",
        "said on Friday, Nov. 3, ",
        "said in a Moor statement in Corby, Ohio, on Friday ",
        "Moor said. In the Moor statement to Moor, he said so. ",
        "speaking to Moor, if Moor said that ",
    ] {
        let text = piece.repeat(SIZE / 8 / piece.len());
        let document = parse(text.as_str()).expect("short");
        assert_eq!(document.text(), text, "{piece:?}");
    }
}

/// The sentences alone are read many times faster, so their texts are longer; among them are one paragraph, and what
/// each of the rules looks ahead or back for.
#[test]
fn sentences_alone_are_found_in_linear_time() {
    const RULES: [&str; 18] = [
        "The pier is safe. “We tested it,” she said. ",
        ". . . ",
        "a. . . A ",
        "Mr. ",
        "U.S. ",
        "1. A 2. B ",
        "• A ",
        "“Why?” Ada Moor ",
        "“Oh my! ",
        "(a.) A ",
        "[...] ",
        "[1]",
        "a/.A",
        "! 🎉",
        ". :-)",
        "a.1",
        "“A. ”",
        ".\u{200b}",
    ];
    let whole = Parser::builder().quotations(Quotations::Whole).build().expect("valid");
    for piece in RULES.into_iter().chain(PIECES) {
        let text = piece.repeat(4 * SIZE / piece.len());
        let split = whole.sentences(&text).expect("short");
        assert!(split.iter().all(|sentence| sentence.range().end <= text.len()), "{piece:?}");
    }
}
