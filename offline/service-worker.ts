/**
 * Keeps the site on the device, so that it opens and computes without a connection. One cache for each build, filled
 * whole before that build is used; what is large is kept from its first use on.
 *
 * Promises: a page gets all its parts from the build that it was opened with, also after a newer one was taken into use;
 * an older build goes once no page of it is open; a newer one waits until all pages are closed or the person says now.
 */
/** Put in front of this file by the build: see plugin.ts. Addresses are relative to this file's. */
declare const BUILD: string;
declare const FILES: readonly (readonly [address: string, integrity: string])[];
declare const LARGE: readonly string[];

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

const NAME = 'searchlight ';
const OWN = NAME + BUILD;
/** Named by their contents, so builds share them. */
const LARGE_ONES = `${NAME}large`;
/** Who was open when a newer build was taken into use, for a worker may be stopped at any time and forget. */
const NOTES = `${NAME}notes`;
const OLD_CLIENTS = 'old-clients';

const absolute = (address: string) => new URL(address, worker.location.href).href;
const SITE = absolute('./');
const PAGE = absolute('index.html');

/** Caches are told in the order they were made in: what comes after this build's is a newer one's, on its way. */
async function oldBuilds(): Promise<readonly string[]> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== LARGE_ONES && name !== NOTES);
  return builds.slice(0, Math.max(0, builds.indexOf(OWN)));
}

const openClients = async () =>
  (await worker.clients.matchAll({ type: 'all', includeUncontrolled: true })).map(({ id }) => id);

async function oldClients(): Promise<readonly string[]> {
  const noted = await caches.match(OLD_CLIENTS, { cacheName: NOTES });
  return noted === undefined ? [] : ((await noted.json()) as string[]);
}

async function noteOldClients(ids: readonly string[]): Promise<void> {
  await (await caches.open(NOTES)).put(OLD_CLIENTS, new Response(JSON.stringify(ids)));
}

/** All of this build or nothing: a file that is not what the build made ends the installation, to be tried another day. */
async function install(): Promise<void> {
  // There already if this build was in use before.
  const isNew = !(await caches.has(OWN));
  const own = await caches.open(OWN);
  const get = async ([address, integrity]: readonly [string, string]) => {
    // Named by its contents: an older build's is the same.
    const known = address.startsWith('assets/') ? await caches.match(absolute(address)) : undefined;
    const response = known ?? (await fetch(absolute(address), { integrity, cache: 'no-cache' }));
    if (!response.ok) throw new Error(`${address}: status ${response.status}`);
    await own.put(absolute(address), response);
  };
  // A few at a time: the page may be loading something itself.
  const rest = [...FILES];
  const lane = async () => {
    for (let file = rest.shift(); file !== undefined; file = rest.shift()) await get(file);
  };
  try {
    await Promise.all([lane(), lane(), lane(), lane()]);
  } catch (error) {
    if (isNew) await caches.delete(OWN);
    throw error;
  }
}

/** Drops what no open page needs any more. */
async function tidy(): Promise<void> {
  const open = new Set(await openClients());
  const old = (await oldClients()).filter((id) => open.has(id));
  await noteOldClients(old);
  if (old.length > 0) return;
  for (const name of await oldBuilds()) await caches.delete(name);
  const large = await caches.open(LARGE_ONES);
  const wanted = new Set(LARGE.map(absolute));
  for (const request of await large.keys()) if (!wanted.has(request.url)) await large.delete(request);
}

async function activate(): Promise<void> {
  // At the very first build, pages that are open came from the network and are this build's.
  const before = (await oldBuilds()).length > 0 ? await openClients() : [];
  await noteOldClients([...new Set([...(await oldClients()), ...before])]);
  await tidy();
  await worker.clients.claim();
}

/** The file as the build has it that the asking page belongs to; undefined if none has it. */
async function kept(address: string, clientId: string): Promise<Response | undefined> {
  const older = await oldBuilds();
  // Most often there is but one build.
  const isOld = older.length > 0 && (await oldClients()).includes(clientId);
  for (const cacheName of isOld ? [...older, OWN, LARGE_ONES] : [OWN, LARGE_ONES, ...older]) {
    const response = await caches.match(address, { cacheName });
    if (response !== undefined) return response;
  }
  return undefined;
}

async function answer(event: FetchEvent, address: string): Promise<Response> {
  // A page that opens is of this build, whoever asked for it.
  const known = await kept(address, event.request.mode === 'navigate' ? '' : event.clientId);
  if (known !== undefined) return known;
  const response = await fetch(event.request);
  if (response.ok && LARGE.some((large) => absolute(large) === address)) {
    const copy = response.clone();
    // Where there is no room it is fetched again the next time.
    event.waitUntil(
      caches
        .open(LARGE_ONES)
        .then((cache) => cache.put(address, copy))
        .catch(() => {}),
    );
  }
  return response;
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
  if (event.data === 'use-now') event.waitUntil(worker.skipWaiting());
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = request.url.replace(/[?#].*$/, '');
  if (request.method !== 'GET' || !address.startsWith(SITE) || request.headers.has('range')) return;
  if (request.mode === 'navigate') event.waitUntil(tidy());
  event.respondWith(answer(event, address === SITE ? PAGE : address));
});
