//! The pictures: bars and columns as inline SVG.

use std::fmt::{self, Formatter};

use jiff::civil::Date;

use super::Modes;
use super::page::grouped;
use super::periods::Length;

/// The classes of the style sheet that colour the modes, and their names.
pub(super) const MODES: [(&str, &str); 3] = [("m0", "direct"), ("m1", "mixed"), ("m2", "indirect")];

/// A bar of the modes, as long as their share of `most`.
pub(super) fn bar(f: &mut Formatter<'_>, modes: &Modes, most: u64) -> fmt::Result {
    const LENGTH: f64 = 240.0;
    let scale = LENGTH / most.max(1) as f64;
    let label =
        MODES.iter().zip(modes).map(|((_, name), count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ");
    write!(
        f,
        "<svg class=\"bar\" viewBox=\"0 0 {LENGTH} 12\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{label}\"><title>{label}</title>"
    )?;
    let mut x = 0.0;
    for ((class, _), &count) in MODES.iter().zip(modes) {
        let width = count as f64 * scale;
        if count > 0 {
            write!(f, "<rect class=\"{class}\" x=\"{x:.2}\" width=\"{width:.2}\" height=\"12\"/>")?;
        }
        x += width;
    }
    f.write_str("</svg>")
}

/// Size of the columns' picture and of the room around them, in units of the picture.
const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 230.0;
const LEFT: f64 = 44.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 28.0;

/// Columns of the modes, one for each period.
pub(super) fn columns(f: &mut Formatter<'_>, length: Length, periods: &[(Date, Modes)]) -> fmt::Result {
    let highest = periods.iter().map(|(_, modes)| modes.iter().sum::<u64>()).max().unwrap_or(0).max(1);
    let step = tick(highest);
    let top = highest.div_ceil(step) * step;
    let floor = HEIGHT - BOTTOM;
    let y = |count: u64| floor - (floor - TOP) * count as f64 / top as f64;
    let slot = (WIDTH - LEFT) / periods.len().max(1) as f64;
    let caption = length.caption();
    write!(f, "<svg class=\"columns\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{caption}\">")?;
    for count in (0..=top).step_by(usize::try_from(step).unwrap_or(usize::MAX)) {
        let y = y(count);
        write!(f, "<line x1=\"{LEFT}\" x2=\"{WIDTH}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>")?;
        write!(f, "<text class=\"tick\" x=\"{:.1}\" y=\"{:.1}\">{}</text>", LEFT - 6.0, y + 4.0, grouped(count))?;
    }
    // A gap between the columns as long as they are wide enough for one.
    let width = if slot > 4.0 { slot * 0.8 } else { slot };
    for (number, (start, modes)) in periods.iter().enumerate() {
        column(
            f,
            &Column { x: LEFT + slot * (number as f64 + 0.5) - width / 2.0, width, label: length.label(*start) },
            modes,
            y,
        )?;
    }
    let labelled = periods.len().div_ceil(6).max(1);
    for (number, (start, _)) in periods.iter().enumerate().step_by(labelled) {
        let x = LEFT + slot * (number as f64 + 0.5);
        write!(f, "<text class=\"day\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>", HEIGHT - 8.0, length.label(*start))?;
    }
    f.write_str("</svg>")
}

/// Where one column stands, and what of.
struct Column {
    x: f64,
    width: f64,
    label: String,
}

fn column(f: &mut Formatter<'_>, column: &Column, modes: &Modes, y: impl Fn(u64) -> f64) -> fmt::Result {
    if modes.iter().sum::<u64>() == 0 {
        return Ok(());
    }
    let Column { x, width, label } = column;
    let [direct, mixed, indirect] = modes;
    write!(f, "<g><title>{label}: {direct} direct, {mixed} mixed, {indirect} indirect</title>")?;
    let mut below = 0;
    for ((class, _), &count) in MODES.iter().zip(modes) {
        let (low, high) = (y(below), y(below + count));
        if count > 0 {
            let height = low - high;
            write!(
                f,
                "<rect class=\"{class}\" x=\"{x:.2}\" y=\"{high:.2}\" width=\"{width:.2}\" height=\"{height:.2}\"/>"
            )?;
        }
        below += count;
    }
    f.write_str("</g>")
}

/// The distance of the lines behind columns that reach up to `highest`: 1, 2 or 5 times a power of ten, five at most.
fn tick(highest: u64) -> u64 {
    let powers = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
    let steps = powers.flat_map(|power| [power, power.saturating_mul(2), power.saturating_mul(5)]);
    steps.into_iter().find(|step| highest.div_ceil(*step) <= 5).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!([1, 5, 6, 23, 1_000, 12_345].map(tick), [1, 1, 2, 5, 200, 5_000]);
        assert!(u64::MAX.div_ceil(tick(u64::MAX)) <= 5);
    }
}
