//! A request as a command for a shell.

use datavolumes_contract::Method;

use crate::ApiRequest;

impl ApiRequest {
    /// The curl command that sends the request to `origin`, such as `https://console.example`.
    ///
    /// A POSIX shell takes the address and the body as they are, whatever they contain. The token stands in the command as
    /// `$TOKEN`: the real one is never shown. A body without a token consists of credentials, so it is `$CREDENTIALS`.
    #[must_use]
    pub fn curl(&self, origin: &str) -> String {
        let mut command = String::from("curl");
        if self.method != Method::Get {
            command.extend([" -X ", self.method.as_str()]);
        }
        if self.is_sign_in() {
            command.push_str(" -d \"$CREDENTIALS\"");
        } else {
            command.push_str(" -H \"Authorization: Bearer $TOKEN\"");
        }
        if let Some(body) = self.body.as_ref().filter(|_| !self.is_sign_in()) {
            command.extend([" \\\n  -d ", &quoted(body)]);
        }
        if !self.method.is_safe() {
            command.push_str(" \\\n  -H 'Content-Type: application/json'");
        }
        command.extend([" \\\n  ", &quoted(&format!("{origin}{}", self.path))]);
        command
    }

    /// Whether the request exchanges credentials for a token.
    pub(crate) fn is_sign_in(&self) -> bool {
        self.token.is_none() && self.method == Method::Post
    }
}

/// `text` as one word of a POSIX shell. In single quotes, only the quote itself has a meaning.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    const HOSTILE: &str = "it's $HOME `id` $(id) \\ \"x\" !1 * ~ #\n-d 'y' \u{202e}é😀";

    fn request(method: Method, body: Option<&str>) -> ApiRequest {
        ApiRequest {
            method,
            path: format!("/api/v1/datavolumes?search={HOSTILE}"),
            body: body.map(ToOwned::to_owned),
            token: Some("secret".to_owned()),
        }
    }

    /// The arguments that curl gets when a shell runs `command`.
    fn arguments(command: &str) -> Vec<String> {
        let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{command}");
        let output = Command::new("sh")
            .args(["-c", &script])
            .env("TOKEN", "t")
            .env("CREDENTIALS", "c")
            .output()
            .unwrap();
        assert!(output.status.success(), "{command}");
        let text = String::from_utf8(output.stdout).unwrap();
        let arguments = text.split_terminator('\0');
        arguments.map(ToOwned::to_owned).collect()
    }

    #[test]
    fn a_shell_takes_every_text_as_it_is() {
        let command = request(Method::Patch, Some(HOSTILE)).curl("https://console.example");
        let address = format!("https://console.example/api/v1/datavolumes?search={HOSTILE}");
        assert_eq!(
            arguments(&command),
            [
                "-X",
                "PATCH",
                "-H",
                "Authorization: Bearer t",
                "-d",
                HOSTILE,
                "-H",
                "Content-Type: application/json",
                &address,
            ]
        );
        assert_eq!(
            arguments(&request(Method::Get, None).curl("")),
            ["-H", "Authorization: Bearer t", &address[23..]]
        );
    }

    #[test]
    fn the_token_and_credentials_are_variables() {
        let mut sign_in = request(Method::Post, Some("hidden"));
        assert!(!sign_in.curl("").contains("secret"));
        sign_in.token = None;
        let command = sign_in.curl("");
        assert!(!command.contains("hidden"), "{command}");
        assert_eq!(arguments(&command)[3], "c");
    }
}
