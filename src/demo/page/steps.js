// The eight steps of the tour. Each says what to do, points at the first of its targets that is on screen, and knows
// when it was done. It does nothing itself.
import { find } from "./find.js";

const page = () => location.pathname.slice(new URL(document.baseURI).pathname.length);
const isList = () => /^(datavolumes)?\/?$/.test(page());
const parameter = (name) => new URLSearchParams(location.search).has(name);

const toList = () => !isList() && find("link", /Data ?volumes/i);

export const STEPS = [
  {
    title: "Find a volume",
    text: "Type a part of a name into “Filter by name”. The server filters, and the address keeps what you see.",
    targets: [() => find("searchbox", "Filter by name"), toList],
    isDone: () => isList() && (parameter("filterBy") || parameter("search")),
  },
  {
    title: "Filter by anything",
    text: "Add a filter: a field, an operator and a value. Each filter becomes a chip that you can remove.",
    targets: [() => find("button", "Apply filter"), () => find("button", "Add filter"), toList],
    isDone: () => Boolean(find("button", /^Remove filter /)),
  },
  {
    title: "Ask who has access, and why",
    text: "Open a volume and then “Share”. The tree says for each project whether it has access, and through what.",
    targets: [() => find("tree", "Scopes"), () => find("button", "Share"), () => find("link", "Share"), () => find("button", /^Actions for /)],
    isDone: () => /\/sharing$/.test(page()),
  },
  {
    title: "Plan a change",
    text: "Tick a department or some projects, and choose “Review changes”. The plan says who gains access and who loses it.",
    targets: [() => find("button", "Review changes"), () => find("tree", "Scopes")],
    isDone: () => Boolean(find("button", "Apply changes")),
  },
  {
    title: "See a conflict",
    text: "Choose the scene “Someone else changes the shares” in the menu, change something and apply. The two changes are merged.",
    targets: [() => find("button", "Apply changes"), () => find("button", "Review changes"), () => document.querySelector("button[popovertarget=demo-panel]")],
    isDone: () => Boolean(find("heading", "Changed meanwhile")),
  },
  {
    title: "Delete, and make it again",
    text: "Delete a volume. The dialog says what goes and what stays. Afterwards “Recreate” opens the form with its values.",
    targets: [
      () => find("button", "Recreate"), () => find("button", "Delete"), () => find("menuitem", "Delete"), () => find("button", /^Actions for /), toList],
    isDone: () => Boolean(find("button", "Recreate")),
  },
  {
    title: "Change many at once",
    text: "Tick some rows, or all of the page, and then all that match. Share, delete or export them with one plan.",
    targets: [() => find("checkbox", /^Select /), toList],
    isDone: () => Boolean(find("button", "Clear selection")),
  },
  {
    title: "Let the palette do it",
    text: "Press Ctrl+K, or Cmd+K on a Mac, and type what you want: a name, a project, or a sentence such as “not ready”.",
    targets: [() => find("combobox", /command/i), () => find("button", /Search or run a command/)],
    isDone: () => Boolean(find("combobox", /command/i)),
  },
];
