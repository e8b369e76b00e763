import { stringify } from 'yaml';
import { tooDeepIn } from './yaml.ts';

/**
 * Rewrites the front matter of a text from JSON, or from TOML of plain lines, as YAML; null where it cannot be read as
 * either, or is nested deeper than the writer of YAML can follow. The body stays as it is.
 */
export function inYaml(text: string): string | null {
  for (const { block, read } of LANGUAGES) {
    const match = block.exec(text);
    const data = match && !tooDeepIn(match[2]!) ? read(match[2]!) : null;
    if (!match || !data) continue;
    const ending = match[1]!;
    const yaml = stringify(data, { lineWidth: 0 }).replaceAll('\n', ending);
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

/** Of TOML, lines with a word, a number, a day or a list of words, which JSON writes the same way. */
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

/** A day of TOML, with a time where it is that of Việt Nam. */
const DAY = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\+07:00)?)?$/;
