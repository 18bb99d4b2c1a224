//! The JSON schemas of the OpenAPI document.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use jsonschema::Validator;
use serde_json::Value;

/// The validators of schemas, by their text. Each is made once.
#[derive(Default)]
pub(crate) struct Schemas(Mutex<HashMap<String, Arc<Validator>>>);

impl Schemas {
    /// Asserts that `body`, the response to `request`, conforms to a schema of the document.
    pub(crate) fn check(&self, request: &str, schema: &Value, document: &Value, body: &Value) {
        if let Err(error) = self.validator(schema, document).validate(body) {
            panic!("{request}: {}: {error}: {body}", error.instance_path());
        }
    }

    /// The validator of a schema of the document, in which an undocumented property is an error.
    fn validator(&self, schema: &Value, document: &Value) -> Arc<Validator> {
        let mut validators = self.0.lock().unwrap();
        let validator = validators.entry(schema.to_string()).or_insert_with(|| {
            let mut root = schema.clone();
            root["components"] = document["components"].clone();
            let schemas = root["components"]["schemas"].as_object_mut().unwrap();
            for schema in schemas.values_mut() {
                if schema.get("properties").is_some() {
                    schema["additionalProperties"] = Value::Bool(false);
                }
            }
            let options = jsonschema::draft202012::options().should_validate_formats(true);
            Arc::new(options.build(&root).unwrap())
        });
        Arc::clone(validator)
    }
}
