import { expect, test } from 'vitest';
import { isNightly } from '../fixtures/nightly.ts';
import { judgeFamiliesBeside, type FamilyBeside } from '../hostile/beside.ts';
import { families } from '../hostile/families.ts';
import { tryFamily, type Family } from '../hostile/trial.ts';

const size = isNightly ? 'small' : 'least';
const tried = families.filter(({ isTestedElsewhere }) => !isTestedElsewhere);
const beside = tried.filter(isBeside);

test.for([
  ...tried.filter((family) => !isBeside(family)),
  // One build and one check serve them all.
  {
    id: 'beside',
    name: beside.map(({ name }) => name).join('; '),
    judge: (trial) => judgeFamiliesBeside(beside, trial),
  } satisfies Family,
])('$name: mọi đầu vào thù địch đều sống sót', { timeout: 900_000 }, async (family) => {
  const verdicts = await tryFamily(family, size, () => undefined);
  expect(verdicts.length).toBeGreaterThan(0);
  expect(verdicts.filter(({ fault }) => fault !== null)).toEqual([]);
});

function isBeside(family: Family): family is FamilyBeside {
  return 'gather' in family;
}
