import type { Period, Report, TargetResult } from '../schemas/report.ts';

/** What one person wrote for a portal in one period. */
export interface PersonWork {
  portal: string;
  person: string;
  period: Period;
  /** The number of articles of each genre, by its words. */
  genres: ReadonlyMap<string, number>;
  total: number;
}

/**
 * Counts the articles of each person, by genre and period, portal by portal. An article that counts for several targets
 * of a period is one. A person for whom a target has a row is there with nothing written, too.
 */
export function workOfPeople({ portals }: Report): PersonWork[] {
  return [...Map.groupBy(portals, ({ portal }) => portal).values()].flatMap((ofPortal) => {
    const rows = ofPortal.flatMap(({ targets }) => targets.filter(({ measure }) => measure === 'articles'));
    const byPeriod = Map.groupBy(rows, ({ period }) => `${period.id} ${period.from} ${period.to}`);
    return [...byPeriod.values()].flatMap((ofPeriod) => workIn(ofPeriod, ofPortal[0]!.name));
  });
}

function workIn(rows: TargetResult[], portal: string): PersonWork[] {
  const forms = new Map<string, Map<string, string>>();
  for (const { by, unit, unitName, counted } of rows) {
    const whose = by === 'person' ? (unitName ?? unit ?? '') : undefined;
    if (whose !== undefined && !forms.has(whose)) forms.set(whose, new Map());
    for (const { path, facts: { author, form = '' } = {} } of counted) {
      const person = whose ?? author;
      if (person === undefined) continue;
      const written = forms.get(person) ?? new Map<string, string>();
      forms.set(person, written.set(path, form));
    }
  }
  return [...forms].map(([person, written]) => ({
    ...{ portal, person, period: rows[0]!.period, total: written.size },
    genres: new Map(
      [...Map.groupBy(written.values(), (form) => form)].map(([form, of]) => [form, of.length]),
    ),
  }));
}
