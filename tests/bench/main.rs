//! Measures the store over a seeded database: `cargo run --release -p bench -- [RECORDS]`.
//!
//! Each line is one call, as the HTTP layer makes it, repeated; times are those of the store
//! alone. The database is a file in the system's temporary directory, removed at the end.

mod cases;

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use chrono::Utc;
use datavolumes_server::seed::Seed;
use datavolumes_server::store::{Store, StoreError};

const ROUNDS: usize = 15;

fn main() -> Result<(), Box<dyn Error>> {
    let records = std::env::args()
        .nth(1)
        .map_or(Ok(100_000), |text| text.parse())?;
    let folder = std::env::temp_dir().join(format!("datavolumes-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let measured = measure(&folder.join("bench.db"), records);
    fs::remove_dir_all(&folder)?;
    measured
}

fn measure(path: &std::path::Path, records: u32) -> Result<(), Box<dyn Error>> {
    let store = Store::open(path)?;
    let seed = Seed {
        records,
        seed: 7,
        now: Utc::now(),
    };
    let start = Instant::now();
    store.seed(&seed)?;
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

/// The best, the median and the worst of some rounds, in milliseconds. On a busy machine the best
/// says most about the store.
fn time(store: &Store, case: &cases::Case) -> Result<[f64; 3], StoreError> {
    let mut times = [Duration::ZERO; ROUNDS];
    for time in &mut times {
        let start = Instant::now();
        case.call.run(store)?;
        *time = start.elapsed();
    }
    times.sort_unstable();
    Ok([0, ROUNDS / 2, ROUNDS - 1].map(|place| times[place].as_secs_f64() * 1000.0))
}
