//! The other tabs of the app in this browser.
//!
//! Tabs end their session together, and a new tab takes over the session of an open one. The token travels on a
//! channel between the pages of this origin, and is stored nowhere but in the session storage of each tab. The
//! boot script asks for it before the app starts.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// The name of the channel, which the path of the app follows. The boot script uses it too.
const CHANNEL: &str = "datavolumes ";

/// What tabs tell each other: a text of lines, of which the first is the kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// A new tab asks for a session.
    Ask,
    /// The session of an open tab, for a new one.
    Session {
        token: String,
        /// The client id that the token was granted to; empty if it is not known.
        client_id: String,
        /// The name of the user; empty if it is not known.
        user: String,
    },
    /// The user has signed out.
    SignOut,
}

impl Message {
    /// The message of a text. `None` for a text of another version of the app.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let kind = lines.next()?;
        match (kind, lines.next(), lines.next(), lines.next()) {
            ("ask", None, ..) => Some(Self::Ask),
            ("sign-out", None, ..) => Some(Self::SignOut),
            ("session", Some(token), Some(client_id), Some(user)) => Some(Self::Session {
                token: token.to_owned(),
                client_id: client_id.to_owned(),
                user: user.to_owned(),
            }),
            _ => None,
        }
    }

    /// The text of the message.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Ask => "ask".to_owned(),
            Self::SignOut => "sign-out".to_owned(),
            Self::Session {
                token,
                client_id,
                user,
            } => ["session", token, client_id, user].join("\n"),
        }
    }
}

/// The channel to the other tabs. Without one, as outside of a browser, there are no others.
#[derive(Clone, Copy)]
pub(super) struct Tabs(StoredValue<Option<BroadcastChannel>, LocalStorage>);

impl Tabs {
    /// Opens the channel.
    pub(super) fn open() -> Self {
        Self(StoredValue::new_local(open()))
    }

    /// Tells the other tabs.
    pub(super) fn post(self, message: &Message) {
        self.0.with_value(|channel| {
            if let Some(channel) = channel {
                // An error would mean that the channel is closed.
                let _ = channel.post_message(&message.text().into());
            }
        });
    }

    /// Calls `handle` for each message of another tab.
    pub(super) fn on_message(self, handle: impl Fn(Message) + 'static) {
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = event
                .data()
                .as_string()
                .and_then(|text| Message::parse(&text))
            {
                handle(message);
            }
        });
        self.0.with_value(|channel| {
            if let Some(channel) = channel {
                channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
            }
        });
        // As long as the page.
        listener.forget();
    }
}

fn open() -> Option<BroadcastChannel> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let base = web_sys::Url::new(&base).ok()?.pathname();
    BroadcastChannel::new(&[CHANNEL, &base].concat()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_as_it_was_written() {
        let session = |client_id: &str| Message::Session {
            token: "a.b-c".to_owned(),
            client_id: client_id.to_owned(),
            user: client_id.to_uppercase(),
        };
        for message in [
            Message::Ask,
            Message::SignOut,
            session(""),
            session("demo-admin"),
        ] {
            assert_eq!(Message::parse(&message.text()), Some(message));
        }
    }

    #[test]
    fn other_texts_are_no_messages() {
        for text in [
            "",
            "hello",
            "session",
            "session\ntoken\nid",
            "ask\n",
            "sign-out\nx",
        ] {
            assert_eq!(Message::parse(text), None, "{text:?}");
        }
    }
}
