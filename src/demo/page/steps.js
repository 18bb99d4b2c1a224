// The eight steps of the tour. Each says what to do, points at the first of its targets that is on screen, and knows
// when it was done, compared with what it has measured at its beginning. It does nothing itself.
import { find, findEnabled } from "./find.js";
import { load } from "./storage.js";

const page = () => location.pathname.slice(new URL(document.baseURI).pathname.length);
const isList = () => /^(datavolumes)?\/?$/.test(page());
const isSharing = () => /\/sharing$/.test(page());
const parameter = (name) => new URLSearchParams(location.search).get(name) ?? "";

// The name of a data volume has no `==`, so each of these is one filter.
const filters = () => parameter("filterBy").split(",").filter(Boolean);
const isByName = (filter) => /^name=@/.test(filter);

// A page with changes asks before it is left.
const toList = () => find("button", "Leave") ?? (!isList() && find("link", /Data ?volumes/i));
const rowMenu = () => isList() && find("button", /^Actions for /);

// The way to the sharing of a data volume.
const toSharing = [
  () => find("menuitem", "Share"),
  () => !isList() && findEnabled("button", "Share"),
  rowMenu,
  toList,
];

const reviewOrTree = [() => findEnabled("button", "Review changes"), () => find("tree", "Scopes")];

export const STEPS = [
  {
    title: "Find a data volume",
    text: "Type a part of a name into “Filter by name”. The server filters, and the address keeps what you see.",
    targets: [() => find("searchbox", "Filter by name")?.parentElement, toList],
    isDone: () => isList() && (filters().some(isByName) || Boolean(parameter("search"))),
  },
  {
    title: "Filter by anything",
    text: "Add a filter: a field, an operator and a value. Each filter becomes a chip that you can remove.",
    targets: [() => find("button", "Apply filter"), () => find("button", "Add filter"), toList],
    measure: () => filters().length,
    isDone: (before) => isList() && (filters().length > before || filters().some((filter) => !isByName(filter))),
  },
  {
    title: "See who has access, and why",
    text: "Choose “Share” in the actions of a data volume. The tree says for each project whether it has access, and through what.",
    targets: [() => find("tree", "Scopes"), ...toSharing],
    isDone: () => isSharing() && Boolean(find("tree", "Scopes")),
  },
  {
    title: "Plan a change",
    text: "In the sharing of a data volume, tick a department or some projects, and choose “Review changes”. The plan says which projects gain access and which lose it.",
    targets: [() => findEnabled("button", "Apply changes"), ...reviewOrTree, ...toSharing],
    isDone: () => Boolean(find("button", "Apply changes")),
  },
  {
    title: "See a conflict",
    text: "Open the scene. Someone else changes the sharing while you edit: tick a project, review and apply. Then you decide what to keep.",
    scene: "concurrent-edit",
    targets: [() => findEnabled("button", "Apply changes"), ...reviewOrTree],
    isReady: () => isSharing() && load("datavolumes-demo.scene", "sessionStorage") === "concurrent-edit",
    isDone: () => Boolean(find("heading", "Sharing changed by someone else")),
  },
  {
    title: "Delete, and create it again",
    text: "Choose “Delete” in the actions of a data volume. The dialog says what goes and what stays. Afterwards, “Recreate” opens the form with its values.",
    targets: [
      () => find("button", "Recreate"),
      () => findEnabled("button", "Delete"),
      () => find("textbox", /^Type .* to confirm/),
      () => find("menuitem", "Delete"),
      rowMenu,
      toList,
    ],
    isDone: () => page() === "datavolumes/new" && Boolean(parameter("from")),
  },
  {
    title: "Change many at once",
    text: "Tick some rows, or all of the page and then all that match. Share, delete or export them with one plan.",
    targets: [() => find("region", "Selection"), () => find("checkbox", /^Select /), toList],
    isDone: () => isList() && Boolean(find("button", "Clear selection")),
  },
  {
    title: "Let the palette do it",
    text: "Press Ctrl+K, Cmd+K on a Mac, or the magnifier at the top, and type what you want: a name, a project, or a sentence such as “not ready”.",
    targets: [() => find("combobox", /command/i), () => find("button", /Search or run a command/)],
    isDone: () => Boolean(find("combobox", /command/i)),
  },
];
