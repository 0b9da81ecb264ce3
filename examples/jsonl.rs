//! Bulk parsing: JSON Lines in, JSON Lines out.
use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let document = inquit::parse(value["text"].as_str().unwrap_or_default()).expect("short");
        let record = inquit::output::DocumentRecord::new(&document, inquit::Unit::Char)
            .with_id(value["id"].as_str().unwrap_or_default());
        serde_json::to_writer(&mut out, &record)?;
        writeln!(out)?;
    }
    Ok(())
}
