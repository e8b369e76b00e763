import { decodeSafely } from '../addresses/relative.ts';
import { outlineOfEntry } from '../reading/body.ts';
import { nearest } from '../reading/nearest.ts';
import type { Entry } from '../reading/read.ts';
import { slugify } from '../text/fold.ts';
import type { MayLookFor } from './allowance.ts';

/** The ids within the page of an entry to which a link can lead. */
export interface Anchors {
  /** The ids that headings get from their text. */
  ofHeadings: ReadonlySet<string>;
  /** The ids that the raw HTML of the body gives its elements. */
  ofHtml: ReadonlySet<string>;
}

/** Makes a function that lists the anchors of an entry, once for all links that lead into its page. */
export function anchorsReader(): (entry: Entry) => Anchors {
  const cache = new Map<Entry, Anchors>();
  return (entry) => {
    const anchors = cache.get(entry) ?? anchorsOf(entry);
    cache.set(entry, anchors);
    return anchors;
  };
}

function anchorsOf(entry: Entry): Anchors {
  const { headings, html } = outlineOfEntry(entry);
  return {
    ofHeadings: new Set(idsOf(headings.map(({ text }) => slugify(text)))),
    ofHtml: new Set(
      html.flatMap(({ value }) => [...value.matchAll(/\sid\s*=\s*["']?([^\s"'>]+)/gi)].map(([, id]) => id!)),
    ),
  };
}

/** Gives headings their ids, the second and later ones of the same words with a number, as the page does. */
function idsOf(slugs: string[]): string[] {
  const counts = new Map<string, number>();
  return slugs.map((slug) => {
    const count = (counts.get(slug) ?? 0) + 1;
    counts.set(slug, count);
    return `muc-${slug}${count > 1 ? `-${count}` : ''}`;
  });
}

/** Says whether a page has an anchor. A link within the same page may leave out the prefix of headings. */
export function hasAnchor({ ofHeadings, ofHtml }: Anchors, anchor: string, isSamePage: boolean): boolean {
  const id = decodeSafely(anchor);
  return ofHeadings.has(id) || ofHtml.has(id) || (isSamePage && ofHeadings.has(`muc-${id}`));
}

/** Finds the heading that an anchor most probably meant, written as a link to it; empty when none is near. */
export function nearestAnchor({ ofHeadings }: Anchors, anchor: string, mayLookFor: MayLookFor): string {
  const id = `muc-${slugify(decodeSafely(anchor)).replace(/^muc-/, '')}`;
  const near = mayLookFor(id, ofHeadings.size) ? nearest(id, [...ofHeadings]) : '';
  return near && `#${near}`;
}
