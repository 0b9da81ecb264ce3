//! The colours of speakers: one style sheet for articles, reports and charts.

/// The style sheet of everything that inquit draws: class names begin with `inquit-`, and custom properties too.
///
/// Classes `inquit-c1` to `inquit-c7` set the property `--inquit-c` to a colour of the palette of Okabe and Ito, which
/// people who see few colours can tell apart, in a shade for the page's light or dark scheme; `inquit-c0` is for what
/// has no speaker. `--inquit-on` is the colour of letters upon it.
///
/// ```
/// assert!(inquit::output::STYLE.contains(".inquit-c7"));
/// ```
pub const STYLE: &str = include_str!("style.css");

/// Colours of the style sheet.
const COLOURS: usize = 7;

/// Styles of line of the style sheet.
const LINES: usize = 4;

/// Classes for the speaker with this number, from 1: 28 of them differ in colour or line. 0 is nobody.
pub(super) fn classes(number: usize) -> String {
    match number.checked_sub(1) {
        None => "inquit-c0 inquit-l2".to_owned(),
        Some(at) => format!("inquit-c{} inquit-l{}", at % COLOURS + 1, at / COLOURS % LINES + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_in_the_style_sheet() {
        for number in 0..40 {
            for class in classes(number).split(' ') {
                assert!(STYLE.contains(&format!(".{class} ")), "{class}");
            }
        }
        assert_eq!(classes(8), "inquit-c1 inquit-l2");
    }
}
