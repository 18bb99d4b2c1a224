//! Where each piece of the map goes.

use datavolumes_contract::ScopeType;

use super::{Detail, HEADING_HEIGHT, Part, Piece, Rect, SharingMap};
use crate::{Access, Node, Organisation, Outcome, Reach, ScopeSet, Tallies};

const PADDING: usize = 12;
const GAP: usize = 6;
const INSET: usize = 8;
const BAR_HEIGHT: usize = 16;

/// The shape of one of many scopes side by side.
struct Tile {
    part: Part,
    width: usize,
    height: usize,
    gap: usize,
    /// Whether a line of them takes the whole width.
    is_stretched: bool,
}

const CHIP: Tile = Tile {
    part: Part::Chip,
    width: 172,
    height: 24,
    gap: GAP,
    is_stretched: true,
};
const CELL: Tile = Tile {
    part: Part::Cell,
    width: 12,
    height: 12,
    gap: 3,
    is_stretched: false,
};

/// The most projects that are named unasked, when asked, and shown as squares.
const MOST_NAMED: usize = 12;
const MOST_NAMED_EXPANDED: usize = 200;
const MOST_CELLS: usize = 500;

/// The most departments without access that have a line each, unless their cluster is expanded.
const MOST_UNTOUCHED: usize = 3;

/// What is to be shown.
pub(super) struct Scene<'a> {
    pub(super) before: &'a Reach,
    pub(super) after: &'a Reach,
    pub(super) expanded: &'a ScopeSet,
    pub(super) tallies: Tallies,
}

impl Scene<'_> {
    /// Whether the volume reaches, reached or may reach `node` or a project under it.
    fn touches(&self, node: Node<'_>) -> bool {
        let untouched = |reach: &Reach| reach.access(node.id()) == Access::None;
        self.tallies.of(node.id()).is_touched() || !untouched(self.before) || !untouched(self.after)
    }

    fn is_expanded(&self, node: Option<Node<'_>>) -> bool {
        node.is_some_and(|node| self.expanded.contains(node.scope()))
    }
}

/// Places everything in a picture `width` pixels wide.
pub(super) fn place(organisation: &Organisation, scene: &Scene<'_>, width: usize) -> SharingMap {
    let mut layout = Layout {
        scene,
        pieces: Vec::new(),
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
    SharingMap {
        width,
        height: layout.y.saturating_sub(GAP),
        pieces: layout.pieces,
    }
}

struct Layout<'a> {
    scene: &'a Scene<'a>,
    pieces: Vec<Piece>,
    /// Down to where everything is placed.
    y: usize,
}

impl Layout<'_> {
    fn panel(&mut self, cluster: Option<Node<'_>>, members: Vec<Node<'_>>, width: usize) {
        let scene = self.scene;
        let is_expanded = scene.is_expanded(cluster);
        let mut all = cluster.into_iter().chain(members.iter().copied());
        let is_open = !members.is_empty() && (is_expanded || all.any(|node| scene.touches(node)));
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
        self.around(Part::Panel { is_open }, cluster, outer, |layout| {
            if is_open {
                layout.members(cluster, members, column);
                layout.y += PADDING - GAP;
            }
        });
    }

    fn members(&mut self, cluster: Option<Node<'_>>, members: Vec<Node<'_>>, column: Rect) {
        let scene = self.scene;
        let is_department = |node: &Node<'_>| node.scope().scope_type == ScopeType::Department;
        let is_shown = |node: &Node<'_>| scene.touches(*node) || scene.is_expanded(Some(*node));
        let (departments, lone): (Vec<Node>, Vec<Node>) =
            members.into_iter().partition(is_department);
        let (mut shown, rest): (Vec<Node>, Vec<Node>) =
            departments.iter().partition(|node| is_shown(node));
        let is_long = rest.len() > MOST_UNTOUCHED;
        let is_summed = is_long && cluster.is_some() && !scene.is_expanded(cluster);
        if !is_summed {
            shown = departments;
        }
        for department in shown {
            let projects: Vec<Node> = department.children().collect();
            self.group(Some(department), &projects, column);
        }
        if !lone.is_empty() {
            self.group(None, &lone, column);
        }
        if is_summed {
            self.rest(cluster, &rest, column);
        }
    }

    fn rest(&mut self, cluster: Option<Node<'_>>, departments: &[Node<'_>], column: Rect) {
        let tallies = &self.scene.tallies;
        let projects = departments
            .iter()
            .map(|node| tallies.of(node.id()).total())
            .sum();
        let part = Part::Rest {
            departments: departments.len(),
            projects,
        };
        self.add(
            part,
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
        self.around(Part::Group { detail }, department, outer, |layout| {
            match (detail, department) {
                (Detail::Named, _) => layout.grid(&CHIP, members, inner),
                (Detail::Cells, _) => layout.grid(&CELL, members, inner),
                (Detail::Bar, Some(department)) => layout.bar(department, inner),
                (Detail::Bar, None) | (Detail::Closed, _) => {}
            }
        });
    }

    /// How the projects of a group are shown. Only a department has a bar, since only it can be
    /// expanded to show what the bar sums up.
    fn detail(&self, department: Option<Node<'_>>, members: &[Node<'_>]) -> Detail {
        let is_touched = members.iter().any(|node| self.scene.touches(*node));
        let is_expanded = self.scene.is_expanded(department);
        let count = members.len();
        if count == 0 || !(is_touched || is_expanded) {
            Detail::Closed
        } else if count <= MOST_NAMED || (is_expanded && count <= MOST_NAMED_EXPANDED) {
            Detail::Named
        } else if count <= MOST_CELLS || is_expanded || department.is_none() {
            Detail::Cells
        } else {
            Detail::Bar
        }
    }

    /// Adds a piece that begins at `outer` with a heading and contains what `fill` adds.
    fn around(
        &mut self,
        part: Part,
        node: Option<Node<'_>>,
        outer: Rect,
        fill: impl FnOnce(&mut Self),
    ) {
        let index = self.pieces.len();
        self.add(part, node, outer);
        self.y += HEADING_HEIGHT;
        fill(self);
        self.pieces[index].rect.height = self.y - outer.y;
        self.y += GAP;
    }

    /// Adds a tile for each of `members`, side by side in as many lines as it takes.
    fn grid(&mut self, tile: &Tile, members: &[Node<'_>], column: Rect) {
        let Tile {
            part, gap, height, ..
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
                    part,
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

    /// Adds one segment for each outcome that happens, as wide as it is frequent.
    fn bar(&mut self, department: Node<'_>, column: Rect) {
        let tally = self.scene.tallies.of(department.id());
        let (mut counted, mut x) = (0, column.x);
        for outcome in Outcome::ALL {
            let count = tally.of(outcome);
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
            self.add(Part::Segment { outcome, count }, Some(department), rect);
            x = end;
        }
        self.y += BAR_HEIGHT + GAP;
    }

    fn add(&mut self, part: Part, node: Option<Node<'_>>, rect: Rect) {
        let node = node.map(Node::id);
        self.pieces.push(Piece { part, node, rect });
    }
}
