//! Classes of characters that several stages ask for.

/// A character that can open or close a quotation, or be an apostrophe.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '「'..='』' | '＂' | '＇' | '″' | '′')
}

/// A mark that also serves as an apostrophe.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇' | '`' | '´' | '‘')
}

/// A dash that separates clauses; the hyphen is one only between spaces, which the caller checks.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '–' | '—' | '―' | '‒' | '−')
}

/// A stop that can end a sentence.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '。' | '！' | '？')
}

/// A character that has no width of its own and belongs to the word it stands in.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || ('\u{300}'..='\u{36f}').contains(&c)
}

/// White space, a control character or a byte-order mark: nothing that a reader sees.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{feff}'
}
