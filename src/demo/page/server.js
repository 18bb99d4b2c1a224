// Answers the requests of the page to `…/api/` by the server in a worker. The database belongs to one worker, so one
// tab has it, and the others send it their requests. When that tab is closed, the next one starts a worker.

// What `fetch` rejects with when a connection is closed.
const connectionError = () => new TypeError("Failed to fetch");

const NULL_BODY = [101, 103, 204, 205, 304];

const toResponse = ({ status, headers, body }, url) => {
  const pairs = [];
  for (let at = 0; at < headers.length; at += 2) pairs.push([headers[at], headers[at + 1]]);
  const response = new Response(NULL_BODY.includes(status) ? null : body, { status, headers: pairs });
  return Object.defineProperty(response, "url", { value: url });
};

// The tokens of the server, which a reload would end. Without storage it does.
const storedSession = (key) => {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
};

const storeSession = (key, session) => {
  try {
    localStorage.setItem(key, session);
  } catch {
    // The browser forbids storage.
  }
};

// A worker with the server. `send` takes a request and returns what to wait for and how to stop it.
const startWorker = (settings, onSession) => {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "datavolumes-server" });
  const pending = new Map();
  let lastId = 0;
  const started = new Promise((resolve, reject) => {
    worker.onerror = (event) => {
      reject(new Error(event.message || "The worker of the server could not be loaded."));
      pending.forEach((settle) => settle({ isClosed: true }));
      pending.clear();
    };
    worker.onmessage = ({ data }) => {
      if (data.failure) reject(new Error(data.failure));
      else if (data.started) resolve(data.started);
      else if (data.session) onSession(data.session);
      else {
        pending.get(data.id)?.(data);
        pending.delete(data.id);
      }
    };
  });
  worker.postMessage({ start: settings });
  const send = (request) => {
    lastId += 1;
    const id = lastId;
    const answer = new Promise((resolve) => pending.set(id, resolve));
    worker.postMessage({ id, ...request }, [request.body]);
    return { answer, abort: () => worker.postMessage({ abort: id }) };
  };
  return { started, send };
};

// The worker of another tab.
const useOtherTab = (channel, tab) => {
  const pending = new Map();
  let lastId = 0;
  const closeAll = () => {
    pending.forEach((settle) => settle({ isClosed: true }));
    pending.clear();
  };
  channel.addEventListener("message", ({ data }) => {
    if (data.isNewOwner) closeAll();
    if (data.to !== tab) return;
    pending.get(data.id)?.(data);
    pending.delete(data.id);
  });
  const send = (request) => {
    lastId += 1;
    const id = lastId;
    const answer = new Promise((resolve) => pending.set(id, resolve));
    channel.postMessage({ from: tab, id, request });
    return { answer, abort: () => channel.postMessage({ from: tab, id, isAbort: true }) };
  };
  return { started: Promise.resolve({}), send, closeAll };
};

// Answers the requests of the other tabs.
const serveOtherTabs = (channel, worker) => {
  const aborts = new Map();
  channel.addEventListener("message", async ({ data: { from, id, request, isAbort } }) => {
    const key = `${from} ${id}`;
    if (isAbort) aborts.get(key)?.();
    if (!request) return;
    await worker.started.catch(() => {});
    const { answer, abort } = worker.send(request);
    aborts.set(key, abort);
    channel.postMessage({ ...(await answer), to: from, id });
    aborts.delete(key);
  });
  channel.postMessage({ isNewOwner: true });
};

// The server for this tab: its own worker if the lock is free, otherwise that of the tab which has it.
const connect = async (base, settings) => {
  const key = `datavolumes-demo ${base}`;
  const ownWorker = () => startWorker({ ...settings, session: storedSession(key) }, (session) => storeSession(key, session));
  // Without a secure context there are no locks, and no files either: each tab has its own data.
  if (!navigator.locks) return { current: ownWorker() };
  const tab = crypto.randomUUID();
  const channel = new BroadcastChannel(key);
  const connection = {};
  const own = () => {
    connection.current = ownWorker();
    serveOtherTabs(channel, connection.current);
    return new Promise(() => {}); // The lock ends with the page.
  };
  await new Promise((resolve) => {
    navigator.locks.request(key, { ifAvailable: true }, (lock) => {
      if (lock) {
        const held = own();
        resolve();
        return held;
      }
      const other = useOtherTab(channel, tab);
      connection.current = other;
      resolve();
      navigator.locks.request(key, () => {
        const held = own();
        other.closeAll();
        return held;
      });
    });
  });
  return connection;
};

const answerRequest = async (connection, base, request) => {
  request.signal.throwIfAborted();
  const { pathname, search } = new URL(request.url);
  const body = await request.arrayBuffer();
  const { current } = await connection;
  await current.started;
  request.signal.throwIfAborted();
  const headers = [...request.headers].flat();
  const target = `/${pathname.slice(base.length)}${search}`;
  const { answer, abort } = current.send({ method: request.method, target, headers, body });
  const aborted = new Promise((_, reject) => {
    request.signal.addEventListener("abort", () => {
      abort();
      reject(request.signal.reason);
    });
  });
  const result = await Promise.race([answer, aborted]);
  if (result.isClosed) throw connectionError();
  return toResponse(result, request.url);
};

// Starts the server and makes `fetch` ask it. Resolves with why the data is not kept, if it is not.
export const startServer = (base, { version, seededAt, records, seed }) => {
  const fetchFromNetwork = globalThis.fetch.bind(globalThis);
  const directory = `datavolumes-demo${base.replaceAll("/", "-")}`;
  const connection = connect(base, { directory, version, seededAt: Number(seededAt), records: Number(records), seed });
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
    const isApi = url.origin === location.origin && url.pathname.startsWith(`${base}api/`);
    return isApi ? answerRequest(connection, base, new Request(input, init)) : fetchFromNetwork(input, init);
  };
  return connection.then(({ current }) => current.started);
};
