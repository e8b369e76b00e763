// Replaces the worker in a portal with `offline: false`. At the next visit it removes the earlier worker from the
// reader's device, with everything that the worker saved.
/// <reference lib="webworker" />

declare const BUILD: { base: string };

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(unregister()));

async function unregister(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(`cong-xa ${BUILD.base} `)) await caches.delete(name);
  await self.registration.unregister();
}
