//! Exponential and logarithm from additions, products and bits alone: the same on every machine, where the functions
//! of the system's own library differ in the last bit.

/// *e* to the power of `x`, with a relative error below 2e-7 between -87 and 88; beyond, the last value.
///
/// Without branches, so that several are computed at once.
#[inline]
pub(super) fn exp(x: f32) -> f32 {
    const LOWEST: f32 = -87.0;
    const HIGHEST: f32 = 88.0;
    /// Added, it leaves no place for what is behind the point: the last bits are the whole number.
    const ROUNDER: f32 = 12_582_912.0;
    let x = x.clamp(LOWEST, HIGHEST);
    let rounded = x * std::f32::consts::LOG2_E + ROUNDER;
    let whole = rounded - ROUNDER;
    // Two parts of ln 2, so that what is left of `x` is exact.
    let rest = x - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let series = 1.0
        + rest * (1.0 + rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    series * f32::from_bits((rounded.to_bits() << 23).wrapping_add(1.0_f32.to_bits()))
}

/// The natural logarithm of `x`, which is a normal number above 0, with an absolute error below 1e-6.
#[inline]
pub(super) fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    // The mantissa between sqrt(1/2) and sqrt(2).
    let exponent = ((bits >> 23) as i32 - 127) + i32::from(bits & 0x7f_ffff > 0x35_04f3);
    let mantissa = f32::from_bits(bits.wrapping_sub((exponent as u32) << 23));
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let square = ratio * ratio;
    let series =
        2.0 * ratio * (1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square * (1.0 / 7.0 + square / 9.0))));
    exponent as f32 * std::f32::consts::LN_2 + series
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_exponential_is_near_the_system_s(x in -86.0..88.0_f32) {
            let right = f64::from(x).exp();
            prop_assert!((f64::from(exp(x)) / right - 1.0).abs() < 2e-6, "{} {right}", exp(x));
        }

        #[test]
        fn the_logarithm_is_near_the_system_s(x in 1e-30..1e30_f32) {
            prop_assert!((f64::from(ln(x)) - f64::from(x).ln()).abs() < 1e-5, "{}", ln(x));
        }
    }

    #[test]
    fn beyond_the_range_nothing_breaks() {
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(-1e9) < 1e-37 && exp(f32::NEG_INFINITY) < 1e-37 && exp(1e9).is_finite() && ln(1.0) == 0.0);
    }
}
