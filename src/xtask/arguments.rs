//! The words of a command line, taken one by one.

use crate::Result;

/// What is left of the command line.
pub(crate) struct Arguments(Vec<String>);

impl Arguments {
    pub(crate) fn new(words: impl IntoIterator<Item = String>) -> Self {
        Self(words.into_iter().collect())
    }

    /// Whether `name` is there; takes it.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let place = self.0.iter().position(|word| word == name);
        place.map(|index| self.0.remove(index)).is_some()
    }

    /// The value of `name`, written `--name value` or `--name=value`; takes both.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        for index in 0..self.0.len() {
            if self.0[index] == name {
                if index + 1 == self.0.len() {
                    return Err(format!("{name} needs a value"));
                }
                self.0.remove(index);
                return Ok(Some(self.0.remove(index)));
            }
            let joined = self.0[index].strip_prefix(name);
            if let Some(value) = joined.and_then(|rest| rest.strip_prefix('=')) {
                let value = value.to_owned();
                self.0.remove(index);
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    /// The value of `name` as a number.
    pub(crate) fn number<N: std::str::FromStr>(&mut self, name: &str, default: N) -> Result<N> {
        match self.value(name)? {
            None => Ok(default),
            Some(text) => text
                .parse()
                .map_err(|_| format!("{name} needs a number, and {text} is none in its range")),
        }
    }

    /// The next word that is not an option.
    pub(crate) fn word(&mut self) -> Option<String> {
        let place = self.0.iter().position(|word| !word.starts_with('-'))?;
        Some(self.0.remove(place))
    }

    /// Refuses whatever nobody took.
    pub(crate) fn finish(self) -> Result {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(format!(
                "`{word}` means nothing here; see cargo xtask --help"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Arguments {
        Arguments::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_are_found_wherever_they_stand_and_however_they_are_joined() {
        let mut line = arguments("--port 9 demo --records=5 --personas");
        assert_eq!(line.value("--port"), Ok(Some("9".to_owned())));
        assert_eq!(line.number("--records", 0_u32), Ok(5));
        assert!(line.flag("--personas"));
        assert!(!line.flag("--personas"));
        assert_eq!(line.word().as_deref(), Some("demo"));
        assert_eq!(line.finish(), Ok(()));
    }

    #[test]
    fn what_nobody_takes_is_refused() {
        assert!(arguments("--prot 9").finish().is_err());
    }

    #[test]
    fn a_missing_value_and_a_number_out_of_range_are_refused() {
        assert!(arguments("demo --port").value("--port").is_err());
        assert!(arguments("--port 70000").number("--port", 0_u16).is_err());
    }
}
