import type { settings } from './settings.ts';

/** Writes settings as the environment of a process, or of modules not loaded yet, that will read them. */
export function toEnvironment(told: Partial<typeof settings>): Record<string, string> {
  const written: [string, string | boolean | undefined][] = [
    ['CONTENT', told.content],
    ['PORTALS', told.portals?.join(',')],
    ['AS_OF', told.asOf],
    ['DRAFTS', told.drafts],
    ['LOCAL', told.local],
    ['PICTURES', told.pictureCache],
    ['OUT', told.out],
    ['FRESH', told.fresh],
    ['PROGRAM', told.program],
  ];
  return Object.fromEntries(
    written.flatMap(([name, value]) =>
      value === undefined ? [] : [[`CONG_XA_${name}`, value === true ? '1' : value === false ? '0' : value]],
    ),
  );
}
