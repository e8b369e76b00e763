import { problem, type Problem } from '../problems/problem.ts';
import { listed, meantId, type NamedId } from '../reading/meant-id.ts';
import type { Plans, PortalContent } from '../reading/content.ts';

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
  { portal }: Pick<PortalContent, 'portal'>,
  plans: Pick<Plans, 'ids' | 'plans'>,
): Problem[] {
  const candidatesOf: Record<string, NamedId[] | undefined> = {
    section: portal?.data.sections,
    unit: portal?.data.units,
    units: portal?.data.units,
    plans: namedPlans(plans),
  };
  return problems.map((each): Problem => {
    if (each.code === 'wrong-type' && each.facts.expected.startsWith('danh sách'))
      return asList(each, candidatesOf[each.facts.key]);
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
