/** The environment this process was started in; no other file of `src` reads it. */
export const inherited: Readonly<Record<string, string | undefined>> = process.env;

/** Says whether errors are told with their stacks, and what helping processes say is passed on. */
export function isDebugging(): boolean {
  return !!inherited['CONG_XA_DEBUG'];
}

/** Says whether search indexes are written; the benchmarks leave them out to measure pages alone. */
export function hasSearch(): boolean {
  return inherited['CONG_XA_WITHOUT_SEARCH'] !== '1';
}

/** Gives what npm was told by a flag of its own name. */
export function npmFlag(name: string): string | undefined {
  return inherited[`npm_config_${name.replaceAll('-', '_')}`];
}

/** Keeps Astro, which looks for this when it is loaded, from sending telemetry. */
export function silenceTelemetry(): void {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
}

/** Tells the library that draws letters, which looks when it draws the first, where its fonts are described. */
export function takeFontsFrom(file: string): void {
  process.env['FONTCONFIG_FILE'] = file;
}
