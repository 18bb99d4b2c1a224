// Finds what is on screen by its role and name, as assistive technology does.

const SELECTORS = {
  button: "button, [role=button]",
  checkbox: "input[type=checkbox], [role=checkbox]",
  combobox: "select, [role=combobox]",
  heading: "h1, h2, h3, [role=heading]",
  link: "a[href], [role=link]",
  menuitem: "[role=menuitem]",
  region: "section[aria-label], [role=region]",
  searchbox: "input[type=search], [role=searchbox]",
  textbox: "input:not([type]), input[type=text], textarea, [role=textbox]",
  tree: "[role=tree]",
};

const textOf = (id) => document.getElementById(id)?.textContent ?? "";

// Without the reason why a control is disabled, which is hidden in it.
const visibleText = (element) => [...element.childNodes].filter((node) => !node.hidden).map((node) => node.textContent).join("");

const nameOf = (element) => {
  const labelled = element.getAttribute("aria-labelledby");
  if (labelled) return labelled.split(/\s+/).map(textOf).join(" ");
  const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent;
  return label ?? (element.matches("input, select, textarea") ? "" : visibleText(element));
};

// The dialog above the page, if there is one: the rest of the page is inert.
export const modalDialog = () => [...document.querySelectorAll("dialog:modal")].at(-1);

// The first visible element of the role whose name is `name`, or matches it.
export const find = (role, name) => {
  const matches = (element) => {
    const own = nameOf(element).trim().replaceAll(/\s+/g, " ");
    return name instanceof RegExp ? name.test(own) : own === name;
  };
  const candidates = [...(modalDialog() ?? document).querySelectorAll(SELECTORS[role])];
  return candidates.find((element) => matches(element) && element.checkVisibility() && !element.closest("[class^=demo-]"));
};

// `find`, if it can be pressed.
export const findEnabled = (role, name) => {
  const element = find(role, name);
  return element?.ariaDisabled === "true" ? undefined : element;
};
