//! The data of the map, and the texts that the picture and the table have in common.

use datavolumes_contract::ScopeType;
use datavolumes_sharing::{
    Node, NodeId, Organisation, Plan, Shape, ShapeKind, SharingMap, Tallies, Tally,
};

use datavolumes_ui::format_number;

use super::cell_style::{CellStyle, Snapshot};
use crate::sharing::ptr_eq::PtrEq;
use crate::sharing::text::{access_text, pluralize, scope_name, usable_projects_text};

/// The data that the map is drawn from.
#[derive(Clone, PartialEq)]
pub(super) struct MapModel {
    pub(super) organisation: PtrEq<Organisation>,
    pub(super) plan: PtrEq<Plan>,
    pub(super) tallies: PtrEq<Tallies>,
    pub(super) map: PtrEq<SharingMap>,
}

impl MapModel {
    /// The scope that a shape shows.
    pub(super) fn node(&self, shape: &Shape) -> Option<Node<'_>> {
        self.organisation.node(shape.node?)
    }

    /// The style of a scope.
    pub(super) fn style(&self, node: NodeId, snapshot: Snapshot) -> CellStyle {
        let (before, after) = (self.plan.before(), self.plan.after());
        CellStyle::of_access(before.access(node), after.access(node), snapshot)
    }

    /// The name of a shape.
    pub(super) fn name(&self, shape: &Shape) -> String {
        match (shape.kind, self.node(shape)) {
            (ShapeKind::Summary { departments, .. }, _) => {
                ["other: ", &pluralize(departments, "department")].concat()
            }
            (ShapeKind::Others { projects }, _) => pluralize(projects, "other project"),
            (ShapeKind::Segment { .. }, _) => "projects".to_owned(),
            (_, Some(node)) => scope_name(&self.organisation, node.scope()),
            (ShapeKind::Panel { .. }, None) => "unknown cluster".to_owned(),
            (_, None) => "unknown department".to_owned(),
        }
    }

    /// The access of the scopes that a shape shows.
    pub(super) fn access_text(&self, shape: &Shape, snapshot: Snapshot) -> String {
        match shape.kind {
            ShapeKind::Panel { .. } | ShapeKind::Group { .. } => match shape.node {
                Some(node) => self.tally_text(self.tallies.get(node), snapshot),
                None => "not counted".to_owned(),
            },
            ShapeKind::Summary { projects, .. } => {
                usable_projects_text(0, projects, self.is_complete())
            }
            ShapeKind::Others { .. } => "no access".to_owned(),
            ShapeKind::Segment { outcome, count } => {
                let label = match CellStyle::of_outcome(outcome, snapshot) {
                    CellStyle::Inherited => "access",
                    style => style.label(),
                };
                [&pluralize(count, "project"), ": ", label].concat()
            }
            ShapeKind::Chip | ShapeKind::Cell => self
                .node(shape)
                .map_or_else(String::new, |node| self.reasons_text(node, snapshot)),
        }
    }

    fn reasons_text(&self, node: Node<'_>, snapshot: Snapshot) -> String {
        let access = match snapshot {
            Snapshot::Before => self.plan.before(),
            Snapshot::After => self.plan.after(),
        };
        access_text(node, access.access(node.id()))
    }

    /// The number of all projects that can use the volume.
    pub(super) fn total_text(&self, snapshot: Snapshot) -> String {
        self.tally_text(self.tallies.all(), snapshot)
    }

    /// How the number of all projects that can use the volume changes: "1 → 14 of 149 projects".
    pub(super) fn change_text(&self) -> String {
        let after = self.total_text(Snapshot::After);
        let before = self.tallies.all().usable_before();
        if self.is_complete() {
            [&format_number(before as u64), " → ", &after].concat()
        } else {
            [&self.total_text(Snapshot::Before), " → ", &after].concat()
        }
    }

    fn tally_text(&self, tally: Tally, snapshot: Snapshot) -> String {
        let usable = match snapshot {
            Snapshot::Before => tally.usable_before(),
            Snapshot::After => tally.usable_after(),
        };
        usable_projects_text(usable, tally.total(), self.is_complete())
    }

    /// Whether all projects are known.
    fn is_complete(&self) -> bool {
        self.organisation.is_complete(&ScopeType::Project)
    }
}
