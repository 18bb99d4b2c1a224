//! The text of an answer as a tree of values.
//!
//! `serde_json` reads and writes every number that there is, for which it carries thirty kilobytes of
//! tables that nothing compresses. No number of this API has a fraction, so that what reads answers in
//! a browser can do without them; that both read the same is a property test.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::wire::{Mismatch, Model, Value};

#[cfg(test)]
mod tests;

/// How deep lists and objects may stand in each other. No answer comes near it, and none may exhaust
/// the stack.
const DEEPEST: u32 = 127;

/// Why a text is not what was asked for.
#[derive(Debug)]
pub enum Unreadable {
    /// It is JSON up to here, in bytes, and then it ends.
    Broken(usize),
    /// It is no JSON from here on, in bytes.
    Syntax(usize),
    /// It is JSON, but not of this kind.
    Mismatch(Mismatch),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(place) => write!(f, "it breaks off after {place} bytes"),
            Self::Syntax(place) => write!(f, "it is no JSON from byte {place} on"),
            Self::Mismatch(mismatch) => mismatch.fmt(f),
        }
    }
}

impl std::error::Error for Unreadable {}

/// Reads a model from the text of an answer.
///
/// # Errors
/// When `text` is no JSON, or not of the model's kind.
pub fn from_json<T: Model>(text: &str) -> Result<T, Unreadable> {
    T::read(parse(text)?).map_err(Unreadable::Mismatch)
}

/// Reads what is not of the API, and derives how it is read.
///
/// # Errors
/// When `text` is no JSON, or not of the kind of `T`.
pub fn from_json_by_serde<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    T::deserialize(parse(text)?).map_err(Unreadable::Mismatch)
}

/// Reads `text` as one value.
pub(crate) fn parse(text: &str) -> Result<Value, Unreadable> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0)?;
    parser.skip_space();
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(parser.unexpected()),
    }
}

type Parsed<T> = Result<T, Unreadable>;

struct Parser<'a> {
    text: &'a str,
    /// The next byte. It is always between two characters when a part of `text` is taken.
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// What is wrong with the next byte.
    fn unexpected(&self) -> Unreadable {
        if self.at < self.text.len() {
            Unreadable::Syntax(self.at)
        } else {
            Unreadable::Broken(self.text.len())
        }
    }

    /// Takes the next byte if it is `byte`.
    fn takes(&mut self, byte: u8) -> bool {
        let is_it = self.peek() == Some(byte);
        self.at += usize::from(is_it);
        is_it
    }

    fn expect(&mut self, byte: u8) -> Parsed<()> {
        if self.takes(byte) {
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: u32) -> Parsed<Value> {
        self.skip_space();
        match self.peek() {
            Some(b'{' | b'[') if depth == DEEPEST => Err(self.unexpected()),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Flag(true)),
            Some(b'f') => self.word("false", Value::Flag(false)),
            Some(b'n') => self.word("null", Value::Nothing),
            _ => Err(self.unexpected()),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Parsed<Value> {
        for byte in word.bytes() {
            self.expect(byte)?;
        }
        Ok(value)
    }

    fn list(&mut self, depth: u32) -> Parsed<Value> {
        let mut entries = Vec::new();
        self.between(b'[', b']', |parser| {
            entries.push(parser.value(depth + 1)?);
            Ok(())
        })?;
        Ok(Value::List(entries))
    }

    fn object(&mut self, depth: u32) -> Parsed<Value> {
        let mut fields = Vec::new();
        self.between(b'{', b'}', |parser| {
            let name = parser.string()?;
            parser.skip_space();
            parser.expect(b':')?;
            fields.push((name, parser.value(depth + 1)?));
            Ok(())
        })?;
        Ok(Value::Object(fields))
    }

    /// Any number of entries between two brackets, with commas between them.
    fn between(
        &mut self,
        open: u8,
        close: u8,
        mut entry: impl FnMut(&mut Self) -> Parsed<()>,
    ) -> Parsed<()> {
        self.expect(open)?;
        self.skip_space();
        if self.takes(close) {
            return Ok(());
        }
        loop {
            self.skip_space();
            entry(self)?;
            self.skip_space();
            if self.takes(close) {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    fn number(&mut self) -> Parsed<Value> {
        let start = self.at;
        let is_negative = self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        let whole = self.at;
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            let _ = self.takes(b'+') || self.takes(b'-');
            self.digits()?;
        }
        let number = &self.text[start..self.at];
        let value = match (whole == self.at, is_negative) {
            (false, _) => None,
            (true, false) => number.parse().ok().map(Value::Natural),
            // Zero has no sign that counts; where it has one, the number is none that counts things.
            (true, true) => number
                .parse()
                .ok()
                .filter(|number| *number < 0)
                .map(Value::Negative),
        };
        Ok(value.unwrap_or(Value::Fraction))
    }

    /// At least one digit.
    fn digits(&mut self) -> Parsed<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at > start {
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    fn string(&mut self) -> Parsed<String> {
        self.expect(b'"')?;
        let mut string = String::new();
        let mut start = self.at;
        loop {
            match self.peek() {
                Some(end @ (b'"' | b'\\')) => {
                    string.push_str(&self.text[start..self.at]);
                    self.at += 1;
                    if end == b'"' {
                        return Ok(string);
                    }
                    string.push(self.escaped()?);
                    start = self.at;
                }
                Some(b' '..) => self.at += 1,
                _ => return Err(self.unexpected()),
            }
        }
    }

    /// The character that is written behind a backslash.
    fn escaped(&mut self) -> Parsed<char> {
        let character = match self.peek() {
            Some(character @ (b'"' | b'\\' | b'/')) => character.into(),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unicode();
            }
            _ => return Err(self.unexpected()),
        };
        self.at += 1;
        Ok(character)
    }

    /// A character by its number in UTF-16: four digits, or twice four for two halves.
    fn unicode(&mut self) -> Parsed<char> {
        let first = self.unit()?;
        let mut units = [first, 0];
        let mut count = 1;
        if (0xd800..0xdc00).contains(&first) {
            self.expect(b'\\')?;
            self.expect(b'u')?;
            units[1] = self.unit()?;
            count = 2;
        }
        let mut characters = char::decode_utf16(units.into_iter().take(count));
        match (characters.next(), characters.next()) {
            (Some(Ok(character)), None) => Ok(character),
            _ => Err(Unreadable::Syntax(self.at)),
        }
    }

    fn unit(&mut self) -> Parsed<u16> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let digit = digit.and_then(|digit| u16::try_from(digit).ok());
            unit = (unit << 4) | digit.ok_or_else(|| self.unexpected())?;
            self.at += 1;
        }
        Ok(unit)
    }
}
