//! Writes the folder.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use chrono::Utc;
use clap::Parser;
use datavolumes_server::assets::{BasePath, demo_files, demo_folder, with_demo};
use datavolumes_server::seed::SeedConfig;
use datavolumes_server::store::Store;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{files, pages};

/// The page of the app.
const INDEX: &str = "index.html";

/// The script that must be at the top of the folder: it serves what is below it.
const SERVICE_WORKER: &str = "service-worker.js";

/// The database.
const DATA: &str = "volumes.sqlite.gz";

/// Writes the demo as a folder for a static host.
#[derive(Parser)]
pub(crate) struct Arguments {
    /// The built app.
    #[arg(long)]
    dist: PathBuf,
    /// The folder with the WebAssembly module of the server.
    #[arg(long)]
    module: PathBuf,
    /// The folder to write. One that this program has written is replaced.
    #[arg(long)]
    output: PathBuf,
    /// How many volumes the demo has.
    #[arg(long)]
    records: u32,
    /// The seed of the data.
    #[arg(long)]
    seed: u64,
    /// Where the host serves the folder.
    #[arg(long)]
    base_path: BasePath,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let output = &arguments.output;
    make_empty(output)?;
    let is_page = |path: &Path| path.to_string_lossy().starts_with(INDEX);
    files::copy(&arguments.dist, output, is_page)?;

    let now = Utc::now();
    let mut own = own_files(arguments, now)?;
    let service_worker = own
        .remove(SERVICE_WORKER)
        .ok_or("the service worker is missing")?;
    let folder = demo_folder(own.iter().map(|(name, content)| (&**name, &**content)));
    for (name, content) in &own {
        files::write(&output.join(&folder).join(name), content)?;
    }

    let (seeded_at, records, seed) = (
        now.timestamp_millis().to_string(),
        arguments.records.to_string(),
        arguments.seed.to_string(),
    );
    let settings = [
        ("server", "worker"),
        ("version", &*folder),
        ("seeded-at", &*seeded_at),
        ("records", &*records),
        ("seed", &*seed),
    ];
    let page = fs::read_to_string(arguments.dist.join(INDEX))?;
    let page = with_demo(&page, &folder, &settings).ok_or("index.html has no boot script")?;
    let pages = pages::pages(&page, &arguments.base_path.to_string())
        .ok_or("index.html has no <base href>")?;
    for (path, page) in &pages {
        files::write(&output.join(path), page.as_bytes())?;
    }

    let script = String::from_utf8(service_worker)?;
    let script = pages::service_worker(&script, &folder, &kept_files(output)?);
    files::write(&output.join(SERVICE_WORKER), script.as_bytes())?;
    Ok(())
}

/// Removes what an earlier run has written.
fn make_empty(output: &Path) -> Result<(), Box<dyn Error>> {
    let is_used = fs::read_dir(output).is_ok_and(|mut entries| entries.next().is_some());
    if is_used && !output.join(SERVICE_WORKER).is_file() {
        return Err(format!("{} is not empty and is no demo", output.display()).into());
    }
    match fs::remove_dir_all(output) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(fs::create_dir_all(output)?),
    }
}

/// The scripts, the module of the server, and its data.
fn own_files(
    arguments: &Arguments,
    now: chrono::DateTime<Utc>,
) -> Result<BTreeMap<String, Vec<u8>>, Box<dyn Error>> {
    let scripts = demo_files().into_iter();
    let mut own: BTreeMap<_, _> = scripts
        .map(|(name, content)| (name, content.into_owned()))
        .collect();
    for name in ["datavolumes_demo.js", "datavolumes_demo_bg.wasm"] {
        own.insert(name.to_owned(), fs::read(arguments.module.join(name))?);
    }
    let config = SeedConfig {
        records: arguments.records,
        seed: arguments.seed,
        now,
    };
    own.insert(DATA.to_owned(), database(&config)?);
    Ok(own)
}

/// The database, compressed.
fn database(config: &SeedConfig) -> Result<Vec<u8>, Box<dyn Error>> {
    let file = std::env::temp_dir().join(format!("demo-{}.sqlite", std::process::id()));
    let _ = fs::remove_file(&file);
    let store = Store::in_memory()?;
    store.seed(config)?;
    store.write_to(&file)?;
    let content = fs::read(&file)?;
    fs::remove_file(&file)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&content)?;
    Ok(gzip.finish()?)
}

/// What the service worker keeps: the start page and all other files but the pages and compressed copies.
fn kept_files(output: &Path) -> io::Result<Vec<String>> {
    let is_kept = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let is_page_or_copy = matches!(extension, Some("html" | "br" | "gz"));
        let name = path.file_name().and_then(|name| name.to_str());
        // Only the build reads the list of chunks.
        name == Some(DATA) || !is_page_or_copy && name != Some("chunks.json")
    };
    let paths = files::list(output)?.into_iter().filter(is_kept);
    let names = paths.map(|path| path.to_string_lossy().replace('\\', "/"));
    Ok(std::iter::once(String::new()).chain(names).collect())
}
