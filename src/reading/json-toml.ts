import { loadYaml } from './parsers.ts';
import { tooDeepIn } from './yaml.ts';

/**
 * Rewrites front matter in JSON, or in TOML of plain lines, as YAML, and leaves the body unchanged. Null for front matter
 * that is neither, or that is nested too deep for the YAML writer.
 */
export function inYaml(text: string): string | null {
  for (const { block, read } of LANGUAGES) {
    const match = block.exec(text);
    const data = match && !tooDeepIn(match[2]!) ? read(match[2]!) : null;
    if (!match || !data) continue;
    const ending = match[1]!;
    const yaml = loadYaml().stringify(data, { lineWidth: 0 }).replaceAll('\n', ending);
    return `---${ending}${yaml}---${text.slice(match[0].length)}`;
  }
  return null;
}

const LANGUAGES = [
  { block: /^---[ \t]*json[ \t]*(\r?\n)([\s\S]*?)\r?\n---[ \t]*(?=\r?\n|$)/i, read: readJson },
  { block: /^\+\+\+[ \t]*(\r?\n)([\s\S]*?)\r?\n\+\+\+[ \t]*(?=\r?\n|$)/, read: readToml },
];

function readJson(source: string): object | null {
  try {
    const data = JSON.parse(source) as unknown;
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? data : null;
  } catch {
    return null;
  }
}

/** Reads TOML lines with a word, a number, a day or a list of words, because JSON writes these the same way; null for others. */
function readToml(source: string): object | null {
  const data: Record<string, unknown> = {};
  for (const line of source.split(/\r?\n/)) {
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const [, key, value] = /^([\w-]+)\s*=\s*(\S.*)$/.exec(line.trim()) ?? [];
    if (!key || !value) return null;
    const json = DAY.test(value) ? `"${value.replace(' ', 'T')}"` : value;
    const read = readJson(`{"value":${json}}`) as { value: unknown } | null;
    if (!read || Object.keys(read).length > 1) return null;
    data[key] = read.value;
  }
  return data;
}

/** A TOML day, or a TOML moment without a zone or in the zone of Việt Nam. */
const DAY = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\+07:00)?)?$/;
