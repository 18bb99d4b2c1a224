//! What is wrong with which field of the form for a new volume, as far as it or the server can say.

/// A field of the form, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CreateField {
    Project,
    Pvc,
    Name,
    Description,
    Shares,
}

/// What is wrong, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FieldErrors(Vec<(CreateField, String)>);

impl FieldErrors {
    pub(crate) fn add(&mut self, field: CreateField, message: impl Into<String>) {
        self.0.push((field, message.into()));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with `field`.
    pub(crate) fn of(&self, field: CreateField) -> Option<String> {
        let found = self.0.iter().find(|(known, _)| *known == field);
        found.map(|(_, message)| message.clone())
    }
}

impl CreateField {
    /// The words by which refusals name a field: the API's own, then those that people use. A name of
    /// a PVC is no name of a volume, so the commonest word comes last.
    const WORDS: [(&str, Self); 8] = [
        ("originpvcname", Self::Pvc),
        ("projectid", Self::Project),
        ("pvc", Self::Pvc),
        ("persistentvolumeclaim", Self::Pvc),
        ("description", Self::Description),
        ("sharedscope", Self::Shares),
        ("name", Self::Name),
        ("project", Self::Project),
    ];

    /// The field that a refusal of the server speaks of, if it names one. One that begins with a field
    /// is about it, whatever else it mentions.
    pub(crate) fn of_message(message: &str) -> Option<Self> {
        let message = message.to_lowercase();
        let named = |part: &str| {
            let mut words = Self::WORDS.into_iter();
            words.find(|(word, _)| part == *word)
        };
        let begun = message
            .split_once(':')
            .and_then(|(place, _)| named(place.trim()));
        begun
            .or_else(|| {
                Self::WORDS
                    .into_iter()
                    .find(|(word, _)| message.contains(word))
            })
            .map(|(_, field)| field)
    }

    /// `message` without the field in front of it, which it stands beside already.
    pub(crate) fn reason(message: &str) -> String {
        let is_field = |place: &str| {
            let place = place.trim().to_lowercase();
            Self::WORDS.into_iter().any(|(word, _)| word == place)
        };
        let reason = match message.split_once(':') {
            Some((place, rest)) if is_field(place) => rest.trim(),
            _ => message.trim(),
        };
        let mut letters = reason.chars();
        let first = letters.next().map(char::to_uppercase);
        let mut reason: String = first.into_iter().flatten().chain(letters).collect();
        if !reason.ends_with(['.', '!', '?', ')']) {
            reason.push('.');
        }
        reason
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_belongs_to_the_field_that_it_names() {
        for (message, field) in [
            (
                "name: another data volume of the cluster is already called “a”",
                Some(CreateField::Name),
            ),
            (
                "originPvcName: the PVC “p” already backs the data volume “name”",
                Some(CreateField::Pvc),
            ),
            (
                "projectId: there is no project “5”",
                Some(CreateField::Project),
            ),
            (
                "description: it has at most 127 characters; this one has 128",
                Some(CreateField::Description),
            ),
            (
                "Bad request - Resource should have a name",
                Some(CreateField::Name),
            ),
            ("The PVC pvc-a was not found", Some(CreateField::Pvc)),
            (
                "Project 5 is in another cluster",
                Some(CreateField::Project),
            ),
            ("The body is not valid JSON.", None),
            ("", None),
        ] {
            assert_eq!(CreateField::of_message(message), field, "{message}");
        }
    }

    #[test]
    fn a_field_is_not_told_its_own_name() {
        assert_eq!(
            CreateField::reason("projectId: there is no project “5”"),
            "There is no project “5”."
        );
        assert_eq!(
            CreateField::reason("Quota: used up (ask anna)"),
            "Quota: used up (ask anna)"
        );
    }
}
