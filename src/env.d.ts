declare namespace App {
  interface Locals {
    /** The portal of the page. The build and the local server pass it with each request. */
    portal: import('./views/portals.ts').ShownPortal;
  }
}

/** The settings of the local server. */
declare module 'virtual:cong-xa/settings' {
  export const settings: import('./astro/dev-settings.ts').DevSettings;
}
