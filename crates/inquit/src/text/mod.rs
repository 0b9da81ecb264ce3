//! Positions in the text: byte spans, their conversion to other units, and classes of characters.

pub(crate) mod chars;
pub(crate) mod number;
pub(crate) mod offsets;
pub(crate) mod span;
