// Text that the browser keeps. A browser may forbid it: then nothing is kept.

// The text under `key`; empty if there is none.
export const load = (key, storage = "localStorage") => {
  try {
    return globalThis[storage].getItem(key) ?? "";
  } catch {
    return "";
  }
};

// Keeps `text` under `key`, in place of another one.
export const save = (key, text, storage = "localStorage") => {
  try {
    globalThis[storage].setItem(key, text);
  } catch {
    // What is not kept is asked for again.
  }
};
