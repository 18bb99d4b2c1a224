//! The schemas of the models that are not structs of fields, for the OpenAPI document of a server.

use std::borrow::Cow;

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::{
    ClusterId, DepartmentId, Description, FilterOperator, Phase, ProjectId, PvcName, ScopeType,
    SortOrder, Timestamp, VolumeField, VolumeId, VolumeName, description, name,
};

fn string() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn format(format: KnownFormat) -> ObjectBuilder {
    string().format(Some(SchemaFormat::KnownFormat(format)))
}

fn one_of(values: impl IntoIterator<Item = impl Into<String>>) -> ObjectBuilder {
    string().enum_values(Some(values.into_iter().map(Into::into)))
}

/// Describes a type by the schema that the expression builds.
macro_rules! schema {
    ($($name:ident: $schema:expr;)*) => {$(
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                $schema.build().into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )*};
}

schema! {
    VolumeId: format(KnownFormat::Uuid);
    ClusterId: format(KnownFormat::Uuid);
    DepartmentId: string();
    ProjectId: string().min_length(Some(1));
    PvcName: string().min_length(Some(1)).max_length(Some(PvcName::MAX_LEN));
    VolumeName: string()
        .max_length(Some(name::MAX_LEN))
        .pattern(Some(format!("^[a-z][-a-z0-9]{{0,{}}}$", name::MAX_LEN - 1)));
    Description: string().max_length(Some(description::MAX_CHARS));
    Timestamp: format(KnownFormat::DateTime);
    Phase: one_of(Phase::DOCUMENTED.iter().map(Phase::as_str));
    ScopeType: one_of(ScopeType::DOCUMENTED.iter().map(ScopeType::as_str));
    VolumeField: one_of(VolumeField::ALL.map(VolumeField::as_str));
    SortOrder: one_of([SortOrder::Ascending, SortOrder::Descending].map(SortOrder::as_str));
    FilterOperator: one_of(FilterOperator::ALL.map(FilterOperator::as_str));
}
