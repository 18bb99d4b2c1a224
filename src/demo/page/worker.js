// The worker with the server: one request is one message.
import init, { DemoServer } from "./datavolumes_demo.js";

let server;
let lastSession;

// The database as it was generated. A host may have decompressed it on the way.
const fetchSeed = async () => {
  const response = await fetch(new URL("./volumes.sqlite.gz", import.meta.url));
  if (!response.ok) throw new Error(`The data of the demo could not be loaded (status ${response.status}).`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
};

const start = async ({ directory, version, seededAt, records, seed, session }) => {
  const { memory } = await init({ module_or_path: new URL("./datavolumes_demo_bg.wasm", import.meta.url) });
  server = await DemoServer.start(directory, version, seededAt, records, BigInt(seed), fetchSeed);
  server.restoreSession(session);
  postMessage({ started: { memoryReason: server.memoryReason, bytes: memory.buffer.byteLength } });
};

const started = new Promise((resolve, reject) => {
  onmessage = ({ data }) => {
    if (data.start) start(data.start).then(resolve, reject);
    else if (data.abort) server?.abort(data.abort);
    else if (data.isQuestion) postMessage({ isAlive: true });
    else answer(data);
  };
});
const fail = (error) => postMessage({ failure: String(error?.message ?? error) });
started.catch(fail);

// After a trap the module is in no state to go on. The browser reports only a trap outside of a promise to the page.
const failAfterTrap = (error) => {
  if (error instanceof WebAssembly.RuntimeError) fail(error);
  else console.error(error);
};
addEventListener("unhandledrejection", ({ reason }) => failAfterTrap(reason));

const answer = async ({ id, method, target, headers, body }) => {
  try {
    await started;
    const answered = await server.respond(id, method, target, headers, new Uint8Array(body));
    // Before the response, so that a reload right after it finds the token.
    const session = method === "GET" ? lastSession : server.saveSession();
    if (session !== lastSession) postMessage({ session });
    lastSession = session;
    if (!answered) return postMessage({ id, isClosed: true });
    const [status, pairs, bytes] = answered;
    postMessage({ id, status, headers: pairs, body: bytes.buffer }, [bytes.buffer]);
  } catch (error) {
    postMessage({ id, isClosed: true });
    failAfterTrap(error);
  }
};
