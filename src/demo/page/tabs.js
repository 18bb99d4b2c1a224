// The database belongs to one worker, so one tab has it, and the others send it their requests. When that tab is
// closed, the next one starts a worker.
import { startOwnServer } from "./own-server.js";
import { pendingRequests } from "./pending.js";

// The server of another tab.
const useOtherTab = (channel, tab) => {
  const pending = pendingRequests();
  channel.addEventListener("message", ({ data }) => {
    if (data.isNewOwner) pending.closeAll();
    if (data.to === tab) pending.settle(data);
  });
  const send = (request) => {
    const { id, answer } = pending.add();
    channel.postMessage({ from: tab, id, request });
    return { answer, abort: () => channel.postMessage({ from: tab, id, isAbort: true }) };
  };
  return { started: Promise.resolve({}), send, closeAll: pending.closeAll };
};

// Answers the requests of the other tabs.
const serveOtherTabs = (channel, server) => {
  const aborts = new Map();
  channel.addEventListener("message", async ({ data: { from, id, request, isAbort } }) => {
    const key = `${from} ${id}`;
    if (isAbort) aborts.get(key)?.();
    if (!request) return;
    await server.started.catch(() => {});
    const { answer, abort } = server.send(request);
    aborts.set(key, abort);
    channel.postMessage({ ...(await answer), to: from, id });
    aborts.delete(key);
  });
  channel.postMessage({ isNewOwner: true });
};

// The server for this tab, as `current`: its own if the lock is free, otherwise that of the tab which has it.
export const connect = async (base, settings, onCrash) => {
  const key = `datavolumes-demo ${base}`;
  const startOwn = () => startOwnServer(key, settings, onCrash);
  // Without a secure context there are no locks, and no files either: each tab has its own data.
  if (!navigator.locks) return { current: startOwn() };
  const tab = crypto.randomUUID();
  const channel = new BroadcastChannel(key);
  const connection = {};
  const own = () => {
    connection.current = startOwn();
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
