//! The query parameters of the operations.

use datavolumes_contract::filter::MAX_FILTERS;
use datavolumes_contract::{ClusterId, FilterOperator, Limit, Offset, SortOrder, VolumeField};
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{
    ArrayBuilder, KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type,
};
use utoipa::openapi::{RefOr, Required};
use utoipa::{IntoParams, PartialSchema};

use crate::store::{DepartmentField, ProjectField};

/// Defines the parameters of an operation.
macro_rules! parameters {
    ($($(#[$meta:meta])* $name:ident: $parameters:expr;)*) => {$(
        $(#[$meta])*
        pub(crate) struct $name;

        impl IntoParams for $name {
            fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
                $parameters.concat()
            }
        }
    )*};
}

parameters! {
    /// The parameters of the list of volumes.
    VolumeList: [view(), page(), sorting(&volume_fields()), filtering(&volume_fields())];
    /// The parameters of the count of volumes.
    VolumeCount: [view(), filtering(&volume_fields())];
    /// The parameters of the list of projects.
    ProjectList: [page(), sorting(&ProjectField::NAMES.map(|(name, _)| name)), filtering(&ProjectField::NAMES.map(|(name, _)| name))];
    /// The parameters of the list of departments.
    DepartmentList: [page(), sorting(&DepartmentField::NAMES.map(|(name, _)| name)), filtering(&DepartmentField::NAMES.map(|(name, _)| name))];
    /// The parameters of the name availability check.
    NameAvailability: [name_availability()];
    /// The parameters of the list of PVCs.
    PvcList: [pvcs()];
}

fn volume_fields() -> [&'static str; VolumeField::ALL.len()] {
    VolumeField::ALL.map(VolumeField::as_str)
}

fn view() -> Vec<Parameter> {
    let request_types = string().enum_values(Some(["Originated", "UsableInProject"]));
    vec![
        parameter(
            "requestType",
            "Which data volumes are returned",
            request_types,
        )
        .required(Required::True)
        .build(),
        parameter(
            "usableInProjectId",
            "With UsableInProject: the project in which the data volumes can be used",
            string(),
        )
        .build(),
    ]
}

fn page() -> Vec<Parameter> {
    let offset = integer()
        .minimum(Some(0))
        .maximum(Some(Offset::MAX.get()))
        .default(Some(0.into()));
    let limit = integer()
        .minimum(Some(Limit::MIN.get()))
        .maximum(Some(Limit::MAX.get()))
        .default(Some(Limit::default().get().into()));
    vec![
        parameter(
            "offset",
            "The offset of the first item returned in the collection",
            offset,
        )
        .build(),
        parameter("limit", "The maximum number of entries to return", limit).build(),
    ]
}

fn sorting(fields: &[&str]) -> Vec<Parameter> {
    let fields = string().enum_values(Some(fields.iter().copied()));
    vec![
        parameter("sortBy", "What the entries are sorted by", fields).build(),
        parameter(
            "sortOrder",
            "In which direction they are sorted; asc by default",
            SortOrder::schema(),
        )
        .build(),
    ]
}

fn filtering(fields: &[&str]) -> Vec<Parameter> {
    let operators = FilterOperator::ALL.map(|operator| {
        let escape = |c: char| match c {
            '^' | '$' => format!("\\{c}"),
            _ => c.to_string(),
        };
        operator.as_str().chars().map(escape).collect::<String>()
    });
    let pattern = format!("^({})({}).+$", fields.join("|"), operators.join("|"));
    let filters = ArrayBuilder::new()
        .items(string().pattern(Some(pattern)))
        .max_items(Some(MAX_FILTERS));
    let operators = FilterOperator::ALL.map(|operator| format!("{operator} {}", operator.label()));
    let description = format!(
        "Conditions that must all hold, each as field operator value. Operators: {}. \
         Dates are ISO 8601 timestamps and have ==, !=, <= and >= only.",
        operators.join(", "),
    );
    vec![
        parameter("filterBy", &description, filters)
            .explode(Some(false))
            .build(),
        parameter("search", "A text that the entries contain", string()).build(),
    ]
}

fn name_availability() -> Vec<Parameter> {
    let name = string().min_length(Some(1));
    vec![
        parameter("dataName", "The name in question", name)
            .required(Required::True)
            .build(),
        parameter(
            "clusterId",
            "The cluster in which it must be unique",
            ClusterId::schema(),
        )
        .required(Required::True)
        .build(),
    ]
}

fn pvcs() -> Vec<Parameter> {
    let scopes = string().enum_values(Some(["tenant", "cluster", "department", "project"]));
    let flag = || ObjectBuilder::new().schema_type(Type::Boolean);
    let ids = ArrayBuilder::new()
        .items(string().format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid))));
    [
        parameter("name", "Those of this name", string()),
        parameter(
            "scope",
            "Those of this scope; this server has those of projects",
            scopes,
        ),
        parameter("projectId", "Those of this project", integer()),
        parameter("departmentId", "Those of this department", string()),
        parameter("clusterId", "Those of this cluster", ClusterId::schema()),
        parameter(
            "usageInfo",
            "Whether the workloads that mount them are listed",
            flag(),
        ),
        parameter("statusInfo", "Whether their states are listed", flag()),
        parameter("assetIds", "Those with these ids", ids).explode(Some(false)),
    ]
    .map(ParameterBuilder::build)
    .to_vec()
}

fn string() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn integer() -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::Integer)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)))
}

/// An optional query parameter.
fn parameter(name: &str, description: &str, schema: impl Into<RefOr<Schema>>) -> ParameterBuilder {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(schema))
}
