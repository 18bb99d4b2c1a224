//! A child process that says when it is ready, whose output is kept, and that dies with its owner.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

const START: Duration = Duration::from_secs(30);

/// The text that a process has written so far.
#[derive(Clone, Default)]
pub(super) struct Log(Arc<Mutex<String>>);

impl Log {
    fn push(&self, line: &str) {
        let mut text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        text.push_str(line);
        text.push('\n');
    }

    /// All of it.
    pub(super) fn text(&self) -> String {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// A running process.
pub(super) struct Process(Child);

impl Process {
    /// Starts `command` and waits for a line on its standard output with `mark` in it. Gives the
    /// text behind the mark too.
    pub(super) fn start(command: &mut Command, mark: &'static str, log: &Log) -> (Self, String) {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        let stdout = child.stdout.take().expect("standard output is piped");
        let stderr = child.stderr.take().expect("standard error is piped");
        let found = follow(stdout, mark, log.clone());
        follow(stderr, mark, log.clone());
        let process = Self(child);
        let behind = found
            .recv_timeout(START)
            .unwrap_or_else(|_| panic!("{command:?} did not say “{mark}”:\n{}", log.text()));
        (process, behind)
    }

    /// Ends it as a power cut would, and waits until its port is free again.
    pub(super) fn kill(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Keeps what is written, and reports the first text behind `mark`.
fn follow(output: impl Read + Send + 'static, mark: &'static str, log: Log) -> Receiver<String> {
    let (report, found) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            log.push(&line);
            if let Some((_, behind)) = line.split_once(mark) {
                // Nobody listens to the second one.
                let _ = report.send(behind.trim().to_owned());
            }
        }
    });
    found
}
