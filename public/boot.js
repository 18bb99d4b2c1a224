// Runs before the app, without wasm: sets the theme, requests the first page of the list while the wasm is on its
// way, starts the app, and tells the user if the app cannot start or has stopped.
// A classic script at the top of the page, so it runs before the browser has the app's own files. Above it are the
// links to them. It is asynchronous, so that the page appears even if this script does not load.
"use strict";

{
  const stored = (storage, key) => {
    try {
      return globalThis[storage].getItem(key);
    } catch {
      return null; // The browser forbids storage.
    }
  };

  // The content security policy forbids to make markup of a text, except by this policy. The app does so with the
  // static parts of its views, in `template` elements. Nothing in them runs, and nothing else passes.
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (markup) => (/<(script|iframe|object|embed)|\son\w+\s*=|javascript:|srcdoc/i.test(markup) ? null : markup),
  });

  // Sends the request for the list before the app does. The app takes the request over when it starts, with the same
  // timeout as for its other requests.
  //
  // The address of the list is the query of its request, except that a request always names the view. If the app
  // builds another query after all, it sends its own request.
  //
  // Returns the answer, or undefined if the page has no list.
  const requestList = () => {
    const token = stored("sessionStorage", "datavolumes.token");
    const page = location.pathname.slice(new URL(document.baseURI).pathname.length);
    if (!token || (page !== "" && page !== "datavolumes")) return;
    const search = location.search.slice(1);
    // The view of a project needs a project.
    if (/(^|&)requestType=Usable/.test(search) && !/(^|&)usableInProjectId=[^&]/.test(search)) return;
    const view = /(^|&)requestType=/.test(search) ? "" : "requestType=Originated";
    const path = `/api/v1/datavolumes?${[view, search].filter(Boolean).join("&")}`;
    const controller = new AbortController();
    const startedAt = Date.now();
    // The body too, so that it is here when the app starts.
    const read = async () => {
      const response = await fetch(new URL(path.slice(1), document.baseURI), {
        headers: { accept: "application/json", authorization: `Bearer ${token}` },
        signal: controller.signal,
        redirect: "manual",
      });
      return { response, body: await response.text() };
    };
    const answer = read();
    // The app handles a failure when it reads the answer; until then it must not count as unhandled.
    answer.catch(() => {});
    globalThis.earlyRequest = { path, token, startedAt, controller, answer };
    return answer;
  };

  // Milliseconds that the app stays hidden at most after its start.
  const MAX_HIDDEN = 300;

  const show = () => {
    const app = document.getElementById("app");
    app.hidden = false;
    // Before it starts, the app has no content. When it starts, it replaces the shell unless it is hidden.
    if (app.hasChildNodes()) document.getElementById("shell")?.remove();
  };

  const setBusy = (isBusy) => {
    const main = document.querySelector("#shell .main");
    if (main) main.ariaBusy = isBusy;
  };

  // The shell is busy until its notice appears that the app takes long to load. A press on its button keeps the query of
  // the address, which the form itself would drop.
  const watchShell = () => {
    const late = document.querySelector(".boot-late");
    setBusy(getComputedStyle(late).visibility === "hidden");
    late.addEventListener("animationend", (event) => event.target === late && setBusy(false));
    late.addEventListener("submit", (event) => {
      event.preventDefault();
      location.reload();
    });
  };

  // Starts the app. While the rows are on their way, it is hidden behind the shell: otherwise the browser would first
  // lay out and paint a table of placeholders, which costs as much time as the rows. The app draws the rows in the task
  // that shows it.
  const start = async (answer) => {
    const href = (selector) => document.querySelector(selector).href;
    const glue = import(href("link[rel=modulepreload]"));
    glue.catch(() => {}); // Handled below, when there is a body for the message.
    if (document.readyState === "loading") {
      await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
    }
    watchShell();
    document.getElementById("app").hidden = Boolean(answer);
    answer?.then(show, show);
    const { default: init } = await glue;
    await init({ module_or_path: href("link[rel=preload][as=fetch]") });
    document.documentElement.dataset.app ??= "ready";
    setTimeout(show, MAX_HIDDEN);
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };

  // After a trap no function of the wasm may be called again, so a modal dialog makes the rest of the page inert.
  const showStopped = (detail) => {
    if (document.documentElement.dataset.app === "stopped") return;
    document.documentElement.dataset.app = "stopped";
    const title = element("h2", "dialog__title", "The app has stopped");
    title.id = "stopped-title";
    const reload = element("button", "button", "Reload");
    reload.type = "button";
    reload.dataset.variant = "primary";
    reload.addEventListener("click", () => location.reload());
    const panel = element(
      "div",
      "dialog__panel",
      title,
      element("div", "dialog__body", element("p", "", detail)),
      element("div", "dialog__actions", reload),
    );
    const dialog = element("dialog", "dialog", panel);
    dialog.setAttribute("role", "alertdialog");
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    document.body.append(dialog);
    dialog.showModal();
  };

  // A panic or an abort of the app ends in a trap, which the browser reports as a RuntimeError.
  const onFailure = (error) => {
    if (error instanceof WebAssembly.RuntimeError) {
      showStopped("Reload the page to continue. What you have typed into a form is kept.");
    }
  };

  document.documentElement.dataset.theme = stored("localStorage", "datavolumes.theme") ?? "system";
  addEventListener("error", (event) => onFailure(event.error));
  addEventListener("unhandledrejection", (event) => onFailure(event.reason));
  start(requestList()).catch((error) => {
    setBusy(false);
    showStopped("It could not be started. Reload the page; if that does not help, the browser may be too old for WebAssembly.");
    throw error;
  });
}
