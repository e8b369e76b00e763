import { expect, test } from 'vitest';
import { families } from '../hostile/families.ts';
import { tryFamily } from '../hostile/trial.ts';

test.for(families.filter(({ isTestedElsewhere }) => !isTestedElsewhere))(
  '$name: mọi đầu vào thù địch đều sống sót',
  { timeout: 900_000 },
  async (family) => {
    const verdicts = await tryFamily(family, 'small', () => undefined);
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.filter(({ fault }) => fault !== null)).toEqual([]);
  },
);
