// Stands in the worker's place for a portal that wants none (`offline: false`): whoever has the worker loses it, and
// all that it kept, at the next visit.
/// <reference lib="webworker" />

declare const BUILD: { base: string };

const leaving = self as unknown as ServiceWorkerGlobalScope;

leaving.addEventListener('install', (event) => event.waitUntil(leaving.skipWaiting()));
leaving.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(`cong-xa ${BUILD.base} `)) await caches.delete(name);
  await leaving.registration.unregister();
}
