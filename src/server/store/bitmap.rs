//! A set of volumes as a bitmap over their row numbers (`seq`).

use rusqlite::types::Value;

/// One bit for each row. Row numbers start at 1 and are dense, so the bitmap of 100,000 volumes
/// takes 12 KB.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bitmap(Vec<u8>);

impl Bitmap {
    /// Adds the row `seq`. A negative number is ignored.
    pub(super) fn insert(&mut self, seq: i64) {
        let Some((byte, bit)) = position(seq) else {
            return;
        };
        if byte >= self.0.len() {
            self.0.resize(byte + 1, 0);
        }
        self.0[byte] |= bit;
    }

    /// Keeps the rows that are also in `other`.
    pub(super) fn intersect(mut self, other: &Self) -> Self {
        self.0.truncate(other.0.len());
        for (byte, other) in self.0.iter_mut().zip(&other.0) {
            *byte &= other;
        }
        self
    }

    /// The number of rows in it.
    pub(super) fn len(&self) -> u64 {
        self.0.iter().map(|byte| u64::from(byte.count_ones())).sum()
    }

    /// The row numbers as a JSON array, which SQLite's `json_each` reads as a table.
    pub(super) fn to_json(&self) -> String {
        let seqs = (0_i64..).take(self.0.len() * 8);
        let members: Vec<String> = seqs
            .filter(|seq| contains(&self.0, *seq))
            .map(|seq| seq.to_string())
            .collect();
        format!("[{}]", members.join(","))
    }
}

impl From<Bitmap> for Value {
    fn from(bitmap: Bitmap) -> Self {
        Self::Blob(bitmap.0)
    }
}

/// Whether the bitmap that was bound as `bytes` contains the row `seq`.
pub(super) fn contains(bytes: &[u8], seq: i64) -> bool {
    position(seq)
        .and_then(|(byte, bit)| bytes.get(byte).map(|byte| byte & bit != 0))
        .unwrap_or(false)
}

/// The index of the byte and the mask of the bit.
fn position(seq: i64) -> Option<(usize, u8)> {
    let seq = usize::try_from(seq).ok()?;
    Some((seq / 8, 1 << (seq % 8)))
}
