use web_sys::HtmlElement;

/// Scrolls `list`, which is positioned, as far as `option` needs to be in view. The page stays where it is.
pub fn scroll_to(list: &HtmlElement, option: &HtmlElement) {
    let top = option.offset_top();
    let bottom = top + option.offset_height();
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}
