import { join } from 'node:path';
import { slugify } from '../../../src/text/fold.ts';
import {
  ARTICLES,
  articleFacts,
  portalId,
  wordsFrom,
  writeEntry,
  writeCommunePlan,
  writeCommunePortal,
} from '../content/commune.ts';
import { randomFrom, type Random } from '../random.ts';

/** Writes a province of varied articles without pictures, the same for the same numbers. */
export function writeProvince(content: string, portals: number, articles: number): void {
  const random = randomFrom(portals * 7919 + articles);
  writeCommunePlan(content);
  for (let portal = 0; portal < portals; portal++) {
    const root = writeCommunePortal(content, portalId(portal));
    for (let article = 0; article < articles; article++) writeArticle(root, article, random);
  }
}

function writeArticle(root: string, number: number, random: Random): void {
  const words = wordsFrom(random);
  const facts = articleFacts(number, 11, random);
  const body = `## ${words(5)}\n\n${words(120)}\n\n- ${words(8)}\n- ${words(9)}\n\n${words(200)}\n`;
  writeEntry(join(root, ARTICLES, `${slugify(facts.title)}.md`), facts, body);
}
