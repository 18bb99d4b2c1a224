// Starts the page. It is a file, since a strict Content-Security-Policy refuses a script inside the page.

// The markup is that of the widgets: the page shows nothing from outside.
globalThis.trustedTypes?.createPolicy("default", { createHTML: (markup) => markup });

const { js, wasm } = document.querySelector("script[data-js]").dataset;
const { default: start } = await import(js);
await start({ module_or_path: wasm });
