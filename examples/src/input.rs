//! Text from files and streams, and what is wrong with it where it can not be read.

use std::fmt;
use std::io;
use std::path::Path;

/// Why an input has no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line of the input, counted from 1, where the fault has a place.
    pub line: Option<u64>,
    /// What is wrong, with the column counted in bytes from 1 where it is known.
    pub message: String,
}

impl Fault {
    /// A fault of a whole input.
    pub fn whole(message: impl fmt::Display) -> Self {
        Self { line: None, message: message.to_string() }
    }

    /// A fault in one line.
    pub fn at_line(line: u64, message: impl fmt::Display) -> Self {
        Self { line: Some(line), message: message.to_string() }
    }

    /// One line for standard error: `name:line: message`, without control characters, whatever name and input hold.
    pub fn within(&self, name: &str) -> String {
        let line = match self.line {
            Some(line) => format!("{name}:{line}: {}", self.message),
            None => format!("{name}: {}", self.message),
        };
        line.chars().map(harmless).collect()
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::whole(error)
    }
}

/// The text of a file, which must be UTF-8.
///
/// # Errors
///
/// The file can not be read, or is not UTF-8; the fault then has the line and column of the first bad byte.
pub fn read_file(path: &Path) -> Result<String, Fault> {
    text_of(std::fs::read(path)?)
}

/// The text that `reader` holds, which must be UTF-8.
///
/// # Errors
///
/// As for [`read_file`].
pub fn read_all(mut reader: impl io::Read) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    text_of(bytes)
}

fn text_of(bytes: Vec<u8>) -> Result<String, Fault> {
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let newlines = before.iter().filter(|&&byte| byte == b'\n').count();
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        Fault::at_line(newlines as u64 + 1, invalid_utf8(before.len() - line_start))
    })
}

/// Neither an article nor its name must steer the reader's terminal.
pub(crate) fn harmless(letter: char) -> char {
    if letter.is_control() { char::REPLACEMENT_CHARACTER } else { letter }
}

/// The message for a byte that is not UTF-8, `before` bytes into its line.
pub(crate) fn invalid_utf8(before: usize) -> String {
    format!("invalid UTF-8 at column {}", before + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_utf8_has_line_and_column() {
        let fault = read_all(&b"one\ntwo \xFF"[..]).expect_err("not UTF-8");
        assert_eq!(fault, Fault::at_line(2, "invalid UTF-8 at column 5"));
        assert_eq!(fault.within("a.txt"), "a.txt:2: invalid UTF-8 at column 5");
    }

    #[test]
    fn a_message_does_not_steer_the_terminal() {
        let fault = Fault::at_line(1, "\u{1b}[2J is not a JSON object");
        assert_eq!(fault.within("a\nb"), "a\u{FFFD}b:1: \u{FFFD}[2J is not a JSON object");
    }

    #[test]
    fn a_file_that_is_not_there_has_no_line() {
        let fault = read_file(Path::new("no/such/file.txt")).expect_err("no file");
        assert_eq!(fault.line, None);
    }
}
