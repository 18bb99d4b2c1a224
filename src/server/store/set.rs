//! A set of volumes: a bit for each row of `volumes`, by its `seq`.

use rusqlite::types::Value;

/// Rows are numbered from 1 and the numbers are dense, so a hundred thousand volumes take 12 KB.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set(Vec<u8>);

impl Set {
    pub(super) fn insert(&mut self, seq: i64) {
        let Some((byte, bit)) = place(seq) else {
            return;
        };
        if byte >= self.0.len() {
            self.0.resize(byte + 1, 0);
        }
        self.0[byte] |= bit;
    }

    /// Keeps what is in `other`, too.
    pub(super) fn intersect(mut self, other: &Self) -> Self {
        self.0.truncate(other.0.len());
        for (byte, other) in self.0.iter_mut().zip(&other.0) {
            *byte &= other;
        }
        self
    }

    /// How many are in it.
    pub(super) fn len(&self) -> u64 {
        self.0.iter().map(|byte| u64::from(byte.count_ones())).sum()
    }

    /// The members as an array of JSON, which SQLite can read as a table.
    pub(super) fn to_json(&self) -> String {
        let seqs = (0_i64..).take(self.0.len() * 8);
        let members: Vec<String> = seqs
            .filter(|seq| has(&self.0, *seq))
            .map(|seq| seq.to_string())
            .collect();
        format!("[{}]", members.join(","))
    }
}

impl From<Set> for Value {
    fn from(set: Set) -> Self {
        Self::Blob(set.0)
    }
}

/// Whether `seq` is in the set that was bound as `bytes`.
pub(super) fn has(bytes: &[u8], seq: i64) -> bool {
    place(seq)
        .and_then(|(byte, bit)| bytes.get(byte).map(|byte| byte & bit != 0))
        .unwrap_or(false)
}

fn place(seq: i64) -> Option<(usize, u8)> {
    let seq = usize::try_from(seq).ok()?;
    Some((seq / 8, 1 << (seq % 8)))
}
