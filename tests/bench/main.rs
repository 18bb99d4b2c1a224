//! Measures the server on a seeded database: `cargo run --release -p bench -- [RECORDS]`.
//!
//! Each row of the table is one repeated call of the store, as an HTTP handler makes it, and its time
//! that of the store alone. The last rows are whole requests over HTTP. The database is a file in the temporary directory, which is removed at the end.

mod cases;
mod http;
mod writes;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::Utc;
use datavolumes_server::seed::SeedConfig;
use datavolumes_server::store::Store;
use datavolumes_server::{AppState, Settings};

/// How many volumes the database has by default.
const DEFAULT_RECORDS: u32 = 100_000;

/// How often each call is repeated.
const ROUNDS: usize = 15;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The best, the median and the worst time, in milliseconds. On a busy machine the best time says most
/// about the server.
type Times = [f64; 3];

fn main() -> Result<()> {
    let records = std::env::args()
        .nth(1)
        .map_or(Ok(DEFAULT_RECORDS), |text| text.parse())?;
    let folder = std::env::temp_dir().join(format!("datavolumes-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let result = measure(&folder.join("bench.db"), records);
    fs::remove_dir_all(&folder)?;
    result
}

fn measure(path: &Path, records: u32) -> Result<()> {
    let store = Store::open(path)?;
    let config = SeedConfig {
        records,
        seed: 7,
        now: Utc::now(),
    };
    let start = Instant::now();
    store.seed(&config)?;
    println!(
        "seeded {records} volumes in {:.2} s, {} MB\n",
        start.elapsed().as_secs_f64(),
        fs::metadata(path)?.len() / 1_000_000
    );
    println!("| call | best ms | median ms | worst ms |");
    println!("|---|---:|---:|---:|");
    for case in cases::all(records) {
        print(&case.name, time(|_| Ok(case.call.run(&store).map(drop)?))?);
    }
    for (name, times) in writes::measure(&store)? {
        print(name, times);
    }
    for (name, times) in http::measure(AppState::new(store, Settings::default())?)? {
        print(name, times);
    }
    Ok(())
}

fn print(name: &str, [best, median, worst]: Times) {
    println!("| {name} | {best:.2} | {median:.2} | {worst:.2} |");
}

/// The times of [`ROUNDS`] calls, each with its number.
fn time(mut call: impl FnMut(usize) -> Result<()>) -> Result<Times> {
    let mut times = [Duration::ZERO; ROUNDS];
    for (round, time) in times.iter_mut().enumerate() {
        let start = Instant::now();
        call(round)?;
        *time = start.elapsed();
    }
    times.sort_unstable();
    Ok([0, ROUNDS / 2, ROUNDS - 1].map(|index| times[index].as_secs_f64() * 1000.0))
}
