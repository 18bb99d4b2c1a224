//! The fields of the form, and their errors: the form's own and those in the server's messages.

/// A field of the form, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CreateField {
    Project,
    Pvc,
    Name,
    Description,
    Shares,
}

/// The errors of the form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FieldErrors(Vec<(CreateField, String)>);

impl FieldErrors {
    pub(super) fn add(&mut self, field: CreateField, message: impl Into<String>) {
        self.0.push((field, message.into()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The error of `field`.
    pub(super) fn of(&self, field: CreateField) -> Option<String> {
        let found = self.0.iter().find(|(known, _)| *known == field);
        found.map(|(_, message)| message.clone())
    }
}

impl CreateField {
    /// The words by which messages name a field: the API's own, then common ones. The most general words
    /// come last, because messages about a PVC may contain "name".
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

    /// The field that an error message of the server is about, if it names one. A field before the first
    /// colon wins over later ones.
    pub(super) fn of_message(message: &str) -> Option<Self> {
        let message = message.to_lowercase();
        let prefix = message.split_once(':').map(|(prefix, _)| prefix.trim());
        Self::WORDS
            .into_iter()
            .find(|(word, _)| prefix == Some(word))
            .or_else(|| {
                Self::WORDS
                    .into_iter()
                    .find(|(word, _)| message.contains(word))
            })
            .map(|(_, field)| field)
    }

    /// `message` without the field before the colon, since it is shown beside that field.
    pub(super) fn reason(message: &str) -> String {
        let is_field = |prefix: &str| {
            let prefix = prefix.trim().to_lowercase();
            Self::WORDS.into_iter().any(|(word, _)| word == prefix)
        };
        let reason = match message.split_once(':') {
            Some((prefix, rest)) if is_field(prefix) => rest.trim(),
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
    fn a_message_belongs_to_the_field_that_it_names() {
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
    fn the_field_is_removed_from_the_start_of_the_message() {
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
