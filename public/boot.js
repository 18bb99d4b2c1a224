// Starts the app: sets the theme, takes over the session of an open tab, requests the list while the wasm is on its
// way, skips to the content, and says if the app cannot start or has stopped. The shell appears without it too.
"use strict";

{
  const stored = (storage, key) => {
    try {
      return globalThis[storage].getItem(key);
    } catch {
      return null; // The browser forbids storage.
    }
  };

  // Only static parts of the app's views become markup. Nothing in them runs.
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (markup) => (/<(script|iframe|object|embed)|\son\w+\s*=|javascript:|srcdoc/i.test(markup) ? null : markup),
  });

  const base = new URL(document.baseURI).pathname;
  const page = location.pathname.slice(base.length);

  // The app opens with the default view. An entry of the history that the app has made has a state.
  const home = stored("localStorage", "datavolumes.home");
  if (home?.startsWith("?") && (page === "" || page === "datavolumes") && !location.search && !history.state) {
    history.replaceState(null, "", `${base}datavolumes${home}`);
  }

  // The page that the shell pictures.
  const setPage = (name) => {
    document.documentElement.dataset.page = name;
  };
  setPage({ "": "list", datavolumes: "list", "datavolumes/new": "form", "sign-in": "sign-in" }[page] ?? "volume");

  // The shell keeps room for the chips of the filters.
  document.documentElement.toggleAttribute("data-filtered", /[?&](filterBy|search)=/.test(location.search));

  // The token, unless the user has signed out in another tab since.
  const sessionToken = () => {
    const signOuts = (storage) => Number(stored(storage, "datavolumes.sign-outs"));
    const isOver = signOuts("sessionStorage") < signOuts("localStorage");
    return isOver ? null : stored("sessionStorage", "datavolumes.token");
  };

  // Milliseconds until the app starts without a session, and until none is taken any more.
  const MAX_WAIT = 300;
  const MAX_LATE = 5000;

  // Asks the open tabs for their session. Only pages of this origin can read the channel.
  const takeOverSession = () => new Promise((resolve) => {
    const href = location.href;
    const channel = new BroadcastChannel(`datavolumes ${base}`);
    let isLate = false;
    const keep = (token, clientId, user) => {
      const own = (key) => key.startsWith("datavolumes.");
      Object.keys(sessionStorage).filter(own).forEach((key) => sessionStorage.removeItem(key));
      sessionStorage.setItem("datavolumes.sign-outs", stored("localStorage", "datavolumes.sign-outs") ?? "0");
      if (clientId) sessionStorage.setItem("datavolumes.client-id", clientId);
      sessionStorage.setItem("datavolumes.user", user);
      sessionStorage.setItem("datavolumes.token", token);
    };
    channel.onmessage = ({ data }) => {
      const [kind, token, clientId, user] = String(data).split("\n");
      if (kind !== "session") return;
      channel.close();
      // The user may have signed in by now.
      if (isLate && sessionToken()) return;
      try {
        keep(token, clientId, user);
      } catch {
        return resolve(false); // The browser forbids storage.
      }
      if (isLate) location.replace(href);
      resolve(true);
    };
    setTimeout(() => {
      isLate = true;
      resolve(false);
    }, MAX_WAIT);
    setTimeout(() => channel.close(), MAX_LATE);
    channel.postMessage("ask");
  });

  // An address that the app writes. For others it builds another query.
  const field = "(name|phase|created(At|By)|projectName|(project|cluster|department)Id)";
  const own = RegExp(
    `^(requestType=UsableInProject&usableInProjectId=[^&]+)?(&?offset=\\d+)?(&?limit=([1-4]?\\d?\\d|500))?(&?sortBy=${field}(&sortOrder=desc)?)?(&?filterBy=${field}[!%][^&]+)?(&?search=[^&]+)?$`,
  );

  // Whether the app starts in this task.
  let isStarting = false;

  // Resolves in the task after that.
  let setStarted;
  const started = new Promise((resolve) => {
    setStarted = resolve;
  });

  // Requests the list, if the page has one. The app takes the request over, with its timeout. It gets the answer in a
  // task of its own, so that the browser handles input before the rows.
  const requestList = () => {
    const token = sessionToken();
    if (!token || (page !== "" && page !== "datavolumes")) return;
    const search = location.search.slice(1);
    if (!own.test(search)) return;
    const view = /^requestType=/.test(search) ? "" : "requestType=Originated";
    const path = `/api/v1/datavolumes?${[view, search].filter(Boolean).join("&")}`;
    const controller = new AbortController();
    const startedAt = Date.now();
    // With the body, for the start of the app.
    const read = async () => {
      const response = await fetch(new URL(path.slice(1), document.baseURI), {
        headers: { accept: "application/json", authorization: `Bearer ${token}` },
        signal: controller.signal,
        redirect: "manual",
      });
      return { response, body: await response.arrayBuffer() };
    };
    const answer = read().finally(() => started);
    // The app handles a failure.
    answer.catch(() => {});
    globalThis.earlyRequest = { path, token, startedAt, controller, answer };
    return answer;
  };

  // Milliseconds that the started app is hidden at most.
  const MAX_HIDDEN = 300;

  const show = () => {
    const app = document.getElementById("app");
    app.hidden = false;
    // The shell stays if the app could not start.
    if (app.hasChildNodes()) document.getElementById("shell")?.remove();
  };

  const isStopped = () => document.documentElement.dataset.app === "stopped";

  const setBusy = (isBusy) => {
    const main = document.querySelector("#shell .main");
    if (main) main.ariaBusy = isBusy;
  };

  // The shell is busy until its notice appears, whose form would drop the query of the address.
  const watchShell = () => {
    const late = document.querySelector(".boot-late");
    if (!late || isStopped()) return;
    setBusy(getComputedStyle(late).visibility === "hidden");
    late.addEventListener("animationend", (event) => event.target === late && setBusy(false));
    late.addEventListener("submit", (event) => {
      event.preventDefault();
      location.reload();
    });
  };

  const parsed = new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else addEventListener("DOMContentLoaded", resolve);
  });

  // The app is hidden until the rows are here: to paint its placeholders takes as long as the rows.
  const start = async () => {
    const href = (selector) => document.querySelector(selector).href;
    const glue = parsed.then(() => import(href("link[rel=modulepreload]")));
    glue.catch(() => {}); // Handled below.
    // Not before signing in. The browser may forbid the channel.
    if (!sessionToken() && page !== "sign-in") await takeOverSession().catch(() => {});
    if (!sessionToken()) setPage("sign-in");
    const answer = requestList();
    await parsed;
    document.getElementById("app").hidden = Boolean(answer);
    answer?.then(show, show);
    // In the first frame, for which the style sheet is there.
    requestAnimationFrame(watchShell);
    const { default: init } = await glue;
    await init({ module_or_path: href("link[rel=preload][as=fetch]") });
    // The next task is that of the app, and what fails in it.
    isStarting = true;
    setTimeout(() => {
      isStarting = false;
      document.documentElement.dataset.app ??= "ready";
      setStarted();
    });
    setTimeout(show, MAX_HIDDEN);
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };

  // After a trap no function of the wasm may be called: a modal dialog makes the page inert.
  const showStopped = (heading, detail) => {
    if (isStopped()) return;
    document.documentElement.dataset.app = "stopped";
    const title = element("h2", "dialog__title", heading);
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

  const showNotStarted = () => {
    setBusy(false);
    showStopped("The app couldn’t start", "Check the connection and reload. The browser may be too old.");
  };

  // A panic ends in a trap, which the browser reports as a RuntimeError.
  const onFailure = (error) => {
    if (isStarting) {
      showNotStarted();
    } else if (error instanceof WebAssembly.RuntimeError) {
      showStopped("The app has stopped", "Reload the page to continue. Unsaved changes are kept.");
    }
  };

  // Skips to the first row of the list, or to the content of another page.
  addEventListener("click", ({ target }) => {
    if (!target.closest?.(".skip-link")) return;
    for (const selector of ["main", "main tbody th a"]) document.querySelector(selector)?.focus();
  });

  document.documentElement.dataset.theme = stored("localStorage", "datavolumes.theme") ?? "system";
  addEventListener("error", (event) => onFailure(event.error));
  addEventListener("unhandledrejection", (event) => onFailure(event.reason));
  start().catch((error) => {
    showNotStarted();
    throw error;
  });
}
