// The device's part: plays, the progress record and the outbox live here, so that
// a tap never waits for a server and no result is lost. Rules of play are not here.

const PLAY = "sq:play:", RECORD = "sq:record", UNSENT = "sq:unsent", SETTINGS = "sq:settings", ME = "sq:me";
const YEAR = "; path=/; max-age=31536000; samesite=lax", MEANT = "sq:meant";

function read(key, fallback) {
  try {
    const value = JSON.parse(localStorage.getItem(key));
    return value !== null && typeof value === typeof fallback ? value : fallback;
  } catch { return fallback; } // forged, garbled or forbidden storage counts as empty
}

const write = (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden */ } };

// A day is a number, days since 1970-01-01 where the organisation is; a guest's where they are.
function dayOf(moment) {
  const day = (timeZone) => Date.parse(new Intl.DateTimeFormat("sv", { timeZone }).format(moment)) / 864e5;
  try { return day(read(ME, {}).zone); } catch { return day(); } // a zone that this browser does not know
}

// ---- plays ----

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
const caseOf = (id, cases) => parseInt(id.slice(0, 8), 16) % cases;
const person = () => document.cookie.match(/(?:^|; )sq_person=([0-9a-f]{32})/)?.[1] ?? "";
export const elapsed = (started) => Math.max(0, Date.now() - started);

function newPlay(cases, changes, id = newId()) {
  return { id, case: caseOf(id, cases), parting: 0, path: [], started: Date.now(), first: false, asked: 0,
    hurry: -1, other: [], told: false, asking: false, person: person(), ...changes };
}

// A saved play is walked through the tables again; where they refuse it, it is dropped.
function retraced(graph, saved) {
  let at = graph.start[saved.parting ?? 0][saved.case];
  return saved.path.map(({ c, at: time }) => {
    const slot = graph.nodes[graph.at.node[at]].indexOf(c);
    const step = { p: at, c, to: graph.to[at][slot], say: graph.say[at][slot], at: Number(time) || 0 };
    if (!(step.to >= 0)) throw new Error("not a move");
    at = step.to;
    return step;
  });
}

function resumed(graph) {
  const saved = read(PLAY + graph.id, {}), cases = graph.cases.length;
  const known = saved.version === graph.version && /^[0-9a-f]{32}$/.test(saved.id);
  // Two tabs that both stand at the opening are two plays, not one id with two endings.
  const begun = saved.path?.length || saved.other?.length;
  const over = graph.level === "daily" && dayOf(saved.started) !== dayOf(Date.now());
  if (!known || !begun || over || saved.case !== caseOf(saved.id, cases)) return null;
  try {
    const path = retraced(graph, saved), other = saved.other.filter((note) => note.node >= 0);
    return { ...newPlay(cases, {}), ...saved, path, other, asking: false, hurry: path.length };
  } catch { return null; }
}

// A regular opens the talk as one last parted from them, which the last 0-10 they gave tells; unmet, plainly.
const parting = ({ regular }) => regular.parting?.[record()[regular.after]?.last?.recommendation] ?? 0;
const fresh = (graph) => newPlay(graph.cases.length, { first: !record()[graph.id], parting: parting(graph) });

export function begin(graph) {
  delete document.documentElement.dataset.resume;
  current = null;
  return resumed(graph) ?? fresh(graph);
}

export function replayed(play, turn, graph) {
  abandon(play);
  const cases = graph.cases.length, path = play.path.slice(0, turn);
  let next = { case: -1 };
  while (next.case !== play.case) next = newPlay(cases, { parting: play.parting }); // the same customer, the same truth
  return { ...next, started: Date.now() - (path.at(-1)?.at ?? 0), path, hurry: turn, asked: play.asked };
}

export const anew = (play, graph) => (abandon(play), fresh(graph));

// "None of these is what I'd say": once a turn, with or without a sentence.
export function noted(play, node) {
  const text = document.getElementById("own-words")?.value.trim().slice(0, 280) ?? "";
  return { ...play, asking: false, other: [...play.other, { turn: play.path.length, node, text }] };
}

// Kept after every change; the ending is booked once, when it is reached.
let current = null;
export function keep(graph, language, play, how) {
  if (current?.graph === graph) requestAnimationFrame(() => setTimeout(keepFocus));
  current = { graph, language };
  const end = graph.ends[graph.at.end[play.path.at(-1)?.to]];
  if (play.path.length && !record()[graph.id]) enter(graph.id, { stars: 0, plays: 0 });
  const done = end && !play.told ? { ...play, told: true, letter: { [language]: how.letter }, finished: Date.now() } : play;
  write(PLAY + graph.id, { ...done, version: graph.version });
  if (done !== play) book(graph, language, done, end, how);
  return done;
}

// The button just pressed says something else, or is gone: focus goes on to what came, once painted.
function keepFocus() {
  if (document.activeElement !== document.body && !document.activeElement.closest(".reply")) return;
  document.querySelector(".replies, .debrief")?.focus({ preventScroll: true });
}

export const note = (to, values) => post({ id: newId(), to, person: person(), ...values });

const abandon = (play) => play.told || !play.path.length || post(attempt(current.graph, current.language, play));

function attempt(graph, language, play) {
  return {
    id: play.id, person: play.person, scenario: graph.id, version: graph.version, language,
    start: graph.partings[play.parting], moves: play.path.map((step) => graph.choices[step.c].id),
    times: play.path.map((step) => Math.round(step.at)),
    started: play.started, finished: play.finished ?? null, first: play.first, abandoned: !play.told,
    other: play.other.map(({ turn, node, text }) => ({ turn, node: graph.node_ids[node], text })),
  };
}

// ---- the progress record ----

export const record = () => read(RECORD, {});
const enter = (scenario, entry) => write(RECORD, { ...record(), [scenario]: entry });

function book(graph, language, play, { stars, recommendation }, { accuracy, ...shown }) {
  post(attempt(graph, language, play));
  const before = record()[graph.id] ?? { stars: 0, plays: 0 };
  const last = { stars, recommendation, accuracy }, first = before.first ?? (play.first ? last : undefined);
  const day = dayOf(play.started), tried = before.tried?.day === day ? before.tried : { day, recommendation, ...shown };
  enter(graph.id, { stars: Math.max(before.stars, stars), plays: before.plays + 1, first, last, tried });
  noteMet();
  navigator.storage?.persist?.();
  tell({ lit: stars > before.stars ? graph.id : "" });
}

// "/" then leads to the street, no longer to the opening.
const noteMet = () => (document.cookie = `met=1${YEAR}`,
  globalThis.caches?.open("met").then((cache) => cache.put("/met", new Response())).catch(() => {}));

function merge(theirs) {
  if (Object.keys(theirs).length) noteMet();
  const kept = record();
  for (const [scenario, server] of Object.entries(theirs)) {
    const mine = kept[scenario] ?? { stars: 0, plays: 0 };
    kept[scenario] = { ...server, ...mine, stars: Math.max(mine.stars, server.stars),
      plays: Math.max(mine.plays, server.plays), last: mine.last ?? server.last };
  }
  write(RECORD, kept);
}

// ---- the outbox ----

const opened = () => new Promise((resolve, reject) => {
  const request = indexedDB.open("service-quest", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("outbox", { keyPath: "id" });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function outbox(mode, act) {
  const database = await opened();
  try {
    const transaction = database.transaction("outbox", mode, { durability: "strict" });
    const request = act(transaction.objectStore("outbox"));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    return request.result;
  } finally { database.close(); }
}

// What the outbox has not taken yet: noted at once, since a page may die at any moment.
const unsent = new Map(Object.entries(read(UNSENT, {})).filter(([id, item]) => item?.id === id));
function noteUnsent(id, item) {
  if (item) unsent.set(id, item); else unsent.delete(id);
  write(UNSENT, { ...read(UNSENT, {}), [id]: item });
}

async function post(item) {
  noteUnsent(item.id, item);
  await outbox("readwrite", (store) => store.put(item)).then(() => noteUnsent(item.id), () => {});
  send(); // only what then still waits is told
}

async function queue() {
  const stored = await outbox("readonly", (store) => store.getAll()).catch(() => []);
  const all = new Map([...unsent, ...stored.map((item) => [item.id, item])]);
  return [...all.values()].filter((item) => !item.refused);
}

async function settle(item, refused) {
  noteUnsent(item.id);
  await outbox("readwrite", (store) => refused ? store.put({ ...item, refused }) : store.delete(item.id)).catch(() => {});
}

async function ask(path, options) {
  const answer = await fetch(path, { ...options, signal: AbortSignal.timeout(15000) });
  if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
  return answer.json(); // whatever stands between us and the server speaks no JSON
}

const sent = (values) => ({ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(values) });

async function deliver(item) {
  const said = await ask(item.to ?? "/api/attempts", sent({ ...item, person: item.person || person() }));
  if ((said.id === item.id && said.status) || (said.error && !said.keep)) return settle(item, said.error);
}

let again = null, delay = 2000;
async function sendAll() {
  clearTimeout(again);
  try {
    meet(await ask("/api/me"));
    let failed = null, items = await queue(); // one that fails does not hold up the others
    for (const item of items) await deliver(item).catch((error) => { failed = error; });
    if (failed) throw failed;
    if (items.length) meet(await ask("/api/me")); // what was assigned may be done now
    delay = 2000;
  } catch {
    again = setTimeout(send, delay + Math.random() * 1000);
    delay = Math.min(delay * 2, 300000);
  } finally { await count(); }
}
// One round after the other, also among tabs where the browser can tell them apart;
// what is booked while one is under way goes out in the next.
let line = Promise.resolve(), next = null;
const inTurn = (act) => navigator.locks?.request("sq:outbox", act) ?? (line = line.then(act));
export const send = () => next ??= inTurn(() => { next = null; return sendAll(); });

// ---- who one is ----

// Signed out from afar, or by another tab: nothing of one person stays for the next.
function meet({ progress, ...me }) {
  const before = read(ME, {}), same = before.person === me.person, badges = Object.keys(me.badges ?? {});
  if (before.role && before.role !== "guest" && !same) forget();
  me.seen = (same && before.seen) || badges; // what was there before one came is no news
  write(ME, me);
  merge(progress);
  tell({ me });
}

// News is shown once: it is noted as it is shown, and gone when one leaves.
export const enjoy = (news) => (news && write(ME, { ...read(ME, {}), seen: Object.keys(read(ME, {}).badges ?? {}) }),
  () => tell({ me: read(ME, {}) }));

// What was played and not sent yet waits in the outbox, without a name, for its person.
function forget() {
  const ours = (key) => key.startsWith("sq:") && key !== SETTINGS && key !== UNSENT;
  Object.keys(localStorage).filter(ours).forEach((key) => localStorage.removeItem(key));
  sessionStorage.clear(); // the name under which the server keeps what a page shows
}

const erase = () => (localStorage.clear(), sessionStorage.clear(), indexedDB.deleteDatabase("service-quest"));
const posted = async (path, values) => (await fetch(path, { ...sent(values), signal: AbortSignal.timeout(15000) })).json();
// A link's secret stands behind the #, where no server's log ever sees it.
const token = globalThis.location?.hash.match(/^#([0-9a-f]{64})$/)?.[1];

// Forms that change who one is: only the answer to a plain request can set the cookie.
export async function submit(event, path, to) {
  const form = event.target, told = form.querySelector("[role=alert]");
  if (form.ariaBusy) return;
  const { again, ...values } = Object.fromEntries(new FormData(form));
  const differ = again !== undefined && again !== values.password;
  if ((told.textContent = differ ? form.dataset.differ : "")) return;
  form.ariaBusy = "true";
  const once = form.dataset.once ??= newId(); // an answer lost on its way can be had again
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    const answer = await posted(path, { ...values, token, once, zone });
    if (!answer.error) return answer.gone && erase(), location.replace(answer.to ?? to);
    told.textContent = answer.message;
  } catch { told.textContent = form.dataset.away; }
  form.ariaBusy = null;
}

export async function leave(to) {
  await send(); // what waits here goes out first, under the name of who played it
  await posted("/api/sign-out", {});
  forget();
  location.replace(to);
}

export const invited = () => (token ? posted("/api/invitation", { token }) : Promise.resolve({ error: "none" }))
  .then((invitation) => tell({ invitation }), () => tell({ invitation: { error: "away" } }));
export const makeCode = () => posted("/api/code", {}).then((code) => tell({ code }), () => {});

// Without TLS there is no clipboard, only what is selected.
export function copy(id) {
  const field = document.getElementById(id);
  field.select();
  navigator.clipboard?.writeText(field.value) ?? document.execCommand("copy");
  tell({ copied: id });
}

export const share = (id) => navigator.share?.({ text: document.getElementById(id).value }).catch(() => {}) ?? copy(id);

// ---- what pages watch ----

const watchers = new Set();
let state = { record: {}, settings: {}, waiting: 0, offline: false, update: false, install: "",
  secure: true, lit: "", me: {}, meant: {}, invitation: {}, code: {}, copied: "", today: 0 };
const tell = (changes) => {
  state = { ...state, record: record(), meant: read(MEANT, {}), offline: !navigator.onLine, today: dayOf(), ...changes };
  watchers.forEach((set) => set(state));
};
const count = async () => tell({ waiting: (await queue()).length });

export const watch = (set) => (watchers.add(set), tell(), () => watchers.delete(set));

export function choose(changes) {
  const settings = { ...read(SETTINGS, {}), ...changes };
  write(SETTINGS, settings);
  window.sqApply?.();
  if (changes.language) document.cookie = `lang=${changes.language}${YEAR}`;
  tell({ settings });
}

// What service means to one is kept here and sent nowhere.
export const mean = (changes) => (write(MEANT, { ...read(MEANT, {}), ...changes }), tell());

// ---- the app as installed ----

let prompt = null, woken = 0;
export const install = () => prompt?.prompt();
export const refresh = () => navigator.serviceWorker.getRegistration().then((registration) => {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration?.waiting?.postMessage("take over");
});

async function serve() {
  const language = document.documentElement.lang;
  const registration = await navigator.serviceWorker.register(`/sw.js?lang=${language}`);
  const noted = () => {
    const { waiting, active } = registration;
    // Another language chosen is no new version: its files take over at once, unasked.
    if (waiting && active && waiting.scriptURL !== active.scriptURL) waiting.postMessage("take over");
    else tell({ update: Boolean(waiting && navigator.serviceWorker.controller) });
  };
  noted();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", noted));
}

export function wake() {
  if (woken++) return;
  const ios = /iPhone|iPad/.test(navigator.userAgent) && !navigator.standalone;
  tell({ settings: read(SETTINGS, {}), me: read(ME, {}), secure: isSecureContext, install: ios ? "ios" : "" });
  // React listens to every event there is, in every page: what no page asks for need not get there.
  const unasked = "gotpointercapture lostpointercapture pointerup pointerout touchend mousemove mouseover mouseout mouseup";
  for (const type of unasked.split(" ")) addEventListener(type, (event) => event.stopPropagation(), true);
  addEventListener("online", () => { tell(); send(); });
  addEventListener("offline", () => tell());
  addEventListener("visibilitychange", () => document.hidden || send());
  addEventListener("beforeinstallprompt", (event) => {
    (prompt = event).preventDefault();
    tell({ install: "prompt" });
  });
  addEventListener("appinstalled", () => tell({ install: "" }));
  const later = (ms, act) => setTimeout(() => (window.requestIdleCallback ?? setTimeout)(act), ms);
  // A thought is in italics: letters that come only then would have the whole talk laid out anew.
  later(0, () => { send(); document.fonts.load("italic 1em Figtree"); });
  // What is kept for offline comes when the page has what it needs itself.
  if ("serviceWorker" in navigator) later(2000, () => serve().catch(() => {}));
}
