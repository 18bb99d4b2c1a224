//! Which crate may use which: the table of the architecture.

use super::Finding;
use super::tree::Source;

/// What a pure crate may use: values and their forms, nothing that acts.
const VALUES: [&str; 8] = [
    "chrono",
    "percent-encoding",
    "serde",
    "serde_json",
    "serde_path_to_error",
    "strum",
    "thiserror",
    "uuid",
];

/// The crates of this workspace that a crate may use outside its tests, or `None` for all.
fn agreed(manifest: &str) -> Option<&'static [&'static str]> {
    match manifest {
        "src/contract/Cargo.toml" | "src/xtask/Cargo.toml" => Some(&[]),
        "src/sharing/Cargo.toml" | "src/server/Cargo.toml" => Some(&["datavolumes-contract"]),
        "src/app/Cargo.toml" => Some(&["datavolumes-contract", "datavolumes-sharing"]),
        _ => None,
    }
}

fn is_pure(manifest: &str) -> bool {
    matches!(
        manifest,
        "src/contract/Cargo.toml" | "src/sharing/Cargo.toml"
    )
}

/// App and server meet only in the contract, and the pure crates bring nothing that acts.
pub(super) fn crates_depend_as_agreed(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let Some(agreed) = agreed(&source.path) else {
            continue;
        };
        for (line, name) in dependencies(source) {
            let is_ours = name.starts_with("datavolumes-");
            let is_refused = is_ours && !agreed.contains(&name);
            let acts = is_pure(&source.path) && !is_ours && !VALUES.contains(&name);
            if is_refused || acts {
                let what = format!("this crate may not use `{name}`");
                findings.push(Finding::new(source, line, what));
            }
        }
    }
    findings
}

/// The names under every `[…dependencies]` but that of tests, with their lines.
fn dependencies(manifest: &Source) -> Vec<(usize, &str)> {
    let mut is_within = false;
    let mut found = Vec::new();
    for (number, line) in manifest.lines() {
        if let Some(section) = line.trim().strip_prefix('[') {
            let section = section.trim_end_matches(']');
            is_within = section.ends_with("dependencies") && !section.ends_with("dev-dependencies");
            if let Some((_, name)) = section.split_once("dependencies.") {
                found.push((number, name));
            }
        } else if is_within && !line.trim_start().starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            found.extend((!name.is_empty()).then_some((number, name)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    fn found(path: &str, manifest: &str) -> usize {
        check(crates_depend_as_agreed, &[(path, manifest)]).len()
    }

    #[test]
    fn the_app_may_use_the_contract_and_not_the_server() {
        let contract = "[dependencies]\ndatavolumes-contract.workspace = true\nleptos = \"1\"\n";
        assert_eq!(found("src/app/Cargo.toml", contract), 0);
        let server = "[dependencies]\ndatavolumes-server = { workspace = true }\n";
        assert_eq!(found("src/app/Cargo.toml", server), 1);
        let section = "[dependencies.datavolumes-server]\nworkspace = true\n";
        assert_eq!(found("src/app/Cargo.toml", section), 1);
    }

    #[test]
    fn a_pure_crate_uses_values_and_in_its_tests_anything() {
        let pure = "[dependencies]\nserde.workspace = true\n[dev-dependencies]\nproptest = \"1\"\n";
        assert_eq!(found("src/contract/Cargo.toml", pure), 0);
        for name in ["web-sys", "tokio", "datavolumes-app"] {
            let manifest = format!("[dependencies]\n{name}.workspace = true\n");
            assert_eq!(found("src/contract/Cargo.toml", &manifest), 1, "{name}");
            assert_eq!(found("src/sharing/Cargo.toml", &manifest), 1, "{name}");
        }
    }

    #[test]
    fn a_dependency_for_one_platform_counts() {
        let manifest = "[target.'cfg(unix)'.dependencies]\ndatavolumes-server.workspace = true\n";
        assert_eq!(found("src/xtask/Cargo.toml", manifest), 1);
    }

    #[test]
    fn tests_may_use_everything() {
        let manifest = "[dev-dependencies]\ndatavolumes-server.workspace = true\n";
        assert_eq!(found("tests/api/Cargo.toml", manifest), 0);
    }
}
