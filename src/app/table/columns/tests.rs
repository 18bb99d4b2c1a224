use proptest::collection::vec;
use proptest::prelude::*;

use super::layout::{ColumnLayout, ColumnSet, MAX_WIDTH, MIN_WIDTH, VisibleColumns};
use super::stored::{VERSION, decode, encode};
use crate::table::column::{COLUMN_COUNT, COLUMNS, index_of};

fn set(keys: &[&str]) -> ColumnSet {
    let indices = keys.iter().filter_map(|key| index_of(key));
    indices.fold(ColumnSet::default(), ColumnSet::with)
}

fn keys(columns: VisibleColumns) -> Vec<&'static str> {
    columns.iter().map(|column| column.key).collect()
}

fn column(key: &str) -> usize {
    index_of(key).unwrap()
}

fn order(layout: &ColumnLayout) -> Vec<usize> {
    layout.order().collect()
}

/// A change that a user makes.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Show(usize, bool),
    Move(usize, usize),
    Width(usize, Option<u32>),
    Density(bool),
}

fn edited(layout: ColumnLayout, edit: Edit, fitting: ColumnSet) -> ColumnLayout {
    match edit {
        Edit::Show(column, is_shown) => layout.with_shown(column, is_shown, fitting),
        Edit::Move(column, place) => layout.with_moved(column, place),
        Edit::Width(column, width) => layout.with_width(column, width),
        Edit::Density(is_compact) => layout.with_density(is_compact),
    }
}

fn edits() -> impl Strategy<Value = Edit> {
    let column = 0..COLUMN_COUNT;
    prop_oneof![
        (column.clone(), any::<bool>()).prop_map(|(column, is_shown)| Edit::Show(column, is_shown)),
        (column.clone(), 0..COLUMN_COUNT + 3).prop_map(|(column, place)| Edit::Move(column, place)),
        (column.clone(), any::<Option<u32>>())
            .prop_map(|(column, width)| Edit::Width(column, width)),
        any::<bool>().prop_map(Edit::Density),
    ]
}

fn sets() -> impl Strategy<Value = ColumnSet> {
    vec(0..COLUMN_COUNT, 0..COLUMN_COUNT).prop_map(|columns| {
        columns
            .into_iter()
            .fold(ColumnSet::default(), ColumnSet::with)
    })
}

fn layouts() -> impl Strategy<Value = ColumnLayout> {
    (vec(edits(), 0..20), sets()).prop_map(|(edits, fitting)| {
        let edit = |layout, edit| edited(layout, edit, fitting);
        edits.into_iter().fold(ColumnLayout::default(), edit)
    })
}

/// What every layout has, whatever it was made of.
fn check(layout: &ColumnLayout, fitting: ColumnSet, revealed: ColumnSet) {
    let mut all = order(layout);
    assert_eq!(all[0], 0, "the name is first");
    all.sort_unstable();
    assert_eq!(
        all,
        (0..COLUMN_COUNT).collect::<Vec<_>>(),
        "each column has one place"
    );
    let visible = keys(layout.visible(fitting, revealed));
    assert_eq!(visible[0], "name");
    for column in (0..COLUMN_COUNT).filter(|column| revealed.contains(*column)) {
        assert!(
            visible.contains(&COLUMNS[column].key),
            "it was shown by sorting"
        );
    }
    for column in 0..COLUMN_COUNT {
        let width = layout.width(column);
        assert!(width.is_none_or(|width| (MIN_WIDTH..=MAX_WIDTH).contains(&width)));
    }
}

proptest! {
    #[test]
    fn every_layout_has_the_name_first_and_each_column_once(
        layout in layouts(), fitting in sets(), revealed in sets()
    ) {
        check(&layout, fitting, revealed);
    }

    #[test]
    fn what_is_kept_is_read_again(layout in layouts()) {
        prop_assert_eq!(decode(&encode(&layout)), layout);
    }

    #[test]
    fn what_is_kept_is_json(layout in layouts()) {
        let kept: serde_json::Value = serde_json::from_str(&encode(&layout)).unwrap();
        prop_assert_eq!(&kept["version"], 1);
        prop_assert_eq!(kept["compact"] == true, layout.is_compact());
    }

    #[test]
    fn any_text_is_a_layout(
        text in prop_oneof![
            any::<String>(),
            // Most of it has the right form.
            ("(order|chosen)", vec("-?(name|status|pvc|updated|[a-z-]{0,9})( -?[0-9]{0,12})?", 0..30))
                .prop_map(|(list, entries)| serde_json::json!({ list: entries }).to_string().replace('{', VERSION)),
        ],
        end in any::<proptest::sample::Index>(),
    ) {
        check(&decode(&text), ColumnSet::default(), ColumnSet::default());
        let end = text.char_indices().map(|(at, _)| at).nth(end.index(text.len() + 1));
        check(&decode(&text[..end.unwrap_or(text.len())]), ColumnSet::default(), ColumnSet::default());
    }

    #[test]
    fn a_column_moves_to_its_place(layout in layouts(), column in 1..COLUMN_COUNT, place in 1..COLUMN_COUNT) {
        let moved = layout.with_moved(column, place);
        prop_assert_eq!(order(&moved)[place], column);
        let others = |layout: &ColumnLayout| -> Vec<usize> {
            layout.order().filter(|other| *other != column).collect()
        };
        prop_assert_eq!(others(&moved), others(&layout));
    }
}

#[test]
fn without_a_choice_as_many_columns_are_shown_as_fit() {
    let layout = ColumnLayout::default();
    let fitting = set(&["name", "status", "created"]);
    assert_eq!(
        keys(layout.visible(fitting, ColumnSet::default())),
        ["name", "status", "created"]
    );
    assert_eq!(
        keys(layout.visible(set(&[]), ColumnSet::default())),
        ["name"]
    );
    // The choice holds in every window.
    let chosen = layout.with_shown(column("pvc"), true, fitting);
    let expected = ["name", "status", "pvc", "created"];
    assert_eq!(
        keys(chosen.visible(set(&[]), ColumnSet::default())),
        expected
    );
    let hidden = chosen.with_shown(column("status"), false, fitting);
    assert_eq!(
        keys(hidden.visible(fitting, ColumnSet::default())),
        ["name", "pvc", "created"]
    );
}

#[test]
fn the_name_can_neither_be_hidden_nor_moved() {
    let layout = ColumnLayout::default();
    let hidden = layout.with_shown(0, false, set(&["status"]));
    assert_eq!(
        keys(hidden.visible(set(&[]), ColumnSet::default())),
        ["name", "status"]
    );
    assert_eq!(layout.with_moved(0, 3), layout);
    assert_eq!(order(&layout.with_moved(3, 0))[..2], [0, 3]);
}

#[test]
fn a_column_that_the_table_is_sorted_by_is_shown_in_its_place() {
    let layout = ColumnLayout::default();
    let visible = layout.visible(set(&["name", "created"]), set(&["project-id"]));
    assert_eq!(keys(visible), ["name", "project-id", "created"]);
    assert_eq!(VisibleColumns::from_packed(visible.packed()), visible);
}

#[test]
fn what_is_unknown_in_the_stored_text_is_ignored() {
    let text = r#"{"version":1,"chosen":["pvc 240","name","gone 9","pvc","-status 1","created 4000000000","updated x"],
        "compact":true,"new":[]}"#;
    let layout = decode(text);
    let shown = ["name", "pvc", "created", "updated"];
    assert_eq!(
        keys(layout.visible(set(&["status"]), ColumnSet::default())),
        shown
    );
    assert_eq!(order(&layout)[..3], [0, column("pvc"), column("status")]);
    let width = |key| layout.width(column(key));
    assert_eq!(width("pvc"), Some(240));
    assert_eq!(width("status"), Some(MIN_WIDTH));
    assert_eq!(width("created"), Some(MAX_WIDTH));
    assert!(layout.is_compact());
    for other in [
        "",
        "null",
        "[]",
        "{",
        "1",
        r#"{"version":2,"chosen":["pvc"]}"#,
        r#"{"version":1,"order":[1]}"#,
        r#"{"version":1,"order":"#,
        r#"{"version":1,"#,
        r#"{"version":1,""""#,
    ] {
        assert_eq!(decode(other), ColumnLayout::default(), "{other}");
    }
}

#[test]
fn widths_and_density_are_properties_of_the_table() {
    let properties = |layout: ColumnLayout| {
        let mut set = Vec::new();
        layout.set_properties(|property, value| set.push(format!("{property}:{value}")));
        // The others have the value of the style sheet.
        set.retain(|property| !property.ends_with(':'));
        set
    };
    let layout = ColumnLayout::default().with_width(column("pvc"), Some(240));
    assert_eq!(properties(layout), ["--column-pvc:240px"]);
    let reset = layout.with_width(column("pvc"), None).with_density(true);
    assert_eq!(properties(reset), ["--table-row:1.75rem"]);
}
