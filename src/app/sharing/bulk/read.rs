//! Reads whom the volumes of a set are shared with, some at a time.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::standing::{BulkStage, Standing, halts};
use super::state::{Bulk, Count};
use crate::sharing::shares_state::scopes;

/// How many volumes are read at a time.
const READERS: usize = 4;

impl Bulk {
    /// Reads whom each volume is shared with, and plans for it.
    pub(super) fn review(self) {
        self.read((0..self.len()).collect());
    }

    /// Reads the volumes at `places`, some at a time.
    pub(super) fn read(self, mut places: Vec<usize>) {
        if places.is_empty() || self.readers.get_value() > 0 {
            return;
        }
        for index in &places {
            self.put(*index, Standing::Waiting);
        }
        self.count.set(Count {
            done: 0,
            total: places.len(),
        });
        self.stage.set(BulkStage::Reading);
        places.reverse();
        let readers = READERS.min(places.len());
        self.queue.set_value(places);
        self.readers.set_value(readers);
        for _ in 0..readers {
            spawn_local(async move {
                self.read_queue().await;
                let left = self.readers.try_update_value(|readers| {
                    *readers -= 1;
                    *readers
                });
                if left == Some(0) {
                    self.stage.try_set(BulkStage::Review);
                }
            });
        }
    }

    /// Reads until nothing is left; `None` where the rest would not be answered either, or where nobody
    /// waits for it any more.
    async fn read_queue(self) -> Option<()> {
        while let Some(index) = self.queue.try_update_value(Vec::pop).flatten() {
            self.put(index, Standing::Reading)?;
            let item = self.item(index)?;
            let services = self.services;
            let answer = services.client().shared_scopes(item.volume.id).await;
            self.stage.try_get_untracked()?;
            services.connectivity.report(&answer);
            match answer {
                Ok(shares) => {
                    let plan = self.plan(&item, scopes(&shares))?;
                    self.put(index, Standing::Planned(Box::new(plan)))?;
                    self.count.update(|count| count.done += 1);
                }
                Err(error) if halts(&error) => {
                    self.put(index, Standing::Unread(error))?;
                    self.queue.set_value(Vec::new());
                    return None;
                }
                Err(error) => {
                    self.put(index, Standing::Unread(error))?;
                    self.count.update(|count| count.done += 1);
                }
            }
        }
        Some(())
    }

    /// Reads no further.
    pub(super) fn stop_reading(self) {
        self.queue.set_value(Vec::new());
    }
}
