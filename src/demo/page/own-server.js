// The server in a worker of this tab. A worker that crashes is started anew.
import { pendingRequests } from "./pending.js";
import { load, save } from "./storage.js";

const MAX_RESTARTS = 2;

// How long the worker may take to say that it is alive, in milliseconds. A scene keeps it busy for a second or two.
const MAX_SILENCE = 10_000;

const closed = () => ({ answer: Promise.resolve({ isClosed: true }), abort: () => {} });

// `onCrash` is called at most once, and only after a start that succeeded.
const startWorker = (settings, { onSession, onCrash }) => {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "datavolumes-server" });
  const pending = pendingRequests();
  let state = "starting";
  let silence;
  const started = new Promise((resolve, reject) => {
    const crash = (reason) => {
      if (state === "crashed") return;
      const wasRunning = state === "running";
      state = "crashed";
      worker.terminate();
      clearTimeout(silence);
      reject(new Error(reason));
      pending.closeAll();
      if (wasRunning) onCrash();
    };
    worker.onerror = (event) => crash(event.message || "The worker of the server could not be loaded.");
    worker.onmessage = ({ data }) => {
      clearTimeout(silence);
      silence = undefined;
      if (data.failure) crash(data.failure);
      else if (data.started) {
        state = "running";
        resolve(data.started);
      } else if (data.session) onSession(data.session);
      else if (data.id) pending.settle(data);
    };
    // A worker that the browser has ended says nothing.
    worker.askForLife = () => {
      if (state !== "running" || silence) return;
      silence = setTimeout(() => crash("The worker of the server does not answer."), MAX_SILENCE);
      worker.postMessage({ isQuestion: true });
    };
  });
  started.catch(() => {});
  worker.postMessage({ start: settings });
  const send = (request) => {
    if (state === "crashed") return closed();
    const { id, answer } = pending.add();
    worker.postMessage({ id, ...request }, [request.body]);
    const abort = () => {
      worker.postMessage({ abort: id });
      worker.askForLife();
    };
    return { answer, abort };
  };
  return { started, send };
};

// `send` takes a request and returns what to wait for and how to stop it. `key` is where the tokens of the server are
// kept, which a restart would end. `onCrash` is told whether the server has stopped for good.
export const startOwnServer = (key, settings, onCrash) => {
  let worker;
  let restarts = 0;
  const start = () => {
    worker = startWorker(
      { ...settings, session: load(key) },
      {
        onSession: (session) => save(key, session),
        onCrash: () => {
          if (restarts === MAX_RESTARTS) return onCrash({ isStopped: true });
          restarts += 1;
          start();
          worker.started.then(
            ({ memoryReason }) => onCrash({ memoryReason }),
            () => onCrash({ isStopped: true }),
          );
        },
      },
    );
  };
  start();
  return {
    get started() {
      return worker.started;
    },
    send: (request) => worker.send(request),
  };
};
