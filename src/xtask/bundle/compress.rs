//! Compressed copies beside each file, so that the server need not compress.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Files that compress well. Pictures are compressed already.
const COMPRESSIBLE: [&str; 8] = [
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

/// Writes `file.br` and `file.gz` if `file` compresses well.
pub(super) fn beside(file: &Path) -> io::Result<()> {
    let kind = file.extension().and_then(|extension| extension.to_str());
    if !kind.is_some_and(|kind| COMPRESSIBLE.contains(&kind)) {
        return Ok(());
    }
    let bytes = fs::read(file)?;
    fs::write(with_suffix(file, "br"), brotli(&bytes)?)?;
    let mut gzip = flate2::write::GzEncoder::new(
        File::create(with_suffix(file, "gz"))?,
        flate2::Compression::best(),
    );
    gzip.write_all(&bytes)?;
    gzip.finish().map(drop)
}

/// `file` with one more suffix: `a.css` and `br` give `a.css.br`.
pub(crate) fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &settings)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_round_trips() {
        let text = "data volumes, ".repeat(100);
        let compressed = brotli(text.as_bytes()).unwrap();
        assert!(compressed.len() < text.len() / 10);
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut &*compressed, &mut plain).unwrap();
        assert_eq!(plain, text.as_bytes());
    }
}
