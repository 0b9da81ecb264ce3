//! Text that a browser reads back as it was.

use std::fmt::{self, Display, Formatter, Write};

/// Text between tags.
pub(super) struct Text<'t>(pub(super) &'t str);

/// Text of an attribute in double quotes.
pub(super) struct Attribute<'t>(pub(super) &'t str);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_safe(f, &html_escape::encode_text(self.0))
    }
}

impl Display for Attribute<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_safe(f, &html_escape::encode_double_quoted_attribute(self.0))
    }
}

/// Browsers turn a bare carriage return into a line feed, and drop NUL.
fn write_safe(f: &mut Formatter<'_>, escaped: &str) -> fmt::Result {
    for run in escaped.split_inclusive(['\r', '\0']) {
        match run.strip_suffix(['\r', '\0']) {
            None => f.write_str(run)?,
            Some(words) => {
                f.write_str(words)?;
                if run.ends_with('\r') { f.write_str("&#13;")? } else { f.write_char('\u{fffd}')? }
            }
        }
    }
    Ok(())
}
