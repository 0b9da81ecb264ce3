//! The bytes of a model: a head with the version, then sections, each with its length and checksum.

use super::cue::CueTables;
use super::table::Table;
use super::{Model, Parts, RoleTables, Settings};
use crate::error::ModelError;

/// What every model begins with.
const MAGIC: &[u8; 8] = b"inquit\x00\x01";
/// The version of the format and of the features: weights fit the features they were trained with and no others.
pub const VERSION: u32 = 1;

impl Model {
    /// The model in these bytes.
    ///
    /// # Errors
    ///
    /// [`ModelError`] says what is wrong with the bytes and where: anything but a whole model of this version.
    ///
    /// ```
    /// let error = inquit::Model::from_bytes(b"no model").unwrap_err();
    /// assert_eq!(error.to_string(), "not a model: the first 8 bytes are not the mark of one");
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::NotAModel { length: MAGIC.len() })?;
        let mut reader = Reader { rest };
        let version = u32::from_le_bytes(*reader.take_array("version")?);
        if version != VERSION {
            return Err(ModelError::Version { found: version, supported: VERSION });
        }
        let label = String::from_utf8(reader.section("label")?.to_vec());
        let label = label.map_err(|_| ModelError::Section { section: "label", problem: "it is not UTF-8" })?;
        let settings = settings(reader.section("settings")?)?;
        let parts = Parts {
            label: label.into_boxed_str(),
            settings: settings.0,
            tags: table(&mut reader, "tags")?,
            cues: CueTables {
                first: table(&mut reader, "cues at first look")?,
                second: table(&mut reader, "cues")?,
                least: settings.1,
            },
            roles: RoleTables { units: table(&mut reader, "roles")?, pairs: table(&mut reader, "role pairs")? },
            keep: table(&mut reader, "keep")?,
        };
        match reader.rest.len() {
            0 => Ok(Self { parts }),
            bytes => Err(ModelError::Trailing { bytes }),
        }
    }

    /// The bytes of the model, which [`Model::from_bytes`] reads.
    #[cfg(feature = "train")]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(VERSION.to_le_bytes());
        put_section(&mut out, self.parts.label.as_bytes());
        let Settings { cue, sourceless, keep, calibration: [slope, offset] } = self.parts.settings;
        put_section(
            &mut out,
            &[cue, sourceless, keep, slope, offset, self.parts.cues.least].map(f32::to_le_bytes).concat(),
        );
        put_table(&mut out, &self.parts.tags);
        put_table(&mut out, &self.parts.cues.first);
        put_table(&mut out, &self.parts.cues.second);
        put_table(&mut out, &self.parts.roles.units);
        put_table(&mut out, &self.parts.roles.pairs);
        put_table(&mut out, &self.parts.keep);
        out
    }

    /// Name and version of the model, as its trainer gave it.
    ///
    /// ```
    /// let model = inquit::Model::bundled();
    /// assert!(model.is_none_or(|model| !model.label().is_empty()));
    /// ```
    pub fn label(&self) -> &str {
        &self.parts.label
    }
}

/// The settings, and the least score of a first look at a cue.
fn settings(section: &[u8]) -> Result<(Settings, f32), ModelError> {
    let problem = |problem| ModelError::Section { section: "settings", problem };
    let (numbers, rest) = section.as_chunks::<4>();
    let numbers: Vec<f32> = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
    let &[cue, sourceless, keep, slope, offset, first] = numbers.as_slice() else {
        return Err(problem("it has not 6 numbers"));
    };
    if !rest.is_empty() || !numbers.iter().all(|number| number.is_finite()) {
        return Err(problem("a number is not finite"));
    }
    if ![cue, sourceless, keep].iter().all(|share| (0.0..=1.0).contains(share)) {
        return Err(problem("a threshold is not between 0 and 1"));
    }
    Ok((Settings { cue, sourceless, keep, calibration: [slope, offset] }, first))
}

/// A table: its scale, the logarithm of its size, a bit for each row that is not all 0, and these rows.
fn table<const K: usize>(reader: &mut Reader<'_>, section: &'static str) -> Result<Table<K>, ModelError> {
    let bytes = reader.section(section)?;
    let problem = |problem| ModelError::Section { section, problem };
    let (scale, bytes) = bytes.split_first_chunk::<4>().ok_or(problem("it has no scale"))?;
    let (&bits, bytes) = bytes.split_first().ok_or(problem("it has no size"))?;
    if !(LEAST_BITS..=Table::<K>::MOST_BITS).contains(&u32::from(bits)) {
        return Err(problem("its size can not be"));
    }
    let count = 1_usize << bits;
    let (marks, bytes) = bytes.split_at_checked(count / 8).ok_or(problem("its rows are not marked"))?;
    let (weights, rest) = bytes.as_chunks::<K>();
    let is_marked = |row: usize| marks[row / 8] >> (row % 8) & 1 == 1;
    let marked = marks.iter().map(|byte| byte.count_ones() as usize).sum::<usize>();
    if marked != weights.len() || !rest.is_empty() {
        return Err(problem("it has not the rows that it marks"));
    }
    let mut weights = weights.iter();
    let mut next = || weights.next().map_or([0; K], |row| row.map(|byte| byte as i8));
    let rows = (0..count).map(|row| if is_marked(row) { next() } else { [0; K] }).collect();
    Table::new(rows, f32::from_le_bytes(*scale)).ok_or(problem("its scale can not be"))
}

/// The smallest table has a whole byte of marks.
const LEAST_BITS: u32 = 3;

#[cfg(feature = "train")]
fn put_table<const K: usize>(out: &mut Vec<u8>, table: &Table<K>) {
    let is_live = |row: &[i8; K]| row.iter().any(|&weight| weight != 0);
    let mut bytes = table.scale().to_le_bytes().to_vec();
    bytes.push(table.bits() as u8);
    for eight in table.rows().chunks(8) {
        bytes.push(eight.iter().enumerate().map(|(i, row)| u8::from(is_live(row)) << i).sum());
    }
    bytes.extend(table.rows().iter().filter(|row| is_live(row)).flatten().map(|&weight| weight as u8));
    put_section(out, &bytes);
}

#[cfg(feature = "train")]
fn put_section(out: &mut Vec<u8>, section: &[u8]) {
    let length = u32::try_from(section.len()).expect("a table has far less than 4 GiB");
    out.extend(length.to_le_bytes());
    out.extend(crc32fast::hash(section).to_le_bytes());
    out.extend(section);
}

struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    fn take_array(&mut self, section: &'static str) -> Result<&'b [u8; 4], ModelError> {
        let (array, rest) = self.rest.split_first_chunk().ok_or(ModelError::Truncated { section })?;
        self.rest = rest;
        Ok(array)
    }

    fn section(&mut self, section: &'static str) -> Result<&'b [u8], ModelError> {
        let length = u32::from_le_bytes(*self.take_array(section)?);
        let checksum = u32::from_le_bytes(*self.take_array(section)?);
        let (bytes, rest) = self.rest.split_at_checked(length as usize).ok_or(ModelError::Truncated { section })?;
        self.rest = rest;
        if crc32fast::hash(bytes) != checksum {
            return Err(ModelError::Checksum { section });
        }
        Ok(bytes)
    }
}
