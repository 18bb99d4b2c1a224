//! What a server keeps in memory, as text, so that a demo in a browser survives a reload as the data does.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::data::{Demo, PendingEdit};
use crate::faults::FaultRule;
use crate::state::AppState;

/// The tokens, faults and the clock of a demo.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct SavedSession {
    tokens: Vec<SavedToken>,
    faults: Vec<FaultRule>,
    clock_millis: i64,
    pending_edit: Option<PendingEdit>,
    is_clean: bool,
}

/// A token that is valid.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SavedToken {
    token: String,
    client_id: String,
    expires_at: DateTime<Utc>,
}

impl AppState {
    /// The tokens, faults and the clock as text.
    #[must_use]
    pub fn save_session(&self) -> String {
        let demo = self.demo();
        let tokens = self.tokens().all().into_iter();
        let session = SavedSession {
            tokens: tokens
                .map(|(token, client_id, expires_at)| SavedToken {
                    token,
                    client_id,
                    expires_at,
                })
                .collect(),
            faults: self.faults().active_rules(),
            clock_millis: demo.map_or(0, |demo| demo.clock_offset().num_milliseconds()),
            is_clean: demo.is_some_and(|demo| demo.is_clean(self.store())),
            pending_edit: demo.and_then(Demo::pending_edit),
        };
        serde_json::to_string(&session).unwrap_or_default()
    }

    /// Takes over what [`Self::save_session`] has saved. Ignores a text of another version.
    pub fn restore_session(&self, text: &str) {
        let session: SavedSession = serde_json::from_str(text).unwrap_or_default();
        for saved in session.tokens {
            let mut personas = self.personas().iter();
            if let Some(persona) = personas.find(|persona| persona.client_id == saved.client_id) {
                self.tokens()
                    .restore(&saved.token, persona.clone(), saved.expires_at);
            }
        }
        for rule in session.faults {
            self.faults().add(rule);
        }
        if let Some(demo) = self.demo() {
            demo.move_clock(TimeDelta::milliseconds(session.clock_millis));
            demo.set_pending_edit(session.pending_edit);
            if session.is_clean {
                demo.set_clean(self.store());
            }
        }
    }
}
