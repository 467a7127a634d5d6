// The device's part: plays, the progress record and the outbox live here, so that
// a tap never waits for a server and no result is lost. Rules of play are not here.

const PLAY = "sq:play:", RECORD = "sq:record", PERSON = "sq:person", SETTINGS = "sq:settings";

function read(key, fallback) {
  try {
    const value = JSON.parse(localStorage.getItem(key));
    return value !== null && typeof value === typeof fallback ? value : fallback;
  } catch { return fallback; } // forged, garbled or forbidden storage counts as empty
}

function write(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden */ }
}

// ---- plays ----

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)),
  (byte) => byte.toString(16).padStart(2, "0")).join("");
const caseOf = (id, cases) => parseInt(id.slice(0, 8), 16) % cases;
export const elapsed = (started) => Math.max(0, Date.now() - started);

function newPlay(cases, changes) {
  const id = newId();
  return { id, case: caseOf(id, cases), path: [], started: Date.now(), first: false,
    asked: 0, hurry: -1, other: [], told: false, asking: false, ...changes };
}

// A saved play is taken up only where its every step still stands in the tables.
function sound(graph, saved) {
  if (saved.version !== graph.version || !/^[0-9a-f]{32}$/.test(saved.id)) return false;
  if (saved.case !== caseOf(saved.id, graph.cases.length) || !Array.isArray(saved.path)) return false;
  let at = graph.start[saved.case];
  return saved.path.every((step) => {
    const slot = graph.nodes[graph.at.node[at]].indexOf(step?.c);
    const right = step?.p === at && slot >= 0 && graph.to[at][slot] === step.to && step.to >= 0
      && graph.say[at][slot] === step.say;
    at = right ? step.to : at;
    return right;
  });
}

export function begin(graph) {
  delete document.documentElement.dataset.resume;
  const saved = read(PLAY + graph.id, {});
  if (sound(graph, saved)) return { ...newPlay(1, {}), ...saved, hurry: saved.path.length };
  return newPlay(graph.cases.length, { first: !record()[graph.id] });
}

export function replayed(play, turn, cases) {
  if (!play.told) abandon(play);
  let next = newPlay(cases, {});
  while (next.case !== play.case) next = newPlay(cases, {}); // the same customer, the same truth
  const path = play.path.slice(0, turn);
  return { ...next, started: Date.now() - (path.at(-1)?.at ?? 0), path, hurry: turn, asked: play.asked };
}

export function anew(play, graph) {
  if (!play.told) abandon(play);
  return newPlay(graph.cases.length, { first: !record()[graph.id] });
}

// "None of these is what I'd say": once a turn, with or without a sentence.
export function noted(play, node) {
  const text = document.getElementById("own-words")?.value.trim().slice(0, 280) ?? "";
  return { ...play, asking: false, other: [...play.other, { turn: play.path.length, node, text }] };
}

// Kept after every change; the ending is booked once, when it is reached.
let current = null;
export function keep(graph, language, play, accuracy) {
  if (current?.graph === graph) keepFocus();
  current = { graph, language, play };
  const end = graph.ends[graph.at.end[play.path.at(-1)?.to]];
  if (play.path.length) start(graph.id);
  const told = Boolean(end);
  if (told && !play.told) book(graph, language, play, end, accuracy);
  write(PLAY + graph.id, { ...play, told, version: graph.version });
  return told === play.told ? play : { ...play, told };
}

// The button just pressed is often gone: focus goes on to what came in its place.
function keepFocus() {
  if (document.activeElement !== document.body) return;
  document.querySelector(".replies, .debrief")?.focus({ preventScroll: true });
}

function abandon(play) {
  if (current && play.path.length) post(attempt(current.graph, current.language, play, null));
}

function attempt(graph, language, play, finished) {
  return {
    id: play.id, person: read(PERSON, ""), scenario: graph.id, version: graph.version, language,
    moves: play.path.map((step) => graph.choices[step.c].id),
    times: play.path.map((step) => Math.round(step.at)),
    started: play.started, finished, first: play.first, abandoned: finished === null,
    other: play.other.map(({ turn, node, text }) => ({ turn, node: graph.node_ids[node], text })),
  };
}

// ---- the progress record ----

export const record = () => read(RECORD, {});

function start(scenario) {
  const kept = record();
  if (kept[scenario]) return;
  write(RECORD, { ...kept, [scenario]: { stars: 0, plays: 0 } });
}

function book(graph, language, play, end, accuracy) {
  post(attempt(graph, language, play, Date.now()));
  const kept = record(), before = kept[graph.id] ?? { stars: 0, plays: 0 };
  const result = { stars: end.stars, recommendation: end.recommendation, accuracy };
  write(RECORD, { ...kept, [graph.id]: {
    stars: Math.max(before.stars, end.stars), plays: before.plays + 1,
    first: before.first ?? (play.first ? result : undefined), last: result } });
  document.cookie = "met=1; path=/; max-age=31536000; samesite=lax";
  navigator.storage?.persist?.();
  tell();
}

function merge(theirs) {
  const kept = record();
  for (const [scenario, server] of Object.entries(theirs)) {
    const mine = kept[scenario] ?? { stars: 0, plays: 0 };
    kept[scenario] = { ...server, ...mine, stars: Math.max(mine.stars, server.stars),
      plays: Math.max(mine.plays, server.plays) };
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

const unsent = new Map(); // what storage would not take still goes out while the page lives
async function post(item) {
  unsent.set(item.id, item);
  await outbox("readwrite", (store) => store.put(item)).then(() => unsent.delete(item.id), () => {});
  await count();
  send();
}

async function queue() {
  const stored = await outbox("readonly", (store) => store.getAll()).catch(() => []);
  return [...stored, ...unsent.values()].filter((item) => !item.refused);
}

async function settle(item, change) {
  unsent.delete(item.id);
  await outbox("readwrite", (store) => change ? store.put({ ...item, ...change }) : store.delete(item.id))
    .catch(() => {});
}

async function deliver(item) {
  const body = JSON.stringify({ ...item, person: item.person || read(PERSON, "") });
  const answer = await fetch("/api/attempts", { method: "POST", body, keepalive: body.length < 60000,
    headers: { "Content-Type": "application/json" }, signal: AbortSignal.timeout(15000) });
  if (answer.ok) return settle(item);
  const error = (await answer.json().catch(() => ({}))).error;
  if (error === "person-mismatch") return undefined; // waits for its person
  if ([400, 409, 413, 415, 422].includes(answer.status)) return settle(item, { refused: error ?? answer.status });
  throw new Error(String(answer.status));
}

let sending = false, again = null, delay = 2000;
async function sendAll() {
  if (sending) return;
  sending = true;
  clearTimeout(again);
  try {
    await meet();
    for (const item of await queue()) await deliver(item);
    delay = 2000;
  } catch {
    again = setTimeout(send, delay + Math.random() * 1000);
    delay = Math.min(delay * 2, 300000);
  } finally {
    sending = false;
    await count();
  }
}
// One tab at a time, where the browser can tell tabs apart.
export const send = () => navigator.locks
  ? navigator.locks.request("sq:outbox", { ifAvailable: true }, (lock) => lock && sendAll()) : sendAll();

async function meet() {
  const answer = await fetch("/api/me", { signal: AbortSignal.timeout(10000) });
  if (!answer.ok) throw new Error(String(answer.status));
  const { person, progress } = await answer.json();
  write(PERSON, person);
  merge(progress);
}

// ---- what pages watch ----

const watchers = new Set();
let state = { record: {}, waiting: 0, offline: false, update: false, install: "", secure: true };
const tell = (changes) => {
  state = { ...state, record: record(), offline: !navigator.onLine, ...changes };
  watchers.forEach((set) => set(state));
};
const count = async () => tell({ waiting: (await queue()).length });

export function watch(set) {
  watchers.add(set);
  tell();
  return () => watchers.delete(set);
}

export const settings = () => read(SETTINGS, {});
export function choose(changes) {
  write(SETTINGS, { ...settings(), ...changes });
  window.sqApply?.();
  if (changes.language) document.cookie = `lang=${changes.language}; path=/; max-age=31536000; samesite=lax`;
  tell({ settings: settings() });
}

// ---- the app as installed ----

let prompt = null;
export const install = () => prompt?.prompt();
export const refresh = () => navigator.serviceWorker.getRegistration().then((registration) => {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration?.waiting?.postMessage("take over");
});

async function serve() {
  const language = document.documentElement.lang;
  const registration = await navigator.serviceWorker.register(`/sw.js?lang=${language}`);
  const noted = () => registration.waiting && navigator.serviceWorker.controller && tell({ update: true });
  noted();
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", noted));
}

let woken = false;
export function wake() {
  if (woken) return;
  woken = true;
  const ios = /iPhone|iPad/.test(navigator.userAgent) && !navigator.standalone;
  tell({ settings: settings(), secure: isSecureContext, install: ios ? "ios" : "" });
  addEventListener("online", () => { tell(); send(); });
  addEventListener("offline", () => tell());
  addEventListener("visibilitychange", () => document.hidden || send());
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    prompt = event;
    tell({ install: "prompt" });
  });
  addEventListener("appinstalled", () => tell({ install: "" }));
  const idle = window.requestIdleCallback ?? ((act) => setTimeout(act, 1500));
  idle(() => { send(); if ("serviceWorker" in navigator) serve().catch(() => {}); });
}
