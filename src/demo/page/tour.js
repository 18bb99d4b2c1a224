// The guided tour: a panel with the step, and a frame around what it is about. It points and waits. It can be left
// and resumed at any step, and goes on after a reload.
import { button, element, sceneLink } from "./elements.js";
import { modalDialog } from "./find.js";
import { placeFrame, placePanel } from "./placement.js";
import { STEPS } from "./steps.js";
import { load, save } from "./storage.js";

const STEP = "datavolumes-demo.tour";
// In this tab alone.
const IS_OPEN = "datavolumes-demo.tour-open";
// How often the page is looked at, in milliseconds.
const INTERVAL = 250;
const LAST = STEPS.length - 1;

const limit = (step) => Math.min(Math.max(step, 0), LAST);

// The step at which the tour was left; 0 if it was not started.
export const savedStep = () => limit(Number.parseInt(load(STEP), 10) || 0);

// Whether the page was left during the tour.
export const isTourOpen = () => load(IS_OPEN, "sessionStorage") === "true";

const FOCUSABLE = "[autofocus], input, select, textarea, button, a[href]";

let leaveCurrent;

const panelOf = (actions) => {
  const title = element("h2", { className: "demo-tour-title", id: "demo-tour-title" });
  const text = element("p", { className: "demo-tour-text", id: "demo-tour-text" });
  const state = element("p", { className: "demo-tour-state" });
  const said = element("div", { ariaLive: "polite" }, title, text, state);
  const panel = element("section", { className: "demo-tour", tabIndex: -1 }, said, element("div", { className: "demo-tour-actions" }, ...actions));
  panel.setAttribute("aria-labelledby", title.id);
  panel.setAttribute("aria-describedby", text.id);
  panel.dataset.place = "end-end";
  return { panel, title, text, state };
};

const say = (place, words) => {
  if (place.textContent !== words) place.textContent = words;
};

// Shows the tour at `step`. `opener` has the focus after it.
export const startTour = (step, opener, { takesFocus = true } = {}) => {
  leaveCurrent?.();
  const back = button("demo-button", "Back", () => go(step - 1));
  const next = button("demo-button", "Next", () => (step === LAST ? finish() : go(step + 1)));
  const close = button("demo-button", "Leave the tour", () => leave());
  const links = element("span", { className: "demo-tour-link" });
  const { panel, title, text, state } = panelOf([links, back, next, close]);
  const frame = element("div", { className: "demo-frame", popover: "manual", ariaHidden: "true" });
  let target;
  let shown;
  let isDone;
  let before;
  const place = () => placeFrame(frame, target);
  const look = () => {
    // What is outside of a modal dialog is inert and behind it.
    const dialog = modalDialog();
    const parent = dialog ?? document.body;
    if (panel.parentElement !== parent) parent.append(frame, panel);
    const { targets, isReady, isDone: check } = STEPS[step];
    const at = isReady?.() === false ? -1 : targets.findIndex((locate) => locate());
    target = targets[at]?.();
    if (target && at !== shown) {
      const isSmooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
      target.scrollIntoView({ block: "nearest", behavior: isSmooth ? "smooth" : "instant" });
    }
    shown = at;
    isDone ||= check(before);
    const going = step === LAST ? "Finish" : "Next";
    say(state, isDone ? `Done. Choose “${going}”.` : "");
    placePanel(panel, target, dialog);
    place();
  };
  const go = (to) => {
    step = limit(to);
    save(STEP, String(step));
    const { title: name, text: task, scene, measure } = STEPS[step];
    [shown, isDone, before] = [undefined, false, measure?.()];
    say(title, `Step ${step + 1} of ${STEPS.length}: ${name}`);
    say(text, task);
    links.replaceChildren(...(scene ? [sceneLink("demo-button", "Open the scene", scene)] : []));
    back.disabled = step === 0;
    say(next, step === LAST ? "Finish" : "Next");
    look();
  };
  const timers = [setInterval(look, INTERVAL)];
  const remove = () => {
    timers.forEach(clearInterval);
    removeEventListener("scroll", place, true);
    panel.remove();
    frame.remove();
    leaveCurrent = undefined;
  };
  const leave = () => {
    const dialog = modalDialog();
    remove();
    save(IS_OPEN, "false", "sessionStorage");
    (dialog?.querySelector(FOCUSABLE) ?? opener).focus();
  };
  const finish = () => {
    save(STEP, "0");
    leave();
  };
  leaveCurrent = remove;
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    // It does not close a dialog too.
    event.preventDefault();
    event.stopPropagation();
    leave();
  });
  addEventListener("scroll", place, true);
  save(IS_OPEN, "true", "sessionStorage");
  document.body.append(frame, panel);
  if (takesFocus) {
    go(step);
    panel.focus();
  } else {
    // A live region is read out when its text changes, not when it appears.
    timers.push(setTimeout(() => go(step), 100));
  }
};
