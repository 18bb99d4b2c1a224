// The banner of a demo with its menu: scenes, people, the clock and the tour. It depends on nothing of the app.
import { startTour, savedStep } from "./tour.js";

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const heading = (text) => element("h2", { className: "demo-heading", textContent: text });

const button = (text, onclick) => element("button", { type: "button", className: "demo-item", textContent: text, onclick });

const list = (items) => element("ul", { className: "demo-list" }, ...items.map((item) => element("li", {}, item)));

const post = (url, body) => fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

const CLOCK_STEPS = [
  ["1 minute", 60],
  ["1 hour", 3600],
  ["1 day", 86_400],
];

// Signs in as a persona and loads the page again, so that nothing of another person stays on it.
const become = async ({ base, signIn }, { clientID, clientSecret }) => {
  const response = await post(`${base}api/v1/token`, { grantType: "client_credentials", clientID, clientSecret });
  if (!response.ok) return;
  signIn((await response.json()).accessToken, clientID);
  location.assign(`${base}datavolumes`);
};

const sceneLink = (base, panel, { id, title }) => {
  const link = element("a", { className: "demo-item", href: `${base}#scene=${id}`, textContent: title });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    panel.hidePopover();
    location.assign(link.href);
  });
  return link;
};

const read = async (url) => (await fetch(url)).json();

const text = (records, memoryReason) => {
  const count = records.toLocaleString(document.documentElement.lang);
  const kept = memoryReason ? " This browser keeps nothing here: a reload loses your changes." : "";
  return `Demo: all data is made up, ${count} volumes of it.${kept}`;
};

// Fills the banner. `hint` says what to look at in the scene that was opened.
export const showMenu = async ({ banner, base, hint, signIn, server }) => {
  const style = element("link", { rel: "stylesheet", href: new URL("./demo.css", import.meta.url).href });
  document.head.append(style);
  let started;
  try {
    started = await server;
  } catch (error) {
    banner.append(element("p", { role: "alert", className: "demo-text", textContent: `The demo cannot start: ${error.message}` }));
    return;
  }
  const [{ records, scenes }, personas] = await Promise.all([read(`${base}api/demo`), read(`${base}api/personas`)]);
  const panel = element("div", { id: "demo-panel", className: "demo-panel", popover: "auto" });
  const note = element("p", { className: "demo-hint", role: "status" });
  const open = element("button", { type: "button", className: "demo-button", textContent: "Demo" });
  open.setAttribute("popovertarget", panel.id);
  const move = ([label, seconds]) =>
    button(`${label} later`, async () => {
      await post(`${base}api/demo/clock`, { seconds });
      note.textContent = `The clock of the server is ${label} further. Refresh to see what has happened.`;
      panel.hidePopover();
      open.focus();
    });
  const tour = (step) => {
    panel.hidePopover();
    startTour(step, open);
  };
  const resume = button("", () => tour(savedStep()));
  panel.addEventListener("beforetoggle", () => {
    resume.hidden = savedStep() === 0;
    resume.textContent = `Resume the tour at step ${savedStep() + 1}`;
  });
  panel.append(
    heading("Guided tour"),
    list([button("Start the tour", () => tour(0)), resume]),
    heading("Scenes"),
    list(scenes.map((scene) => sceneLink(base, panel, scene))),
    heading("Sign in as"),
    list(personas.map((persona) => button(persona.name, () => become({ base, signIn }, persona)))),
    heading("Move the clock on"),
    list(CLOCK_STEPS.map(move)),
  );
  banner.append(element("p", { className: "demo-text", textContent: text(records, started?.memoryReason) }), note, open, panel);
  // A status is read out when its text changes, not when it appears.
  setTimeout(() => (note.textContent = hint ?? ""), 500);
};
