// The banner of a demo with its menu: scenes, people, the clock and the tour. It depends on nothing of the app.
import { button, element, sceneLink } from "./elements.js";
import { isTourOpen, savedStep, startTour } from "./tour.js";

const heading = (text) => element("h2", { className: "demo-heading", textContent: text });

const item = (text, onclick) => button("demo-item", text, onclick);

const list = (items) => element("ul", { className: "demo-list" }, ...items.map((one) => element("li", {}, one)));

const CLOCK_STEPS = [
  ["1 minute", 60],
  ["1 hour", 3600],
  ["1 day", 86_400],
];

const NO_ANSWER = "The server of the demo did not answer. Try again.";

// The response, or nothing if the server has refused it or does not answer.
const post = async (url, body) => {
  const request = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(url, request).catch(() => undefined);
  return response?.ok ? response : undefined;
};

const read = async (url) => (await fetch(url)).json();

const lossText = (memoryReason) => (memoryReason ? " This browser keeps nothing here: a reload loses your changes." : "");

const crashText = ({ memoryReason }) =>
  `The server of the demo has stopped and was started again.${memoryReason ? " Your changes are lost." : ""} Refresh to continue.`;

const alertOf = (text, ...children) => element("p", { role: "alert", className: "demo-text", textContent: text }, ...children);

const stoppedAlert = () =>
  alertOf("The server of the demo has stopped. ", button("demo-button", "Reload", () => location.reload()));

// Shows what to look at on this page until the page is left.
const showOnThisPage = (note, hint) => {
  const { pathname } = location;
  note.textContent = hint;
  const timer = setInterval(() => {
    if (location.pathname === pathname && note.textContent === hint) return;
    clearInterval(timer);
    if (note.textContent === hint) note.textContent = "";
  }, 500);
};

const galleryLink = (base) =>
  element("a", { className: "demo-item", href: `${base}gallery/`, target: "_blank", textContent: "All widgets (new tab)" });

// The panel of the menu. `say` shows a message in the banner.
const menuPanel = ({ base, signIn, scenes, personas, hasGallery, open, say }) => {
  const panel = element("div", { id: "demo-panel", className: "demo-panel", popover: "auto" });
  const close = () => {
    panel.hidePopover();
    open.focus();
  };
  // Loads the page again, so that nothing of another person stays on it.
  const become = async ({ name, clientID, clientSecret }) => {
    close();
    say(`Signing in as ${name}…`);
    const response = await post(`${base}api/v1/token`, { grantType: "client_credentials", clientID, clientSecret });
    if (!response) return say(NO_ANSWER);
    signIn((await response.json()).accessToken, clientID);
    location.assign(`${base}datavolumes`);
  };
  const moveClock = async (label, seconds) => {
    close();
    const response = await post(`${base}api/demo/clock`, { seconds });
    say(response ? `The clock of the server is ${label} further. Refresh to see what has happened.` : NO_ANSWER);
  };
  const tour = (step) => {
    panel.hidePopover();
    startTour(step, open);
  };
  const resume = item("", () => tour(savedStep()));
  panel.addEventListener("beforetoggle", () => {
    resume.hidden = savedStep() === 0;
    resume.textContent = `Resume the tour at step ${savedStep() + 1}`;
  });
  panel.append(
    heading("Guided tour"),
    list([item("Start the tour", () => tour(0)), resume]),
    heading("Scenes"),
    list(scenes.map(({ id, title }) => sceneLink("demo-item", title, id, () => panel.hidePopover()))),
    heading("Sign in as"),
    list(personas.map((persona) => item(persona.name, () => become(persona)))),
    heading("Move the clock on"),
    list(CLOCK_STEPS.map(([label, seconds]) => item(`${label} later`, () => moveClock(label, seconds)))),
    ...(hasGallery ? [heading("Gallery"), list([galleryLink(base)])] : []),
  );
  return panel;
};

// Fills the banner. `hint` says what to look at in the scene that was opened.
export const showMenu = async ({ banner, base, hint, signIn, server, crashes }) => {
  const style = element("link", { rel: "stylesheet", href: new URL("./demo.css", import.meta.url).href });
  document.head.append(style);
  let started;
  let scenes;
  let personas;
  try {
    started = await server;
    [{ scenes }, personas] = await Promise.all([read(`${base}api/demo`), read(`${base}api/personas`)]);
  } catch (error) {
    banner.append(alertOf(`The demo cannot start: ${error.message}`));
    return;
  }
  const text = element("p", { className: "demo-text", textContent: `Demo: all data is made up.${lossText(started?.memoryReason)}` });
  const note = element("p", { className: "demo-hint", role: "status" });
  const open = button("demo-button", "Demo");
  const say = (message) => {
    note.textContent = message;
  };
  // Only the folder for a static host has one.
  const hasGallery = started !== undefined;
  const panel = menuPanel({ base, signIn, scenes, personas, hasGallery, open, say });
  open.setAttribute("popovertarget", panel.id);
  // The shortcuts of the app belong to what is below the menu.
  banner.addEventListener("keydown", (event) => panel.matches(":popover-open") && event.stopPropagation());
  banner.append(text, note, open, panel);
  const measure = () => document.documentElement.style.setProperty("--demo-banner", `${banner.offsetHeight}px`);
  new ResizeObserver(measure).observe(banner);
  crashes.show = (crash) => {
    if (crash.isStopped) text.replaceWith(stoppedAlert());
    else say(crashText(crash));
  };
  if (isTourOpen()) startTour(savedStep(), open, { takesFocus: false });
  // A status is read out when its text changes, not when it appears.
  setTimeout(() => {
    if (crashes.last) crashes.show(crashes.last);
    else if (hint) showOnThisPage(note, hint);
  }, 500);
};
