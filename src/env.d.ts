declare namespace App {
  interface Locals {
    /** The portal that a page belongs to: the build and the local server hand it over with each request. */
    portal: import('./views/portals.ts').ShownPortal;
  }
}

/** What the local server was started with. */
declare module 'virtual:cong-xa/settings' {
  export const settings: import('./astro/dev-settings.ts').DevSettings;
}
