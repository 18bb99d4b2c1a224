//! Measures the store of the server on a seeded database: `cargo run --release -p bench -- [RECORDS]`.
//!
//! Each row of the table is one repeated call, as an HTTP handler makes it. The times are those of
//! the store alone. The database is a file in the temporary directory, which is removed at the end.

mod cases;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::Utc;
use datavolumes_server::seed::SeedConfig;
use datavolumes_server::store::{Store, StoreError};

/// How many volumes the database has by default.
const DEFAULT_RECORDS: u32 = 100_000;

/// How often each call is repeated.
const ROUNDS: usize = 15;

fn main() -> Result<(), Box<dyn Error>> {
    let records = std::env::args()
        .nth(1)
        .map_or(Ok(DEFAULT_RECORDS), |text| text.parse())?;
    let folder = std::env::temp_dir().join(format!("datavolumes-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let result = measure(&folder.join("bench.db"), records);
    fs::remove_dir_all(&folder)?;
    result
}

fn measure(path: &Path, records: u32) -> Result<(), Box<dyn Error>> {
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
        let [best, median, worst] = time(&store, &case)?;
        println!("| {} | {best:.2} | {median:.2} | {worst:.2} |", case.name);
    }
    Ok(())
}

/// The best, the median and the worst time of [`ROUNDS`] calls, in milliseconds. On a busy machine
/// the best time says most about the store.
fn time(store: &Store, case: &cases::Case) -> Result<[f64; 3], StoreError> {
    let mut times = [Duration::ZERO; ROUNDS];
    for time in &mut times {
        let start = Instant::now();
        case.call.run(store)?;
        *time = start.elapsed();
    }
    times.sort_unstable();
    Ok([0, ROUNDS / 2, ROUNDS - 1].map(|index| times[index].as_secs_f64() * 1000.0))
}
