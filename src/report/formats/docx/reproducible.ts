import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Day } from '../../../schemas/day.ts';
import { FLAT } from './form.ts';

const CORE = 'docProps/core.xml';

const DOCUMENT = 'word/document.xml';

const LINKS = 'word/_rels/document.xml.rels';

const FLAT_XML = `<w:spacing w:before="0" w:after="0" w:line="${FLAT.line}" w:lineRule="exact"/>`;

/** Replaces the library's time stamps and random ids, so that the same report always gives the same bytes. */
export function makeReproducible(docx: Uint8Array, asOf: Day): Uint8Array {
  const files = unzipSync(docx);
  const rewrite = (path: string, change: (xml: string) => string) => {
    files[path] = strToU8(change(strFromU8(files[path]!)));
  };
  rewrite(CORE, (xml) => xml.replace(/(<dcterms:\w[^<>]*>)[^<]*/g, `$1${asOf}T00:00:00Z`));
  const drawn = strFromU8(files[LINKS]!).match(/(?<=Id=")rId[\w-]{21}(?=")/g) ?? [];
  const ids = new Map(drawn.map((id, index) => [id, `rIdLink${index + 1}`]));
  for (const path of [DOCUMENT, LINKS])
    rewrite(path, (xml) => xml.replace(/(?<=[Ii]d=")rId[\w-]{21}(?=")/g, (id) => ids.get(id) ?? id));
  // Flattens the paragraph that the library itself adds at the end of a section.
  rewrite(DOCUMENT, (xml) => xml.replace('<w:p><w:pPr><w:sectPr', `<w:p><w:pPr>${FLAT_XML}<w:sectPr`));
  // A zip file holds local times, so noon of a local date gives the same bytes in every time zone.
  return zipSync(files, { mtime: new Date(1980, 0, 1, 12) });
}
