import { existsSync } from 'node:fs';
import type { servers } from '../../src/serving/servers/servers.ts';

export type ServerName = keyof typeof servers;

/** The web servers the tests run for real: where each is found, and the Debian package that brings it. */
export const WEB_SERVERS: Record<ServerName, { places: string[]; debianPackage: string }> = {
  nginx: {
    places: ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'],
    debianPackage: 'nginx',
  },
  apache: { places: ['/usr/sbin/apache2'], debianPackage: 'apache2-bin' },
  caddy: {
    places: ['/usr/bin/caddy', '/usr/local/bin/caddy', '/opt/homebrew/bin/caddy'],
    debianPackage: 'caddy',
  },
};

/** Finds a web server on this machine. */
export function findWebServer(name: ServerName): string | undefined {
  return WEB_SERVERS[name].places.find((place) => existsSync(place));
}

/** Lists the web servers that this machine does not have. */
export function missingWebServers(): ServerName[] {
  return (Object.keys(WEB_SERVERS) as ServerName[]).filter((name) => !findWebServer(name));
}
