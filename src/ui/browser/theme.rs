use crate::icon::IconName;
use crate::overlay::menu::MenuItem;
use crate::overlay::menu_button::MenuButton;
use leptos::prelude::*;

/// Where the choice is kept in local storage. The boot script reads it too, before the first paint.
pub const THEME_KEY: &str = "datavolumes.theme";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The stored word and the value of `data-theme`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the stored word; anything else is the system's theme.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.name() == name)
            .unwrap_or_default()
    }

    const fn label(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::System => IconName::MONITOR,
            Self::Light => IconName::SUN,
            Self::Dark => IconName::MOON,
        }
    }

    /// The stored choice. Storage may be forbidden: then it is the system's theme.
    fn load() -> Self {
        let storage = window().local_storage().ok().flatten();
        let name = storage.and_then(|storage| storage.get_item(THEME_KEY).ok().flatten());
        name.map_or_else(Self::default, |name| Self::of_name(&name))
    }

    /// Shows the theme now, and again on the next visit where storage is not forbidden.
    fn apply(self) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", self.name());
        }
        if let Ok(Some(storage)) = window().local_storage() {
            let _ = storage.set_item(THEME_KEY, self.name());
        }
    }
}

/// A button that opens the choice of theme.
#[component]
pub fn ThemeMenu() -> impl IntoView {
    let chosen = RwSignal::new(Theme::load());
    let items = move |()| {
        let item = |theme: Theme| {
            let choose = move || {
                chosen.set(theme);
                theme.apply();
            };
            MenuItem::new(theme.label(), choose)
                .icon(theme.icon())
                .checked(chosen.get_untracked() == theme)
        };
        Theme::ALL.map(item).to_vec()
    };
    view! { <MenuButton label="Theme" icon=move || chosen.get().icon() items /> }
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn every_stored_word_is_read_back() {
        for theme in Theme::ALL {
            assert_eq!(Theme::of_name(theme.name()), theme);
        }
    }

    #[test]
    fn an_unknown_word_means_the_theme_of_the_system() {
        assert_eq!(Theme::of_name("sepia"), Theme::System);
    }
}
