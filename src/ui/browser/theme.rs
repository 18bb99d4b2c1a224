use crate::icon::IconName;
use crate::overlay::menu::MenuItem;
use crate::overlay::menu_button::MenuButton;
use leptos::prelude::*;

/// The local storage key of the chosen theme. The boot script reads it too, before the first paint.
pub const THEME_KEY: &str = "datavolumes.theme";

/// The colour theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Follows the operating system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The stored value, also used for `data-theme`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Parses a stored value; unknown values mean [`Theme::System`].
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.name() == name)
            .unwrap_or_default()
    }

    const fn label(self) -> &'static str {
        match self {
            Self::System => "System",
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

    /// Loads the stored theme; the default if nothing is stored or storage is blocked.
    fn load() -> Self {
        let storage = window().local_storage().ok().flatten();
        let name = storage.and_then(|storage| storage.get_item(THEME_KEY).ok().flatten());
        name.map_or_else(Self::default, |name| Self::from_name(&name))
    }

    /// Applies the theme to the page, and stores it unless storage is blocked.
    fn apply(self) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", self.name());
        }
        if let Ok(Some(storage)) = window().local_storage() {
            let _ = storage.set_item(THEME_KEY, self.name());
        }
    }
}

/// A button with a menu of themes.
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
    fn every_stored_value_parses_back() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_name(theme.name()), theme);
        }
    }

    #[test]
    fn an_unknown_value_means_the_system_theme() {
        assert_eq!(Theme::from_name("sepia"), Theme::System);
    }
}
