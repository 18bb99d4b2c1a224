//! The accounts of a server that is not a demo.

use std::path::{Path, PathBuf};
use std::{fs, io};

use datavolumes_contract::Scope;
use serde::Deserialize;

use super::role::Role;

/// The environment variable with the accounts, in the form of the file.
pub const ACCOUNTS_VARIABLE: &str = "DATAVOLUMES_CREDENTIALS";

/// Who can sign in to a server.
#[derive(Clone, Debug, Default)]
pub enum Accounts {
    /// The personas of the demo, whose secrets anyone knows.
    #[default]
    Demo,
    /// These.
    Listed(Vec<Account>),
}

/// An account: an entry of the file with the credentials.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    /// The id to sign in with.
    #[serde(rename = "clientID")]
    pub(super) client_id: String,
    /// The secret to sign in with.
    pub(super) client_secret: String,
    /// What the account may do.
    pub(super) role: Role,
    /// Where it may do that; everywhere if there are none.
    #[serde(default)]
    pub(super) scopes: Vec<Scope>,
}

/// Leaves out the secret.
impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account")
            .field("client_id", &self.client_id)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// Why the accounts cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// The file cannot be read.
    #[error("{} cannot be read: {error}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
    /// The text is not a list of accounts.
    #[error(
        "the credentials are not a JSON list of {{clientID, clientSecret, role, scopes?}}: {0}"
    )]
    Invalid(serde_json::Error),
    /// An id or a secret is too short to be one.
    #[error(
        "the credentials of “{0}” need an id and a secret of at least {MIN_SECRET_LEN} characters"
    )]
    Weak(String),
}

/// The minimum length of a secret, in characters.
const MIN_SECRET_LEN: usize = 16;

impl Accounts {
    /// Reads the accounts from `file`, or else from [`ACCOUNTS_VARIABLE`]. None if there is neither.
    ///
    /// # Errors
    /// If the file cannot be read, or the accounts are invalid.
    pub fn read(file: Option<&Path>) -> Result<Self, AccountsError> {
        let text = match file {
            Some(path) => {
                let path = path.to_owned();
                fs::read_to_string(&path)
                    .map_err(|error| AccountsError::Unreadable { path, error })?
            }
            None => std::env::var(ACCOUNTS_VARIABLE).unwrap_or_else(|_| "[]".to_owned()),
        };
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self, AccountsError> {
        let accounts: Vec<Account> = serde_json::from_str(text).map_err(AccountsError::Invalid)?;
        let is_weak = |account: &&Account| {
            account.client_id.is_empty() || account.client_secret.chars().count() < MIN_SECRET_LEN
        };
        match accounts.iter().find(is_weak) {
            Some(account) => Err(AccountsError::Weak(account.client_id.clone())),
            None => Ok(Self::Listed(accounts)),
        }
    }

    /// Whether nobody can sign in.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Listed(accounts) if accounts.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_need_a_role_and_a_long_secret() {
        let parse = |role: &str, secret: &str| {
            Accounts::parse(&format!(
                r#"[{{"clientID":"a","clientSecret":"{secret}","role":"{role}"}}]"#
            ))
        };
        assert!(parse("viewer", "0123456789abcdef").is_ok());
        assert!(matches!(
            parse("viewer", "short"),
            Err(AccountsError::Weak(_))
        ));
        assert!(matches!(
            parse("owner", "0123456789abcdef"),
            Err(AccountsError::Invalid(_))
        ));
        assert!(Accounts::parse("[]").unwrap().is_empty());
    }

    #[test]
    fn a_secret_is_not_printed() {
        let text = r#"[{"clientID":"a","clientSecret":"0123456789abcdef","role":"viewer"}]"#;
        let accounts = Accounts::parse(text).unwrap();
        assert!(!format!("{accounts:?}").contains("0123456789abcdef"));
    }
}
