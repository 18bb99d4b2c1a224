//! Where the database is kept.

use std::time::Duration;

use sqlite_wasm_rs::WasmOsCallback;
use sqlite_wasm_rs::vfs::VfsFilesManager;
use sqlite_wasm_rs::vfs::transfer::DbTransfer;
use sqlite_wasm_vfs::sahpool::{OpfsSAHError, OpfsSAHPoolCfgBuilder, OpfsSAHPoolUtil, install};
use wasmtimer::tokio::sleep;

/// How often the files of an earlier page, which is still closing, are tried, and the pause between.
const MAX_ATTEMPTS: u32 = 100;
const RETRY_DELAY: Duration = Duration::from_millis(50);

/// The files in the private file system of the origin.
pub(crate) struct Files(OpfsSAHPoolUtil);

impl Files {
    /// Opens the files in `directory`, which belong to this worker alone until it ends.
    ///
    /// # Errors
    /// The reason in words if the browser has no such files or forbids them.
    pub(crate) async fn open(directory: &str) -> Result<Self, String> {
        let options = OpfsSAHPoolCfgBuilder::new().directory(directory).build();
        let mut attempt = 0;
        loop {
            match install::<WasmOsCallback>(&options, true).await {
                Ok(pool) => return Ok(Self(pool)),
                Err(OpfsSAHError::Opfs { message, .. })
                    if message.contains("NoModificationAllowed") && attempt < MAX_ATTEMPTS =>
                {
                    attempt += 1;
                    sleep(RETRY_DELAY).await;
                }
                Err(error) => return Err(error.to_string()),
            }
        }
    }

    /// The names of the files.
    pub(crate) fn names(&self) -> Vec<String> {
        self.0.names().unwrap_or_default()
    }

    /// Removes all files, those of earlier versions of the demo.
    pub(crate) fn clear(&self) -> Result<(), String> {
        self.0.clear().map_err(|error| error.to_string())
    }

    /// Writes a database.
    pub(crate) fn import(&self, name: &str, database: &[u8]) -> Result<(), String> {
        self.0
            .import_db(name, database)
            .map_err(|error| error.to_string())
    }
}
