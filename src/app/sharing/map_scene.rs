//! What the map is made of, and what its parts are called: the picture and its text twin say the same,
//! since both take their words from here.

use datavolumes_sharing::{
    Node, NodeId, Organisation, Plan, Shape, ShapeKind, SharingMap, Tallies,
};

use super::map_shade::{Moment, Shade};
use super::shared::Shared;
use super::words;
use datavolumes_ui::format_number;

/// Everything that a picture of one plan is drawn from.
#[derive(Clone)]
pub(super) struct Scene {
    pub(super) organisation: Shared<Organisation>,
    pub(super) plan: Shared<Plan>,
    pub(super) tallies: Shared<Tallies>,
    pub(super) map: Shared<SharingMap>,
}

impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        self.map == other.map
    }
}

impl Scene {
    pub(super) fn node(&self, piece: &Shape) -> Option<Node<'_>> {
        self.organisation.node(piece.node?)
    }

    /// How a scope is shown.
    pub(super) fn shade(&self, node: NodeId, moment: Moment) -> Shade {
        let (before, after) = (self.plan.before(), self.plan.after());
        Shade::of(before.access(node), after.access(node), moment)
    }

    /// What a part of the picture is called.
    pub(super) fn name(&self, piece: &Shape) -> String {
        match (piece.kind, self.node(piece)) {
            (ShapeKind::Summary { departments, .. }, _) => {
                ["other: ", &words::count(departments, "department")].concat()
            }
            (ShapeKind::Segment { .. }, _) => "projects".to_owned(),
            (_, Some(node)) => words::named(&self.organisation, node.scope()),
            (ShapeKind::Panel { .. }, None) => "outside of known clusters".to_owned(),
            (_, None) => "outside of known departments".to_owned(),
        }
    }

    /// What it says about a part of the picture at `moment`.
    pub(super) fn state(&self, piece: &Shape, moment: Moment) -> String {
        match piece.kind {
            ShapeKind::Panel { .. } | ShapeKind::Group { .. } => self.reached(piece, moment),
            ShapeKind::Summary { projects, .. } => usable(0, projects),
            ShapeKind::Segment { outcome, count } => {
                let shade = Shade::of_outcome(outcome, moment);
                let words = match shade {
                    Shade::Inherited => "access",
                    other => other.words(),
                };
                [&words::count(count, "project"), ": ", words].concat()
            }
            ShapeKind::Chip | ShapeKind::Cell => {
                self.node(piece).map_or_else(String::new, |node| {
                    let reach = match moment {
                        Moment::Before => self.plan.before(),
                        Moment::After => self.plan.after(),
                    };
                    words::access(node, reach.access(node.id()))
                })
            }
        }
    }

    /// How many projects of a cluster or department can use the volume.
    fn reached(&self, piece: &Shape, moment: Moment) -> String {
        let tally = match piece.node {
            Some(node) => self.tallies.get(node),
            None => return "not counted".to_owned(),
        };
        let count = match moment {
            Moment::Before => tally.usable_before(),
            Moment::After => tally.usable_after(),
        };
        usable(count, tally.total())
    }

    /// How many projects of all can use the volume at `moment`.
    pub(super) fn all(&self, moment: Moment) -> String {
        let tally = self.tallies.all();
        let count = match moment {
            Moment::Before => tally.usable_before(),
            Moment::After => tally.usable_after(),
        };
        usable(count, tally.total())
    }
}

fn usable(count: usize, total: usize) -> String {
    [
        &format_number(count as u64),
        " of ",
        &words::count(total, "project"),
    ]
    .concat()
}
