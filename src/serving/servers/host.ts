/** A host name and the portals that live on it, each under a base path of its own. */
export interface Host {
  name: string;
  portals: { base: string; folder: string }[];
}
