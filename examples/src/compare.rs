//! Statements that several articles report, side by side, with what each outlet changed.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use inquit::Document;
use inquit::matching::{Drift, Force, Group, Matcher, Origins, Statement, Variant};

use crate::input::harmless;

/// An article that is compared.
pub struct Compared {
    /// As the caller knows it.
    pub name: String,
    /// What was found in it.
    pub document: Document,
}

/// The statements of all articles, and those that are one in two articles or more.
pub struct Shared<'a> {
    articles: &'a [Compared],
    statements: Vec<Statement>,
    groups: Vec<Group>,
    origins: Origins,
}

impl<'a> Shared<'a> {
    /// Finds what `articles` share, from this probability on.
    pub fn new(articles: &'a [Compared], threshold: f32) -> Self {
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
        let origins = Origins::of(articles.iter().map(|article| &article.document));
        Self { articles, statements, groups, origins }
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
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let bold = Style::new().bold();
        for group in &self.groups {
            let speakers = group.speakers(&self.statements).join("; ");
            let speakers = if speakers.is_empty() { "?" } else { &speakers };
            let accounts = group.accounts(&self.statements, &self.origins).len();
            let accounts = counted(accounts, "account", "accounts");
            writeln!(out, "{bold}{}{bold:#} ({accounts})", one_line(speakers))?;
            let variants = group.variants(&self.statements);
            for variant in &variants {
                for &member in &variant.members {
                    writeln!(out, "  {}", self.report(&self.statements[member]))?;
                }
                writeln!(out, "    {}", shown(variant, &variants[0], &self.statements))?;
            }
            writeln!(out)?;
        }
        writeln!(
            out,
            "{} shared by {}",
            counted(self.count(), "statement", "statements"),
            counted(self.articles.len(), "article", "articles")
        )
    }

    /// Who reports it, by what verb and through whom.
    fn report(&self, statement: &Statement) -> String {
        let name = &self.articles[statement.document].name;
        let cue = statement.cue.as_deref().filter(|cue| cue.contains(char::is_alphabetic));
        let cue = cue.map_or(String::new(), |cue| format!(": {cue}"));
        let via = if statement.via.is_empty() { String::new() } else { format!(", via {}", statement.via.join(", ")) };
        one_line(&format!("{name}{cue}{via}"))
    }
}

/// In one line, without control characters.
fn one_line(text: &str) -> String {
    let word = |word: &str| word.chars().map(harmless).collect::<String>();
    text.split_whitespace().map(word).collect::<Vec<String>>().join(" ")
}

fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// The words of a wording, with those of the fullest that it lacks, in signs that show without colours too.
fn shown(variant: &Variant, fullest: &Variant, statements: &[Statement]) -> String {
    let text = |variant: &Variant| statements[variant.members[0]].text.as_str();
    let (from, to) = (text(fullest), text(variant));
    let mut line = String::new();
    let mut at = 0;
    for drift in &variant.drift {
        line.push_str(&to[at..drift.to.range().start]);
        push_drift(&mut line, drift, drift.from.text(from), drift.to.text(to));
        at = drift.to.range().end;
    }
    line.push_str(&to[at..]);
    line.split_whitespace().collect::<Vec<&str>>().join(" ")
}

fn push_drift(line: &mut String, drift: &Drift, old: &str, new: &str) {
    let (red, green) = (AnsiColor::Red.on_default(), AnsiColor::Green.on_default());
    let force = match drift.force {
        Some(Force::Softened) => " (softer)",
        Some(Force::Hardened) => " (harder)",
        _ => "",
    };
    let old = if old.is_empty() { String::new() } else { format!(" {red}[-{}-]{red:#} ", one_line(old)) };
    let new = if new.is_empty() { String::new() } else { format!("{green}{{+{}+}}{green:#}", one_line(new)) };
    line.push_str(&format!("{old}{new}{force} "));
}
