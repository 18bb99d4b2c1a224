// The guided tour: a panel with the step, and a frame around what it is about. It points and waits. It can be left
// and resumed at any step.
import { STEPS } from "./steps.js";

const KEY = "datavolumes-demo.tour";
// How often the page is looked at, in milliseconds.
const INTERVAL = 250;

// The step at which the tour was left; 0 if it was not started.
export const savedStep = () => {
  try {
    return Math.min(Math.max(Number.parseInt(localStorage.getItem(KEY), 10) || 0, 0), STEPS.length - 1);
  } catch {
    return 0;
  }
};

const saveStep = (step) => {
  try {
    localStorage.setItem(KEY, String(step));
  } catch {
    // The browser forbids storage.
  }
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

let leaveCurrent;

const place = (frame, target) => {
  frame.hidden = !target;
  if (!target) return;
  const { top, left, width, height } = target.getBoundingClientRect();
  const MARGIN = 4;
  Object.assign(frame.style, {
    top: `${top - MARGIN}px`,
    left: `${left - MARGIN}px`,
    width: `${width + 2 * MARGIN}px`,
    height: `${height + 2 * MARGIN}px`,
  });
};

// Shows the tour at `first`. `opener` has the focus after it.
export const startTour = (first, opener) => {
  leaveCurrent?.();
  let step = first;
  const title = element("h2", { className: "demo-tour-title", id: "demo-tour-title" });
  const text = element("p", { className: "demo-tour-text" });
  const state = element("p", { className: "demo-tour-state" });
  const said = element("div", { ariaLive: "polite" }, title, text, state);
  const back = element("button", { type: "button", className: "demo-button", textContent: "Back", onclick: () => go(step - 1) });
  const next = element("button", { type: "button", className: "demo-button", onclick: () => (step === STEPS.length - 1 ? leave(true) : go(step + 1)) });
  const close = element("button", { type: "button", className: "demo-button", textContent: "Leave the tour", onclick: () => leave(false) });
  const actions = element("div", { className: "demo-tour-actions" }, back, next, close);
  const panel = element("section", { className: "demo-tour", ariaLabel: "Guided tour", tabIndex: -1 }, said, actions);
  const frame = element("div", { className: "demo-frame", hidden: true, ariaHidden: "true" });
  let shown;
  const point = () => {
    const { targets, isDone } = STEPS[step];
    const target = targets.map((locate) => locate()).find(Boolean);
    place(frame, target);
    if (target && target !== shown) {
      const isSmooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
      target.scrollIntoView({ block: "nearest", behavior: isSmooth ? "smooth" : "instant" });
    }
    shown = target;
    const message = isDone() ? "Done. Go on with “Next”." : "";
    if (state.textContent !== message) state.textContent = message;
  };
  const go = (to) => {
    step = Math.min(Math.max(to, 0), STEPS.length - 1);
    saveStep(step);
    shown = undefined;
    title.textContent = `Step ${step + 1} of ${STEPS.length}: ${STEPS[step].title}`;
    text.textContent = STEPS[step].text;
    back.disabled = step === 0;
    next.textContent = step === STEPS.length - 1 ? "Finish" : "Next";
    point();
  };
  const timer = setInterval(point, INTERVAL);
  const leave = (isFinished) => {
    clearInterval(timer);
    removeEventListener("scroll", point, true);
    panel.remove();
    frame.remove();
    leaveCurrent = undefined;
    if (isFinished) saveStep(0);
    opener.focus();
  };
  leaveCurrent = () => leave(false);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave(false);
    event.stopPropagation();
  });
  addEventListener("scroll", point, true);
  document.body.append(frame, panel);
  go(step);
  panel.focus();
};
