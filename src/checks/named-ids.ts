import { problem, type Problem } from '../problems/problem.ts';
import { listed, meantId, type NamedId } from '../reading/meant-id.ts';
import type { EntriesByKind, Plans, PortalContent } from '../reading/content.ts';
import { entryFolders } from '../schemas/kinds.ts';
import { allowance, type MayLookFor } from './allowance.ts';

/** What an entry's section or unit, or a portal's plan, can be, and what was meant by a word that is none. */
interface NamedFacts {
  nearest: string;
  isCertain: boolean;
  /** Every id with its name. */
  allowed: string[];
}

/** Finds the id that was meant by a word, and lists the ids to choose from. */
export function namedFacts(typed: string, candidates: readonly NamedId[]): NamedFacts {
  const { id, isCertain } = meantId(typed, candidates);
  // Several names in one value mean no single id.
  const isOpen = !isCertain && /[,;|]/.test(typed);
  return { nearest: isOpen ? '' : id, isCertain, allowed: listed(candidates) };
}

/** Names plans by their numbers, which is how people cite them. */
export function namedPlans({ ids, plans }: Pick<Plans, 'ids' | 'plans'>): NamedId[] {
  return ids.map((id) => ({ id, name: plans.get(id)?.data.number ?? id }));
}

/**
 * Leads a value that cannot be an id, such as the name of a section, to the id of what the portal declares under that name.
 * The schema that refused the value knows neither the portal nor the plans.
 */
export function withNamedIds(
  problems: readonly Problem[],
  { portal, entries }: Pick<PortalContent, 'portal' | 'entries'>,
  plans: Pick<Plans, 'ids' | 'plans'>,
): Problem[] {
  const mayLookFor = allowance();
  const filesOf: Record<string, NamedFiles | undefined> = {
    procedures: namedProcedures(entries),
    procedure: namedProcedures(entries),
    activity: namedActivities(entries),
  };
  const candidatesOf: Record<string, NamedId[] | undefined> = {
    section: portal?.data.sections,
    unit: portal?.data.units,
    units: portal?.data.units,
    plans: namedPlans(plans),
  };
  return problems.map((each): Problem => {
    if (each.code === 'wrong-type' && each.facts.expected.startsWith('danh sách'))
      return asList(each, candidatesOf[each.facts.key] ?? filesOf[each.facts.key]?.candidates);
    const files = filesOf['key' in each.facts ? String(each.facts.key) : ''];
    if (files && (each.code === 'invalid-identifier' || each.code === 'needs-quotes'))
      return asFileName(each, files, mayLookFor);
    if (each.code !== 'invalid-identifier') return each;
    const { key, value } = each.facts;
    const candidates = candidatesOf[key];
    if (!candidates) return each;
    const facts = namedFacts(value, candidates);
    if (key === 'section') return problem('unknown-section', each.file, { section: value, ...facts }, each);
    if (key === 'plans') return problem('unknown-plan', each.file, { plan: value, ...facts }, each);
    return problem('unknown-unit', each.file, { unit: value, isItem: key === 'units', ...facts }, each);
  });
}

/** Files that an entry may name, in the folder of their kind. */
interface NamedFiles {
  folder: string;
  candidates: NamedId[];
}

/** Names procedures by their titles and by their codes, with and without the place that a code ends with. */
export function namedProcedures({ procedure }: Pick<EntriesByKind, 'procedure'>): NamedFiles {
  const candidates = procedure.flatMap(({ slug, data: { name, code } }) =>
    [...new Set([name, code, code.split('.').slice(0, 2).join('.')])].map((each) => ({
      id: slug,
      name: each,
    })),
  );
  return { folder: entryFolders.procedure, candidates };
}

/** Names activities by their titles. */
export function namedActivities({ activity }: Pick<EntriesByKind, 'activity'>): NamedFiles {
  const candidates = activity.map(({ slug, data }) => ({ id: slug, name: data.title }));
  return { folder: entryFolders.activity, candidates };
}

/** Leads the title or the code of an entry to the name of its file. */
function asFileName(
  found: Extract<Problem, { code: 'invalid-identifier' | 'needs-quotes' }>,
  { folder, candidates }: NamedFiles,
  mayLookFor: MayLookFor,
): Problem {
  const { key, label } = found.facts;
  const value = 'value' in found.facts ? found.facts.value : found.facts.source;
  const isItem = key === 'procedures';
  const isLookedFor = !/[,;|]/.test(value) && mayLookFor(value, candidates.length);
  const { id, isCertain } = isLookedFor ? meantId(value, candidates) : { id: '', isCertain: false };
  const facts = {
    key,
    label,
    value,
    better: isCertain ? id : '',
    folder,
    isItem,
    perhaps: isCertain ? '' : id,
  };
  return problem('invalid-identifier', found.file, facts, found);
}

/** Writes a list of names that was typed as one text as the list of their ids. */
function asList(found: Extract<Problem, { code: 'wrong-type' }>, candidates: NamedId[] | undefined): Problem {
  const { key, source } = found.facts;
  if (!candidates) return found;
  const text = source.replace(/^["'“]|["'”]$/g, '');
  const whole = meantId(text, candidates);
  const meant = whole.isCertain ? [whole] : text.split(/[,;]/).map((each) => meantId(each, candidates));
  if (!meant.every(({ isCertain }) => isCertain)) return found;
  const fixed = `[${meant.map(({ id }) => id).join(', ')}]`;
  return { ...found, facts: { ...found.facts, fixed, line: `${key}: ${fixed}` } };
}
