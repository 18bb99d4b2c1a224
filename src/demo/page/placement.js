// Where the panel of the tour stands, and where its frame.

const MARGIN = 4;

const PLACES = ["end-end", "end-start", "start-end", "start-start"];

const clip = (a, b) => ({
  top: Math.max(a.top, b.top),
  left: Math.max(a.left, b.left),
  bottom: Math.min(a.bottom, b.bottom),
  right: Math.min(a.right, b.right),
});

const area = ({ top, left, bottom, right }) => Math.max(0, right - left) * Math.max(0, bottom - top);

// The part of an element that its scrolling ancestors and the window show; `undefined` if there is none.
const visibleRect = (element) => {
  let rect = clip(element.getBoundingClientRect(), { top: 0, left: 0, bottom: innerHeight, right: innerWidth });
  for (let box = element; box && box !== document.body; box = box.parentElement) {
    const { overflow, position } = getComputedStyle(box);
    if (box !== element && overflow !== "visible") rect = clip(rect, box.getBoundingClientRect());
    if (position === "fixed") break;
  }
  return area(rect) > 0 ? rect : undefined;
};

// The layer in front of the page that has the target, for each frame.
const layers = new WeakMap();

// In front of the layers that are open: the last popover that is shown is.
const show = (frame, layer) => {
  if (frame.matches(":popover-open")) {
    if (layers.get(frame) === layer) return;
    frame.hidePopover();
  }
  layers.set(frame, layer);
  frame.showPopover();
};

// Puts the frame, which is a popover, around the target, if there is one that can be seen.
export const placeFrame = (frame, target) => {
  const rect = target && visibleRect(target);
  if (!rect) return frame.hidePopover();
  show(frame, target.closest("[popover], dialog"));
  Object.assign(frame.style, {
    top: `${rect.top - MARGIN}px`,
    left: `${rect.left - MARGIN}px`,
    width: `${rect.right - rect.left + 2 * MARGIN}px`,
    height: `${rect.bottom - rect.top + 2 * MARGIN}px`,
  });
};

// Moves the panel into another corner if it covers the target, what has the focus, or a dialog, and would cover less of
// them there.
export const placePanel = (panel, target, dialog) => {
  const focused = document.activeElement === document.body || panel.contains(document.activeElement) ? undefined : document.activeElement;
  const weights = [
    [target, 100],
    [focused, 10],
    [dialog, 1],
  ];
  const obstacles = weights.flatMap(([element, weight]) => {
    const rect = element && visibleRect(element);
    return rect ? [[rect, weight]] : [];
  });
  const before = panel.dataset.place;
  const cost = (place) => {
    panel.dataset.place = place;
    const own = panel.getBoundingClientRect();
    return obstacles.reduce((sum, [rect, weight]) => sum + (weight * area(clip(own, rect))) / area(rect), 0);
  };
  let best = before;
  let least = cost(best);
  for (const place of PLACES) {
    if (least === 0) break;
    const other = cost(place);
    if (other < least) [best, least] = [place, other];
  }
  panel.dataset.place = best;
};
