import { posix } from 'node:path';
import { resolveInPortal } from '../../addresses/relative.ts';
import { problem } from '../../problems/problem.ts';
import { pathInPortal, type PortalContent } from '../../reading/content.ts';
import { addressableName } from '../../reading/file-role.ts';
import type { Entry } from '../../reading/read.ts';
import { slugify } from '../../text/fold.ts';
import { nameOfOwnFile } from '../own-computer.ts';
import { bodyMatches, withoutCode } from '../texts.ts';
import type { Rule } from '../rule.ts';

/** Finds texts that are meant as a link or a picture, but are plain text to Markdown. */
export const linkForm: Rule = {
  entry: ({ entry, outline }, { content }) => {
    if (!entry.body.includes('] (') && !MAY_BE.test(entry.body)) return [];
    const read = new Set(
      [...outline.links, ...outline.pictures].map(({ line, column }) => `${line}:${column}`),
    );
    return bodyMatches(withoutCode(entry.body), entry.bodyLine, MEANT).flatMap(({ text, position }) => {
      if (read.has(`${position.line}:${position.column}`)) return [];
      const [, label = '', gap = '', target = '', title = ''] = new RegExp(MEANT, 'u').exec(text)!;
      if (gap && !isAddress(target)) return [];
      const better = addressWithoutSpaces(target, entry, content);
      const facts = { written: text, target, isGap: !/\s/.test(target), ...better };
      return problem(
        'link-form',
        entry.file,
        { ...facts, fixed: `${label}(${better.address}${title})` },
        position,
      );
    });
  },
};

const MAY_BE = /\]\(\s*[^()\s]*[^\S\n]/;

/**
 * A label in square brackets, then an address that contains a space or follows one. Spaces before a title match only
 * from the first one on, because trying each of them would take the square of their number.
 */
const MEANT =
  /(!?\[[^[\]\n]{0,300}\])( ?)\(((?:[^()\n"]|\([^()\n]{0,50}\)){1,300}?)((?:(?<! )|(?<=\( )) +"[^"\n]{0,300}")?\)/gu;

/** Says whether words in brackets are certainly an address. */
function isAddress(words: string): boolean {
  return /^(?:https?:\/\/|\/|mailto:|tel:)\S+$|^[^:]*\.[a-z0-9]{2,5}$/i.test(words.trim());
}

/**
 * Gives an address that Markdown can read, and the name that the file must get for it; empty if a file has that name.
 */
function addressWithoutSpaces(
  target: string,
  entry: Entry,
  { id, files }: PortalContent,
): { address: string; rename: string; isCertain: boolean } {
  const own = nameOfOwnFile(target);
  if (own) return { address: own, rename: own, isCertain: false };
  // Some programs write the size of a picture after its address.
  const written = target
    .trim()
    .replace(/ =\d{0,5}%?(?:x\d{0,5}%?)?$/i, '')
    .trim();
  if (!/\s/.test(written)) return { address: written, rename: '', isCertain: true };
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(written))
    return { address: encodeURI(written), rename: '', isCertain: false };
  const folders = posix.dirname(written).split('/');
  const name = addressableName(posix.basename(written));
  const address = posix.join(
    ...folders.map((folder) => (/^\.+$/.test(folder) ? folder : slugify(folder))),
    name,
  );
  const path = resolveInPortal(pathInPortal(id, entry.file), address);
  const isThere = path !== null && files.has(path);
  return { address, rename: isThere ? '' : name, isCertain: isThere };
}
