import { placesIn, type ServerSettings } from './settings.ts';

/** Writes the Caddyfile of the machine, which takes in the portals that each build configures. */
export function writeMachineCaddyfile(home: string, settings: ServerSettings): string {
  const { control, configured } = placesIn(home);
  return caddyfile(`unix/${control}`, settings, `${configured}/*.caddy`);
}

/** Writes a Caddyfile that Caddy can validate while it runs with another. */
export function writeTrialCaddyfile(settings: ServerSettings, portals: string): string {
  return caddyfile('off', settings, portals);
}

function caddyfile(admin: string, settings: ServerSettings, portals: string): string {
  const { mail, plainHttp, httpPort, httpsPort } = settings;
  const options = [
    `admin ${admin}`,
    ...(httpPort === 80 ? [] : [`http_port ${httpPort}`]),
    ...(httpsPort === 443 ? [] : [`https_port ${httpsPort}`]),
    ...(plainHttp ? ['auto_https off'] : []),
    ...(mail === '' ? [] : [`email ${mail}`]),
  ];
  return `{\n${options.map((line) => `\t${line}\n`).join('')}}\n\nimport ${portals}\n`;
}

/**
 * Makes the configuration of the portals, as `npm run preview -- --config caddy` writes it, one of this machine: every
 * request goes into the log that visits are counted from, and without certificates of its own every site is one of
 * plain http. Undefined when the text has another form than that.
 */
export function forThisMachine(
  portals: string,
  home: string,
  { plainHttp }: Pick<ServerSettings, 'plainHttp'>,
): string | undefined {
  const parts = portals.split(SNIPPET);
  if (parts.length !== 2) return undefined;
  const log = [
    '\tlog {',
    `\t\toutput file ${placesIn(home).webLogs}/truy-cap.log {`,
    '\t\t\troll_size 100MiB',
    '\t\t\troll_keep 60',
    '\t\t\troll_keep_for 1440h',
    '\t\t}',
    '\t}',
    '',
  ];
  const logged = parts.join(SNIPPET + log.join('\n'));
  return plainHttp ? logged.replace(SITE, 'http://$1 {') : logged;
}

/** The snippet that every site of a portal takes in. */
const SNIPPET = '(cong_xa) {\n';

/** The line that opens a site with certificates. */
const SITE = /^([a-z\d][a-z\d.-]{0,252}) \{$/gm;
