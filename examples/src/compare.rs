//! Statements that several articles report, side by side, with what each outlet changed.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use inquit::matching::{Group, Matcher, Statement};
use inquit::{Attribution, Document, Via};
use similar::{ChangeTag, TextDiff};

use crate::input::harmless;

/// An article that is compared.
pub struct Compared {
    /// As the caller knows it.
    pub name: String,
    /// What was found in it.
    pub document: Document,
}

/// The statements of all articles, and those that are one in two articles or more.
pub struct Shared {
    statements: Vec<Statement>,
    groups: Vec<Group>,
}

impl Shared {
    /// Finds what `articles` share, from this probability on.
    pub fn new(articles: &[Compared], threshold: f32) -> Self {
        let numbered = articles.iter().enumerate();
        let statements: Vec<Statement> =
            numbered.flat_map(|(number, article)| Statement::all_of(&article.document, number)).collect();
        let mut groups = Matcher::new().threshold(threshold).groups(&statements);
        let is_shared = |group: &Group| {
            let mut documents = group.members.iter().map(|&member| statements[member].document);
            let first = documents.next();
            documents.any(|document| Some(document) != first)
        };
        groups.retain(is_shared);
        Self { statements, groups }
    }

    /// How many statements are shared.
    pub fn count(&self) -> usize {
        self.groups.len()
    }

    /// Writes each of them: the fullest wording, and what every other leaves out, puts in or changes.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write(&self, out: &mut impl Write, articles: &[Compared]) -> io::Result<()> {
        let bold = Style::new().bold();
        for group in &self.groups {
            let members: Vec<&Statement> = group.members.iter().map(|&member| &self.statements[member]).collect();
            let fullest = members.iter().max_by_key(|statement| statement.text.split_whitespace().count());
            let Some(fullest) = fullest else { continue };
            // The fullest name that any of them has.
            let names = members.iter().map(|statement| statement.speakers.join("; "));
            let speakers = names.max_by_key(String::len).filter(|names| !names.is_empty());
            writeln!(out, "{bold}{}{bold:#}", speakers.as_deref().unwrap_or("?"))?;
            for statement in &members {
                let article = &articles[statement.document];
                let relay = statement.attribution.map(|id| relay(&article.document, &article.document[id]));
                let relay =
                    relay.filter(|names| !names.is_empty()).map_or(String::new(), |names| format!(", via {names}"));
                write!(out, "  {}{relay}: ", article.name)?;
                if std::ptr::eq(*statement, *fullest) {
                    writeln!(out, "{}", one_line(&statement.text))?;
                } else {
                    drift(out, &one_line(&fullest.text), &one_line(&statement.text))?;
                }
            }
            writeln!(out)?;
        }
        writeln!(out, "{} shared by {} articles", statements(self.count()), articles.len())
    }
}

/// The words in one line, without control characters, and without the marks around them: whether a paper quotes or
/// reports is no change of the words.
fn one_line(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '“' | '”' | '‘' | '"' | '«' | '»');
    let word = |word: &str| word.chars().filter(|&c| !is_mark(c)).map(harmless).collect::<String>();
    let line = text.split_whitespace().map(word).collect::<Vec<String>>().join(" ");
    line.trim_end_matches([',', '.', '’']).to_owned()
}

fn statements(count: usize) -> String {
    format!("{count} {}", if count == 1 { "statement" } else { "statements" })
}

/// Those who pass the attribution on, the nearest first.
fn relay(document: &Document, attribution: &Attribution) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut via = attribution.via;
    while let Some(next) = via {
        match next {
            Via::Speaker(id) => {
                names.push(document[id].name.to_string());
                via = None;
            }
            Via::Attribution(id) => {
                names.push(document.speaker_names(&document[id]));
                via = document[id].via;
            }
            _ => via = None,
        }
    }
    names.retain(|name| !name.is_empty());
    names.join(", ")
}

/// The words of `new`, with those of `old` that it lacks, in signs that show without colours too.
fn drift(out: &mut impl Write, old: &str, new: &str) -> io::Result<()> {
    let (red, green) = (AnsiColor::Red.on_default(), AnsiColor::Green.on_default());
    let diff = TextDiff::from_words(old, new);
    let mut line = String::new();
    for group in diff.iter_all_changes().collect::<Vec<_>>().chunk_by(|a, b| a.tag() == b.tag()) {
        let words: String = group.iter().map(|change| change.value()).collect();
        let (front, rest) = words.split_at(words.len() - words.trim_start().len());
        let (word, back) = rest.split_at(rest.trim_end().len());
        match group[0].tag() {
            _ if word.is_empty() => line.push_str(&words),
            ChangeTag::Equal => line.push_str(&words),
            ChangeTag::Delete => line.push_str(&format!("{front}{red}[-{word}-]{red:#}{back}")),
            ChangeTag::Insert => line.push_str(&format!("{front}{green}{{+{word}+}}{green:#}{back}")),
        }
    }
    writeln!(out, "{}", line.trim())
}
