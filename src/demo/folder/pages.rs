//! The pages of the folder: one for each address that a host without rewriting can serve.

use datavolumes_server::assets::with_base;

/// The folders with a page of their own, for a reload or a link to one of these routes. Python's server and others
/// answer with the `index.html` of a folder.
const ROUTES: [&str; 3] = ["datavolumes", "datavolumes/new", "sign-in"];

/// The pages by their paths. `page` is the start page; `base_path` is where the host serves the folder, which only its
/// page for unknown addresses needs to know.
pub(crate) fn pages(page: &str, base_path: &str) -> Option<Vec<(String, String)>> {
    let mut pages = vec![
        ("index.html".to_owned(), with_base(page, "./")?),
        ("404.html".to_owned(), with_base(page, base_path)?),
    ];
    for route in ROUTES {
        let up = "../".repeat(route.split('/').count());
        pages.push((format!("{route}/index.html"), with_base(page, &up)?));
    }
    Some(pages)
}

/// The service worker with the version and the files that it keeps.
pub(crate) fn service_worker(script: &str, version: &str, files: &[String]) -> String {
    let names: Vec<_> = files.iter().map(|file| format!("\"{file}\"")).collect();
    script
        .replace("%VERSION%", version)
        .replace("\"%FILES%\"", &names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_knows_the_way_to_the_folder() {
        let pages = pages("<base href=/>", "/console/").unwrap();
        let base = |path: &str| {
            let (_, page) = pages.iter().find(|(name, _)| name == path).unwrap();
            page.clone()
        };
        assert_eq!(base("index.html"), "<base href=\"./\">");
        assert_eq!(base("datavolumes/index.html"), "<base href=\"../\">");
        assert_eq!(base("datavolumes/new/index.html"), "<base href=\"../../\">");
        assert_eq!(base("404.html"), "<base href=\"/console/\">");
    }

    #[test]
    fn the_service_worker_names_its_files() {
        let script = "const V = \"%VERSION%\"; const F = [\"%FILES%\"];";
        let files = [String::new(), "a.js".to_owned()];
        assert_eq!(
            service_worker(script, "demo-1", &files),
            "const V = \"demo-1\"; const F = [\"\", \"a.js\"];"
        );
    }
}
