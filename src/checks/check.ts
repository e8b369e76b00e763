import { boundProblems } from '../problems/bounded.ts';
import { comparePositions, type Problem } from '../problems/problem.ts';
import { outlineOfEntry } from '../reading/body.ts';
import { allEntries, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { Day } from '../schemas/day.ts';
import { NO_DAYS_OFF, type DaysOff } from '../schemas/holidays.ts';
import { checkAssignments } from './assignments.ts';
import { entryReferences, portalReferences, type Reference } from './attachments.ts';
import { linkMapOf } from './link-map.ts';
import { withNamedIds } from './named-ids.ts';
import type { RuleContext, Rule } from './rule.ts';
import { rules } from './rules.ts';
import { newestBySection } from './sections.ts';
import { textsOf } from './texts.ts';

/** What the check of a portal found. */
interface CheckedPortal {
  problems: Problem[];
  /** The pictures and files to which its texts refer; a caller with a disk can inspect them. */
  references: Reference[];
}

/** What the check of one entry found. */
export type CheckedEntry = CheckedPortal;

/**
 * Checks one portal by every rule, and adds the problems of the files that could not be read. Does not open pictures,
 * because that takes the disk.
 * @param lookUp returns the cached result of an entry, or calls `checkEntry` for a new one
 */
export function checkPortal(
  content: PortalContent,
  { plans, today, daysOff = NO_DAYS_OFF }: { plans: RuleContext['plans']; today: Day; daysOff?: DaysOff },
  lookUp: (entry: Entry, checkEntry: () => CheckedEntry) => CheckedEntry = (_entry, checkEntry) =>
    checkEntry(),
): CheckedPortal {
  const context: RuleContext = {
    ...{ content, plans, today, daysOff },
    links: linkMapOf(content, today),
    newest: newestBySection(content, today),
  };
  const ofAssignments = checkAssignments(content, plans);
  const problems: Problem[] = withNamedIds([...content.problems, ...ofAssignments], content, plans);
  const references: Reference[] = portalReferences(content);

  const isAPortal = !content.problems.some(({ code }) => code === 'portal-file-missing');
  for (const rule of content.isWhole && isAPortal ? RULES : [])
    for (const found of rule.portal?.(context) ?? []) problems.push(found);
  for (const entry of allEntries(content.entries)) {
    const checked = lookUp(entry, () => checkEntry(entry, context));
    for (const found of checked.problems) problems.push(found);
    for (const reference of checked.references) references.push(reference);
  }
  return { problems: boundProblems(problems).sort(comparePositions), references };
}

const RULES: Rule[] = Object.values(rules);
const ENTRY_RULES = RULES.filter(({ entry }) => entry !== undefined);

function checkEntry(entry: Entry, context: RuleContext): CheckedEntry {
  const outline = outlineOfEntry(entry);
  const references = entryReferences(context.content, entry, outline);
  const texts = textsOf(entry.data);
  const written = [...texts.map(({ text }) => text), entry.body];
  const ofEntry = { entry, outline, texts, written, references };
  const problems: Problem[] = [];
  for (const rule of ENTRY_RULES) for (const found of rule.entry!(ofEntry, context)) problems.push(found);
  return { problems: boundProblems(problems), references };
}
