//! Computes the shapes of the sharing map.

use datavolumes_contract::ScopeType;

use super::input::Input;
use super::shapes::{GroupDetail, HEADING_HEIGHT, MIN_WIDTH, Rect, Shape, ShapeKind, SharingMap};
use super::tiles::{CELL, CHIP, GAP, Tile};
use crate::{EffectiveAccess, Node, Organisation, Outcome, ScopeSet, Tallies};

const PADDING: usize = 12;
const INSET: usize = 8;
const BAR_HEIGHT: usize = 16;

/// Up to this many projects of a group are shown by name.
const MAX_NAMED: usize = 12;
/// Up to this many projects of an expanded group are shown by name.
const MAX_NAMED_EXPANDED: usize = 200;
/// Up to this many projects of a group are shown as squares.
const MAX_CELLS: usize = 500;
/// Up to this many departments without access are shown separately in a cluster that is not
/// expanded.
const MAX_DEPARTMENTS_WITHOUT_ACCESS: usize = 1;
/// Up to this many projects without access are shown by name beside those with access.
const MAX_NAMED_WITHOUT_ACCESS: usize = 1;

impl SharingMap {
    /// Lays out the map of `organisation` for a change from `before` to `after`, `width` pixels wide
    /// but at least [`MIN_WIDTH`]. Without a change, pass the same access twice.
    ///
    /// The layout depends on `before` and `after` in the same way, so that shapes keep their places
    /// when the picture switches between them. Scopes with access are shown in detail, those in
    /// `expanded` in more detail.
    #[must_use]
    pub fn new(
        organisation: &Organisation,
        before: &EffectiveAccess,
        after: &EffectiveAccess,
        expanded: &ScopeSet,
        width: usize,
    ) -> Self {
        let input = Input {
            before,
            after,
            expanded,
            tallies: Tallies::new(organisation, before, after),
        };
        let width = width.max(MIN_WIDTH);
        let mut layout = Layout {
            input: &input,
            shapes: Vec::new(),
            y: 0,
        };
        let is_cluster = |node: &Node<'_>| node.scope().scope_type == ScopeType::Cluster;
        let (clusters, others): (Vec<Node>, Vec<Node>) = organisation.roots().partition(is_cluster);
        for cluster in clusters {
            layout.panel(Some(cluster), cluster.children().collect(), width);
        }
        if !others.is_empty() {
            layout.panel(None, others, width);
        }
        Self {
            width,
            height: layout.y.saturating_sub(GAP),
            shapes: layout.shapes,
        }
    }
}

struct Layout<'a> {
    input: &'a Input<'a>,
    shapes: Vec<Shape>,
    /// The bottom edge of what is laid out so far.
    y: usize,
}

impl Layout<'_> {
    fn panel(&mut self, cluster: Option<Node<'_>>, members: Vec<Node<'_>>, width: usize) {
        let input = self.input;
        let is_expanded = input.is_expanded(cluster);
        let mut all = cluster.into_iter().chain(members.iter().copied());
        let is_open =
            !members.is_empty() && (is_expanded || all.any(|node| input.has_access(node)));
        let outer = Rect {
            x: 0,
            y: self.y,
            width,
            height: 0,
        };
        let column = Rect {
            x: PADDING,
            width: width - 2 * PADDING,
            ..outer
        };
        self.container(ShapeKind::Panel { is_open }, cluster, outer, |layout| {
            if is_open {
                layout.members(cluster, members, column);
                layout.y += PADDING - GAP;
            }
        });
    }

    fn members(&mut self, cluster: Option<Node<'_>>, members: Vec<Node<'_>>, column: Rect) {
        let input = self.input;
        let is_department = |node: &Node<'_>| node.scope().scope_type == ScopeType::Department;
        let is_shown = |node: &Node<'_>| input.has_access(*node) || input.is_expanded(Some(*node));
        let (departments, projects): (Vec<Node>, Vec<Node>) =
            members.into_iter().partition(is_department);
        let (mut shown, rest): (Vec<Node>, Vec<Node>) =
            departments.iter().partition(|node| is_shown(node));
        let is_long = rest.len() > MAX_DEPARTMENTS_WITHOUT_ACCESS;
        let is_summarised = is_long && cluster.is_some() && !input.is_expanded(cluster);
        if !is_summarised {
            shown = departments;
        }
        for department in shown {
            let projects: Vec<Node> = department.children().collect();
            self.group(Some(department), &projects, column);
        }
        if !projects.is_empty() {
            self.group(None, &projects, column);
        }
        if is_summarised {
            self.summary(cluster, &rest, column);
        }
    }

    fn summary(&mut self, cluster: Option<Node<'_>>, departments: &[Node<'_>], column: Rect) {
        let tallies = &self.input.tallies;
        let projects = departments
            .iter()
            .map(|node| tallies.get(node.id()).total())
            .sum();
        let kind = ShapeKind::Summary {
            departments: departments.len(),
            projects,
        };
        self.add(
            kind,
            cluster,
            Rect {
                y: self.y,
                height: HEADING_HEIGHT,
                ..column
            },
        );
        self.y += HEADING_HEIGHT + GAP;
    }

    fn group(&mut self, department: Option<Node<'_>>, members: &[Node<'_>], column: Rect) {
        let detail = self.detail(department, members);
        let outer = Rect {
            y: self.y,
            height: 0,
            ..column
        };
        let inner = Rect {
            x: column.x + INSET,
            width: column.width - 2 * INSET,
            ..column
        };
        self.container(
            ShapeKind::Group { detail },
            department,
            outer,
            |layout| match (detail, department) {
                (GroupDetail::Named, _) => layout.grid(&CHIP, members, inner),
                (GroupDetail::Reached, _) => layout.reached(department, members, inner),
                (GroupDetail::Cells, _) => layout.grid(&CELL, members, inner),
                (GroupDetail::Bar, Some(department)) => layout.bar(department, inner),
                (GroupDetail::Bar, None) | (GroupDetail::Closed, _) => {}
            },
        );
    }

    /// How the projects of a group are shown. Only a department has a bar, because only a department
    /// can be expanded to show the projects in it.
    fn detail(&self, department: Option<Node<'_>>, members: &[Node<'_>]) -> GroupDetail {
        let has_access = |node: &&Node<'_>| self.input.has_access(**node);
        let reached = members.iter().filter(has_access).count();
        let is_expanded = self.input.is_expanded(department);
        let count = members.len();
        let is_closed = department.is_some() && !is_expanded;
        if count == 0 || !(reached > 0 || is_expanded) {
            GroupDetail::Closed
        } else if is_closed && reached <= MAX_NAMED && count > reached + MAX_NAMED_WITHOUT_ACCESS {
            GroupDetail::Reached
        } else if count <= MAX_NAMED || (is_expanded && count <= MAX_NAMED_EXPANDED) {
            GroupDetail::Named
        } else if count <= MAX_CELLS || is_expanded || department.is_none() {
            GroupDetail::Cells
        } else {
            GroupDetail::Bar
        }
    }

    /// Adds a tile for each of `members` with access, and one line for the others.
    fn reached(&mut self, department: Option<Node<'_>>, members: &[Node<'_>], column: Rect) {
        let has_access = |node: &&Node<'_>| self.input.has_access(**node);
        let reached: Vec<Node> = members.iter().filter(has_access).copied().collect();
        self.grid(&CHIP, &reached, column);
        let kind = ShapeKind::Others {
            projects: members.len() - reached.len(),
        };
        let rect = Rect {
            y: self.y,
            height: CHIP.height,
            ..column
        };
        self.add(kind, department, rect);
        self.y += CHIP.height + GAP;
    }

    /// Adds a container with a heading at `outer`, and in it the shapes that `fill` adds.
    fn container(
        &mut self,
        kind: ShapeKind,
        node: Option<Node<'_>>,
        outer: Rect,
        fill: impl FnOnce(&mut Self),
    ) {
        let index = self.shapes.len();
        self.add(kind, node, outer);
        self.y += HEADING_HEIGHT;
        fill(self);
        self.shapes[index].rect.height = self.y - outer.y;
        self.y += GAP;
    }

    /// Adds a tile for each of `members`, in as many lines as needed.
    fn grid(&mut self, tile: &Tile, members: &[Node<'_>], column: Rect) {
        let Tile {
            kind, gap, height, ..
        } = *tile;
        let columns = ((column.width + gap) / (tile.width + gap)).max(1);
        let width = if tile.is_stretched {
            (column.width + gap) / columns - gap
        } else {
            tile.width
        };
        for line in members.chunks(columns) {
            for (index, node) in line.iter().enumerate() {
                let x = column.x + index * (width + gap);
                self.add(
                    kind,
                    Some(*node),
                    Rect {
                        x,
                        y: self.y,
                        width,
                        height,
                    },
                );
            }
            self.y += height + gap;
        }
    }

    /// Adds one segment per outcome, with a width proportional to its number of projects.
    fn bar(&mut self, department: Node<'_>, column: Rect) {
        let tally = self.input.tallies.get(department.id());
        let (mut counted, mut x) = (0, column.x);
        for outcome in Outcome::ALL {
            let count = tally.count(outcome);
            if count == 0 {
                continue;
            }
            counted += count;
            let end = column.x + column.width * counted / tally.total();
            let rect = Rect {
                x,
                y: self.y,
                width: end - x,
                height: BAR_HEIGHT,
            };
            self.add(
                ShapeKind::Segment { outcome, count },
                Some(department),
                rect,
            );
            x = end;
        }
        self.y += BAR_HEIGHT + GAP;
    }

    fn add(&mut self, kind: ShapeKind, node: Option<Node<'_>>, rect: Rect) {
        let node = node.map(Node::id);
        self.shapes.push(Shape { kind, node, rect });
    }
}
