// The service worker: pages from the network where it answers in time, else from the
// precache of this build. Nothing is cached at run time, so no page outlives its chunks.
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

const PATIENCE = 3000;
const language = new URL(location).searchParams.get("lang");
const kept = (path) => matchPrecache(`${path.replace(/\/?$/, "/")}index.html`);

// Only where there is something to show instead is the network ever too slow.
async function fromNetwork(request, instead) {
  const late = new Promise((_, refuse) => instead.then((page) => page && setTimeout(refuse, PATIENCE)));
  const answer = await Promise.race([fetch(request), late]);
  return answer.status < 500 ? answer : Promise.reject(answer);
}

// Offline, "/" knows what the server would: newcomers meet a customer, others the street.
const home = async () => (await caches.match("/met")) ? `/${language}/` : `/${language}/play/${self.OPENING}/`;

// A page of another language is shown in the one that is kept, if it is a page there at all.
const alike = async ({ pathname, search, hash }, path = pathname.replace(/^\/[^/]+/, `/${language}`)) =>
  (await kept(path)) ? path + search + hash : `/${language}/`;

registerRoute(new NavigationRoute(({ request, url }) => {
  const instead = url.pathname === "/" ? home().then(Response.redirect) : kept(url.pathname);
  return fromNetwork(request, instead).catch(async () => (await instead) ?? Response.redirect(await alike(url)));
}, { denylist: [/^\/api\//] })); // files to take along

// The build puts its list here: what every language needs, and what each one adds.
const list = self.PRECACHE;
precacheAndRoute([...list.shared, ...(list[language] ?? [])], { directoryIndex: null });
cleanupOutdatedCaches();

addEventListener("message", (event) => event.data === "take over" && skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
