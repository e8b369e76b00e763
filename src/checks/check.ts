import { boundProblems } from '../problems/bounded.ts';
import { comparePositions, type Problem } from '../problems/problem.ts';
import { outlineOfEntry } from '../reading/body.ts';
import { allEntries, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { Day } from '../schemas/day.ts';
import { entryReferences, portalReferences, type Reference } from './attachments.ts';
import { linkMapOf } from './link-map.ts';
import type { RuleContext, Rule } from './rule.ts';
import { rules } from './rules.ts';
import { newestBySection } from './sections.ts';
import { textsOf } from './texts.ts';

/** What a check of one portal, or of one entry, found. */
export interface CheckedPortal {
  problems: Problem[];
  /** The pictures and files its texts name, for whoever can look at them on the disk. */
  references: Reference[];
}

export type CheckedEntry = CheckedPortal;

/**
 * Judges one portal: what could not be read, and what was read but does not fit together. Whether a picture can be
 * opened is not judged here, since it takes the disk.
 * @param lookUp gives what is known of an entry from an earlier check of the same, or else has it judged
 */
export function checkPortal(
  content: PortalContent,
  { plans, today }: { plans: RuleContext['plans']; today: Day },
  lookUp: (entry: Entry, judge: () => CheckedEntry) => CheckedEntry = (_entry, judge) => judge(),
): CheckedPortal {
  const ground: RuleContext = {
    ...{ content, plans, today },
    links: linkMapOf(content, today),
    newest: newestBySection(content, today),
  };
  const all: Rule[] = Object.values(rules);
  const problems: Problem[] = [...content.problems];
  const named: Reference[] = portalReferences(content);

  const isAPortal = !content.problems.some(({ code }) => code === 'portal-file-missing');
  for (const rule of content.isWhole && isAPortal ? all : [])
    for (const found of rule.portal?.(ground) ?? []) problems.push(found);
  const ofEntries = all.flatMap(({ entry }) => entry ?? []);
  for (const entry of allEntries(content.entries)) {
    const checked = lookUp(entry, () => {
      const outline = outlineOfEntry(entry);
      const references = entryReferences(content, entry, outline);
      const texts = textsOf(entry.data);
      const written = [...texts.map(({ text }) => text), entry.body];
      const reading = { entry, outline, texts, written, references };
      return { problems: boundProblems(ofEntries.flatMap((judge) => judge(reading, ground))), references };
    });
    for (const found of checked.problems) problems.push(found);
    for (const reference of checked.references) named.push(reference);
  }
  return { problems: boundProblems(problems).sort(comparePositions), references: named };
}
