// Answers the requests of the page to `…/api/` by a server in a worker.
import { connect } from "./tabs.js";

// What `fetch` rejects with when a connection is closed.
const connectionError = () => new TypeError("Failed to fetch");

const NULL_BODY = [101, 103, 204, 205, 304];

const toResponse = ({ status, headers, body }, url) => {
  const pairs = [];
  for (let at = 0; at < headers.length; at += 2) pairs.push([headers[at], headers[at + 1]]);
  const response = new Response(NULL_BODY.includes(status) ? null : body, { status, headers: pairs });
  return Object.defineProperty(response, "url", { value: url });
};

const answerRequest = async (connection, base, request, onAbort) => {
  const { pathname, search } = new URL(request.url);
  const body = await request.arrayBuffer();
  const { current } = await connection;
  await current.started.catch(() => {
    throw connectionError();
  });
  request.signal.throwIfAborted();
  const headers = [...request.headers].flat();
  const target = `/${pathname.slice(base.length)}${search}`;
  const { answer, abort } = current.send({ method: request.method, target, headers, body });
  onAbort(abort);
  const result = await answer;
  if (result.isClosed) throw connectionError();
  return toResponse(result, request.url);
};

// The response, or the reason of `signal` as soon as it is aborted, also while the server is still starting.
const respond = (connection, base, request) => {
  const { signal } = request;
  let abort;
  const aborted = new Promise((_, reject) => {
    const stop = () => {
      abort?.();
      reject(signal.reason);
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });
  const answer = answerRequest(connection, base, request, (stop) => {
    abort = stop;
  });
  return Promise.race([aborted, answer]);
};

// Starts the server and makes `fetch` ask it. `started` resolves with `memoryReason`: why the data is not kept, if it
// is not. `onCrash` is called after each crash with `isStopped` or a new `memoryReason`.
export const startServer = (base, { version, seededAt, records, seed }, onCrash) => {
  const fetchFromNetwork = globalThis.fetch.bind(globalThis);
  const directory = `datavolumes-demo${base.replaceAll("/", "-")}`;
  const settings = { directory, version, seededAt: Number(seededAt), records: Number(records), seed };
  const connection = connect(base, settings, onCrash);
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
    const isApi = url.origin === location.origin && url.pathname.startsWith(`${base}api/`);
    return isApi ? respond(connection, base, new Request(input, init)) : fetchFromNetwork(input, init);
  };
  return connection.then(({ current }) => current.started);
};
