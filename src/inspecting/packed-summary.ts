import type { Item } from '../report/item.ts';
import { SKETCH_LENGTH } from '../text/likeness.ts';
import type { PortalSummary } from './portal-results.ts';

/**
 * A summary as it passes between processes: with the sketches of its articles in one array, because sending an array for each
 * article takes several times as long as sending all else about it.
 */
export interface PackedSummary {
  summary: PortalSummary;
  /** The sketches of the articles whose own are undefined, one behind the other. */
  sketches: Uint32Array;
}

/** Packs a summary for another process. */
export function packSummary(summary: PortalSummary): PackedSummary {
  const { evidence } = summary;
  if (!evidence) return { summary, sketches: new Uint32Array() };
  const sketches = new Uint32Array(evidence.articles.length * SKETCH_LENGTH);
  let count = 0;
  const articles = evidence.articles.map((article): Item => {
    const { sketch } = article;
    // Null stays, so that it is not taken for a packed one.
    if (!sketch) return { ...article, sketch: null };
    sketches.set(sketch, count++ * SKETCH_LENGTH);
    return { ...article, sketch: undefined };
  });
  return {
    summary: { ...summary, evidence: { ...evidence, articles } },
    sketches: sketches.slice(0, count * SKETCH_LENGTH),
  };
}

/** Gives the summary that another process packed. */
export function unpackSummary({ summary, sketches }: PackedSummary): PortalSummary {
  let start = 0;
  for (const article of summary.evidence?.articles ?? [])
    if (article.sketch === undefined) article.sketch = sketches.subarray(start, (start += SKETCH_LENGTH));
  return summary;
}
