//! A child process whose output is collected, and which is killed when it is dropped.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

const START_TIMEOUT: Duration = Duration::from_secs(30);

/// The output of a process.
#[derive(Clone, Default)]
pub(super) struct Log(Arc<Mutex<String>>);

impl Log {
    fn push(&self, line: &str) {
        let mut text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        text.push_str(line);
        text.push('\n');
    }

    /// The output so far.
    pub(super) fn text(&self) -> String {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// A running process.
pub(crate) struct Process(Child);

impl Process {
    /// Starts `command` and waits for a line of its output that contains `marker`. Also returns the
    /// rest of that line.
    ///
    /// # Panics
    /// When the process does not start or the line does not appear within [`START_TIMEOUT`].
    pub(super) fn start(command: &mut Command, marker: &'static str, log: &Log) -> (Self, String) {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        let stdout = child.stdout.take().expect("standard output is piped");
        let stderr = child.stderr.take().expect("standard error is piped");
        let found = follow(stdout, marker, log.clone());
        follow(stderr, marker, log.clone());
        let process = Self(child);
        let rest = found
            .recv_timeout(START_TIMEOUT)
            .unwrap_or_else(|_| panic!("{command:?} did not print “{marker}”:\n{}", log.text()));
        (process, rest)
    }

    /// Starts `command` without waiting for its output.
    ///
    /// # Panics
    /// When the process does not start.
    pub(super) fn spawn(command: &mut Command) -> Self {
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        Self(child)
    }

    /// Kills the process and waits for its end, so that its port is free again.
    pub(super) fn kill(&mut self) {
        // Fails if the process has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Appends the output to `log` and sends what follows the first `marker`.
fn follow(output: impl Read + Send + 'static, marker: &'static str, log: Log) -> Receiver<String> {
    let (report, found) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            log.push(&line);
            if let Some((_, rest)) = line.split_once(marker) {
                // Fails after the receiver is dropped.
                let _ = report.send(rest.trim().to_owned());
            }
        }
    });
    found
}
