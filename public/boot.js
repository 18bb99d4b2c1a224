// Starts the app, and asks for the first page of the list while the wasm is still on its way.

try {
  document.documentElement.dataset.theme = localStorage.getItem("datavolumes.theme") ?? "system";
} catch {
  // Storage is forbidden: then the theme is the system's.
}

const glue = document.querySelector("link[rel=modulepreload]").href;
const wasm = document.querySelector("link[rel=preload][as=fetch]").href;

// From address to answer: before it asks the server, the app looks here.
const answers = new Map();
globalThis.earlyAnswers = answers;

// What is sent later has a style of its own, which is asked for with the first of it.
let style;
globalThis.chunkStyle = () => style ??= new Promise((resolve, reject) => {
  const named = document.querySelector("meta[name=chunk-style]");
  if (!named) return resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = named.content;
  link.onload = resolve;
  link.onerror = (error) => {
    style = undefined;
    link.remove();
    reject(error);
  };
  document.head.append(link);
});

async function start() {
  const { default: init } = await import(glue);
  if (document.readyState === "loading") {
    await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed));
  }
  await init({ module_or_path: wasm });
}

// The address of the list says what its request asks for, except that a request always names the
// view. If the app writes it in another way after all, it asks for itself.
function askForList() {
  const token = sessionStorage.getItem("datavolumes.token");
  const path = location.pathname.slice(new URL(document.baseURI).pathname.length);
  if (!token || (path !== "" && path !== "datavolumes")) return;
  const search = location.search.slice(1);
  // The view of a project that is not chosen yet asks nothing.
  if (/(^|&)requestType=Usable/.test(search) && !/(^|&)usableInProjectId=[^&]/.test(search)) return;
  const view = /(^|&)requestType=/.test(search) ? "" : "requestType=Originated";
  const query = [view, search].filter(Boolean).join("&");
  const url = new URL(`api/v1/datavolumes?${query}`, document.baseURI).href;
  const headers = { accept: "application/json", authorization: `Bearer ${token}` };
  const answer = fetch(url, { headers });
  // Until the app takes it over, a failure is nobody's and must not be reported as unhandled.
  answer.catch(() => {});
  answers.set(url, answer);
}

start().catch((error) => {
  document.documentElement.dataset.app = "failed";
  throw error;
});
askForList();
