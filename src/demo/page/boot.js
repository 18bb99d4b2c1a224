// Starts the demo: the server in a worker, if there is none on the network, then a scene that the address names, then
// the app with its own boot script, unchanged. The menu follows when the app is there.
import { startServer } from "./server.js";
import { save } from "./storage.js";

const script = document.querySelector("script[data-boot]");
const base = new URL(document.baseURI).pathname;
const ownScripts = ["./worker.js", `${location.origin}${base}service-worker.js`].map((url) => new URL(url, import.meta.url).href);

// Under Trusted Types a worker is a script, which the app's policy does not allow, and there may be no second policy.
// So the app's policy is made here, with its rules and one more.
const allowOwnScripts = () => {
  const factory = globalThis.trustedTypes;
  if (!factory) return;
  let rules = {};
  const policy = factory.createPolicy("default", {
    createHTML: (markup) => rules.createHTML?.(markup) ?? null,
    createScriptURL: (url) => (ownScripts.includes(new URL(url, document.baseURI).href) ? url : null),
  });
  const createPolicy = factory.createPolicy.bind(factory);
  factory.createPolicy = (name, appRules) => {
    if (name !== "default") return createPolicy(name, appRules);
    rules = appRules;
    return policy;
  };
};

// `datavolumes/index.html` serves a reload of `/datavolumes`, whose address has no slash at its end.
const removeSlash = () => {
  const { pathname, search, hash } = location;
  if (pathname !== base && pathname.endsWith("/")) history.replaceState(history.state, "", `${pathname.slice(0, -1)}${search}${hash}`);
};

const signIn = (token, clientId) => {
  const own = (key) => key.startsWith("datavolumes.");
  Object.keys(sessionStorage).filter(own).forEach((key) => sessionStorage.removeItem(key));
  sessionStorage.setItem("datavolumes.sign-outs", localStorage.getItem("datavolumes.sign-outs") ?? "0");
  sessionStorage.setItem("datavolumes.client-id", clientId);
  sessionStorage.setItem("datavolumes.token", token);
};

const sceneOf = (hash) => new URLSearchParams(hash.slice(1)).get("scene");

// Resets the server, signs in, and goes to the page of the scene. Returns what to look at.
const openScene = async (scene) => {
  const response = await fetch(`${base}api/demo/scenes/${encodeURIComponent(scene)}`, { method: "POST" });
  if (!response.ok) {
    history.replaceState(null, "", `${base}datavolumes`);
    return "There is no such scene. The menu has all of them.";
  }
  const { path, clientID, accessToken, hint } = await response.json();
  signIn(accessToken, clientID);
  save("datavolumes-demo.scene", scene, "sessionStorage");
  history.replaceState(null, "", base + path);
  return hint;
};

// Holds the place of the banner from the beginning, so that nothing moves when it is filled.
const addBanner = () => {
  const banner = Object.assign(document.createElement("aside"), { className: "demo-banner", ariaLabel: "Demo" });
  banner.style.minBlockSize = "2.25rem";
  document.querySelector(".skip-link").after(banner);
  return banner;
};

const appIsReady = () => new Promise((resolve) => {
  const page = document.documentElement;
  const check = () => page.dataset.app && resolve();
  new MutationObserver(check).observe(page, { attributeFilter: ["data-app"] });
  check();
});

const start = async () => {
  allowOwnScripts();
  removeSlash();
  const banner = addBanner();
  // The menu shows crashes, also one from before it is there.
  const crashes = { show: (crash) => (crashes.last = crash) };
  const onCrash = (crash) => crashes.show(crash);
  const server = script.dataset.server === "worker" ? startServer(base, script.dataset, onCrash) : undefined;
  // The menu says that the server did not start.
  server?.catch(() => {});
  const scene = sceneOf(location.hash);
  const failed = () => "The scene could not be set up. Open it again from the menu.";
  const hint = scene ? await openScene(scene).catch(failed) : undefined;
  await import(new URL(script.dataset.boot, document.baseURI));
  addEventListener("hashchange", () => sceneOf(location.hash) && location.reload());
  await appIsReady();
  const { showMenu } = await import("./menu.js");
  await showMenu({ banner, base, hint, signIn, server, crashes });
  if (server && isSecureContext && navigator.serviceWorker) {
    await navigator.serviceWorker.register(`${base}service-worker.js`, { scope: base });
  }
};

start();
