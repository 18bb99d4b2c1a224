// Finds what is on screen by its role and name, as assistive technology does.

const SELECTORS = {
  button: "button, [role=button]",
  checkbox: "input[type=checkbox], [role=checkbox]",
  combobox: "select, [role=combobox]",
  heading: "h1, h2, h3, [role=heading]",
  link: "a[href], [role=link]",
  menuitem: "[role=menuitem]",
  navigation: "nav, [role=navigation]",
  searchbox: "input[type=search], [role=searchbox]",
  table: "table, [role=table], [role=grid]",
  tree: "[role=tree]",
};

const textOf = (id) => document.getElementById(id)?.textContent ?? "";

const nameOf = (element) => {
  const labelled = element.getAttribute("aria-labelledby");
  if (labelled) return labelled.split(/\s+/).map(textOf).join(" ");
  const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent;
  return label ?? (element.matches("table, nav, input, select") ? "" : element.textContent);
};

// The first visible element of the role whose name is `name`, or matches it.
export const find = (role, name) => {
  const matches = (element) => {
    const own = nameOf(element).trim().replaceAll(/\s+/g, " ");
    return name instanceof RegExp ? name.test(own) : own === name;
  };
  const candidates = [...document.querySelectorAll(SELECTORS[role])];
  return candidates.find((element) => element.checkVisibility() && !element.closest("[class^=demo-]") && matches(element));
};
