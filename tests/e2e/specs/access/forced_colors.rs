//! The sharing map in the colors of the system.

use serde_json::json;

use crate::harness::{Spec, department, project};

/// What tells the states apart in the legend and in the map, and each color that is not one of the system.
const LOOKS: &str = "const system = new Set(['none', 'rgba(0, 0, 0, 0)']);
    for (const color of ['Canvas', 'CanvasText', 'GrayText', 'Highlight']) {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = color;
        system.add(getComputedStyle(probe).color);
        probe.remove();
    }
    const foreign = [];
    const check = (what, colors) => colors.filter(color => !system.has(color))
        .forEach(color => foreign.push(`${what}: ${color}`));
    const icon = el => el.querySelector('path')?.getAttribute('d') ?? '';
    const signs = [...document.querySelectorAll('.legend__sign')].map(sign => {
        const style = getComputedStyle(sign);
        check(`legend ${sign.dataset.shade}`, [style.backgroundColor, style.borderTopColor, style.color]);
        return [style.backgroundColor, style.borderTopColor, style.borderTopStyle, style.borderTopWidth, icon(sign)].join();
    });
    const shapes = {};
    for (const shape of document.querySelectorAll('.map [data-shade]')) {
        const rect = shape.querySelector(':scope > rect');
        if (!rect) continue;
        const style = getComputedStyle(rect);
        const text = shape.querySelector(':scope > text');
        check(`map ${shape.dataset.shade}`, [style.fill, style.stroke]);
        if (text && getComputedStyle(text).fill === style.fill) foreign.push(`${shape.dataset.shade}: unreadable`);
        if (shape.matches('.map__chip')) {
            shapes[shape.dataset.shade] = [style.fill, style.stroke, style.strokeDasharray, style.strokeWidth, icon(shape)].join();
        }
    }
    return { signs, shapes: Object.values(shapes), states: Object.keys(shapes), foreign }";

#[tokio::test]
async fn the_map_and_its_legend_tell_each_state_in_the_colors_of_the_system() {
    Spec::with_records(60)
        .chromium_only("it uses the tools of Chromium")
        .window(1440, 1400)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let (other, name) = page.server().other_department(&volume).await;
            let own = department(volume.department_id.as_str());
            let far = page.server().other_projects(&volume).await;
            let far = far.last().expect("there are others").clone();
            page.server()
                .add_shares(volume.id, [own, project(&far)])
                .await;
            page.open_sharing(&volume).await;
            page.toggle_scope(&name).await;
            page.toggle_scope(&page.server().project_name(&far).await)
                .await;
            page.press_button("Review changes").await;
            page.by_role("heading", "Effect").find().await;
            assert_ne!(other, volume.department_id.as_str());
            let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
            page.devtools("Emulation.setEmulatedMedia", forced).await;
            let looks = page.script(LOOKS, []).await;
            assert_eq!(looks["foreign"], json!([]), "{looks}");
            for (what, least) in [("signs", 7), ("shapes", 3)] {
                let mut seen: Vec<String> =
                    serde_json::from_value(looks[what].clone()).expect("they are strings");
                let count = seen.len();
                seen.sort();
                seen.dedup();
                assert_eq!(seen.len(), count, "two {what} look the same: {looks}");
                assert!(count >= least, "{looks}");
            }
        })
        .await;
}
