//! Texts that look like news just enough to reach every stage, with all that breaks offsets and formats.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Invented, nested and relayed, over several paragraphs and in several units.
pub(crate) const ARTICLE: &str = "Pier <shut> & sold\n\nBy Ada Moor\n\n“We tested it,” Inga Reyes 🎉 told Gus Roe on Monday, \
     “and ‘nothing’ moved.”\r\n\r\nThe mayor said the owner had promised that the pier would open, Norwire reported.\n\n\
     • Roe denied it.\n• Moor left.\n\nAccording to Reye\u{301}s, it is safe.\n";

const PIECES: &[&str] = &[
    "Ada Moor ",
    "Inga Reyes ",
    "Norwire ",
    "the minister ",
    "she ",
    "said ",
    "told ",
    "asked ",
    "urged ",
    "reported",
    "according to ",
    "that ",
    "to ",
    "the pier was safe",
    "close the pier",
    "did not say ",
    "reportedly ",
    "on Friday ",
    "in a letter ",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    ",",
    ", ",
    ".",
    ". ",
    "? ",
    ": ",
    " – ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{b}",
    "\u{c}",
    "\u{1c}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{a0}",
    "\u{feff}",
    "\0",
    "\u{1}",
    "🎉",
    "👩‍👧",
    "e\u{301}",
    "עברית",
    "Öl",
    "<",
    ">",
    "&",
    "&amp;",
    "</p>",
    "<b>",
    "--",
    "#",
    "_",
    "|",
    "\\",
    "• ",
    "> ",
    "MOOR: ",
    "By Ada Moor\n",
    "Share\n",
    "12 comments\n",
    "The pier. (Photo: Jon Roe)\n",
    "date 2024-11-16 ",
];

/// Any text, or one of words and joints of reporting.
pub(crate) fn news() -> impl Strategy<Value = String> {
    let pieces = vec(select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => "(\\PC|[\n\r\t\u{0}<&>\"]){0,120}"]
}
