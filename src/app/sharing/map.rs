//! The sharing map: which scopes can use a volume, as a picture and as a table.

mod cell_style;
mod map_container;
mod map_table;
mod map_view;
mod model;
mod sharing_map_figure;
mod svg;

pub(super) use sharing_map_figure::SharingMapFigure;
