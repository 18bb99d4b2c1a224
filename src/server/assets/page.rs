//! Changes to the start page of the app: where it is served, and what a demo starts before the app.

/// The page with its `<base>` element replaced; `None` if it has none.
#[must_use]
pub fn with_base(page: &str, href: &str) -> Option<String> {
    let (before, rest) = page.split_once("<base")?;
    let (_, after) = rest.split_once('>')?;
    Some(format!("{before}<base href=\"{href}\">{after}"))
}

/// The page with the script of a demo, from `folder`, in place of the app's boot script, which that script
/// starts. `settings` are data attributes for it. `None` if the page has no boot script.
#[must_use]
pub fn with_demo(page: &str, folder: &str, settings: &[(&str, &str)]) -> Option<String> {
    let (before, rest) = page.split_once("<script")?;
    let (tag, after) = rest.split_once("</script>")?;
    let (_, source) = tag.split_once("src=")?;
    let source = source.trim_start_matches(['"', '\'']);
    let boot = source.split(['"', '\'', ' ', '>']).next()?;
    let settings = settings.iter().fold(String::new(), |all, (name, value)| {
        format!("{all} data-{name}=\"{value}\"")
    });
    Some(format!(
        "{before}<script type=\"module\" src=\"./{folder}/boot.js\" data-boot=\"{boot}\"{settings}></script>{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<base href=/><div></div><script fetchpriority=high src=./boot-1.js></script><p>";

    #[test]
    fn the_base_is_replaced() {
        assert_eq!(
            with_base(PAGE, "./").unwrap(),
            PAGE.replace("<base href=/>", "<base href=\"./\">")
        );
        assert_eq!(with_base("<p>", "./"), None);
    }

    #[test]
    fn the_script_of_a_demo_knows_the_boot_script() {
        let expected = "<base href=/><div></div><script type=\"module\" src=\"./demo-1/boot.js\" \
                        data-boot=\"./boot-1.js\" data-server=\"worker\"></script><p>";
        let quoted = PAGE.replace("./boot-1.js", "\"./boot-1.js\"");
        for page in [PAGE, &quoted] {
            assert_eq!(
                with_demo(page, "demo-1", &[("server", "worker")]).unwrap(),
                expected
            );
        }
        assert_eq!(with_demo("<p>", "demo-1", &[]), None);
    }
}
