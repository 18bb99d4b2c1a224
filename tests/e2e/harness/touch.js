// What a person does with the first element that matches, if it can be used now: visible, enabled and not covered.
// It happens in one go, so the page cannot change between finding and using it. No element is returned, because the
// driver would keep it in memory.
// arguments: role, name, "exact" | "contains" | "any", "see" | "read" | "click" | "fill", text to fill in
function isOnTop(el) {
  const { x, y, width, height } = el.getBoundingClientRect();
  return el.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}

function touch(role, wanted, match, act, text) {
  for (const el of byRole(null, role, wanted, match)) {
    if (act === 'see') return true;
    if (act === 'read') return el.value ?? null;
    if (el.disabled || el.getAttribute('aria-disabled') === 'true') continue;
    if (!isOnTop(el)) el.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (!isOnTop(el)) continue;
    el.focus();
    if (act === 'click') {
      el.click();
      return true;
    }
    el.select();
    document.execCommand(text ? 'insertText' : 'delete', false, text);
    return el.value === text;
  }
  return act === 'read' ? null : false;
}
