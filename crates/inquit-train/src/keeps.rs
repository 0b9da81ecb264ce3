//! The keep stage: whether a whole guess is right, and how scores become probabilities.

use std::ops::Range;

use inquit::training::{Guess, Lesson};

use crate::corpus::Annotation;

/// A guess as byte ranges, to be compared with gold ones.
pub fn annotation(lesson: &Lesson, guess: &Guess) -> Annotation {
    let spans = |tokens: &[usize]| -> Vec<Range<u32>> {
        tokens.iter().map(|&i| lesson.span(i).start()..lesson.span(i).end()).collect()
    };
    let (source, cue, content) = (spans(&guess.source), spans(&guess.cue), spans(&guess.content));
    Annotation { source, cue, content, mode: None }
}

/// Slope and offset of the log-odds of being right (Platt 2000), by Newton's method.
pub fn calibration(scores: &[(f32, bool)]) -> [f32; 2] {
    let (mut slope, mut offset) = (1.0_f64, 0.0_f64);
    for _ in 0..50 {
        let (mut gradient, mut hessian) = ([0.0; 2], [1e-6, 0.0, 1e-6]);
        for &(score, is_right) in scores {
            let score = f64::from(score);
            let p = 1.0 / (1.0 + (-(slope * score + offset)).exp());
            let error = p - f64::from(u8::from(is_right));
            let weight = p * (1.0 - p);
            gradient[0] += error * score;
            gradient[1] += error;
            hessian[0] += weight * score * score;
            hessian[1] += weight * score;
            hessian[2] += weight;
        }
        let determinant = hessian[0] * hessian[2] - hessian[1] * hessian[1];
        slope -= (hessian[2] * gradient[0] - hessian[1] * gradient[1]) / determinant;
        offset -= (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / determinant;
    }
    [slope as f32, offset as f32]
}
