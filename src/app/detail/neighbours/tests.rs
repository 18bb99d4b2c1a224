use super::*;

fn id(number: u32) -> VolumeId {
    format!("00000000-0000-0000-0000-{number:012}")
        .parse()
        .unwrap()
}

fn page(numbers: std::ops::Range<u32>) -> Vec<Volume> {
    let volume = |number| Volume {
        id: id(number),
        name: format!("v{number}"),
        ..Volume::default()
    };
    numbers.map(volume).collect()
}

fn query(address: &str) -> ListQuery {
    ListQuery::from_address(address).0
}

fn ids(numbers: std::ops::Range<u32>) -> Vec<VolumeId> {
    numbers.map(id).collect()
}

fn spot(page: &[Volume], of: u32, trail: &[VolumeId]) -> Option<(usize, usize)> {
    Spot::of(page, id(of), trail).map(|spot| (spot.before, spot.after))
}

#[test]
fn neighbours_are_on_the_same_page() {
    let page = page(0..10);
    assert_eq!(spot(&page, 4, &[]), Some((4, 5)));
    assert_eq!(spot(&page, 0, &[]), Some((0, 1)));
    assert_eq!(spot(&page, 99, &[]), None);
}

#[test]
fn a_volume_that_was_deleted_has_the_neighbours_that_it_had() {
    let trail = ids(0..10);
    let mut rows = page(0..11);
    rows.remove(4);
    assert_eq!(spot(&rows, 4, &trail), Some((4, 4)));
    // Those before and after it are gone too.
    rows.retain(|volume| ![id(3), id(5)].contains(&volume.id));
    assert_eq!(spot(&rows, 4, &trail), Some((3, 3)));
    assert_eq!(rows[3].id, id(6));
    rows.retain(|volume| volume.id >= id(6));
    assert_eq!(spot(&rows, 4, &trail), Some((0, 0)));
    assert_eq!(spot(&[], 4, &trail), Some((0, 0)));
    assert_eq!(spot(&rows, 99, &trail), None);
}

#[test]
fn another_page_is_needed_at_the_edges_only() {
    let second = query("limit=10&offset=10");
    let rows = page(10..20);
    let of = |rows: &[Volume], number: u32| Spot::of(rows, id(number), &ids(10..20)).unwrap();
    let first = page_before(&second, of(&rows, 10));
    assert_eq!(first, Some(query("limit=10")));
    let third = Some(query("limit=10&offset=20"));
    assert_eq!(page_after(&second, &rows, of(&rows, 19)), third);
    for number in [11, 18] {
        let spot = of(&rows, number);
        assert_eq!(page_before(&second, spot), None, "{number}");
        assert_eq!(page_after(&second, &rows, spot), None, "{number}");
    }
    // The last volume of the page is gone, and the first one of the next page is here now.
    let rows = [page(10..19), page(20..21)].concat();
    assert_eq!(page_after(&second, &rows, of(&rows, 19)), None);
    let at_start = Spot::of(&page(0..10), id(0), &[]).unwrap();
    assert_eq!(page_before(&query("limit=10"), at_start), None);
    // A page that is not full is the last one.
    let rows = page(10..15);
    assert_eq!(page_after(&second, &rows, of(&rows, 14)), None);
}
