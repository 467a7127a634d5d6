// The service worker: pages from the network where it answers in time, else from the
// precache of this build. Nothing is cached at run time, so no page outlives its chunks.
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

const PATIENCE = 3000;
const language = new URL(location).searchParams.get("lang");
const late = () => new Promise((_, refuse) => setTimeout(refuse, PATIENCE));
const kept = (path) => matchPrecache(`${path.replace(/\/?$/, "/")}index.html`);

async function fromNetwork(request) {
  const answer = await Promise.race([fetch(request), late()]);
  if (answer.status >= 500) throw answer;
  return answer;
}

// Offline, "/" knows what the server would: newcomers meet a customer, others the street.
const home = async () => (await caches.match("/met")) ? `/${language}/` : `/${language}/play/${self.OPENING}/`;

registerRoute(new NavigationRoute(({ request, url }) => fromNetwork(request).catch(async () =>
  (await kept(url.pathname)) ?? Response.redirect(await home())), { denylist: [/^\/api\//] })); // files to take along

// The build puts its list here: what every language needs, and what each one adds.
const list = self.PRECACHE;
precacheAndRoute([...list.shared, ...(list[language] ?? [])], { directoryIndex: null });
cleanupOutdatedCaches();

addEventListener("message", (event) => event.data === "take over" && skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
