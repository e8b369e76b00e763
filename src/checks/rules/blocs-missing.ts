import { rowsDeclared } from '../declared-rows.ts';

export const blocsMissing = rowsDeclared('blocs-missing', 'bloc', ({ units }) =>
  units.some(({ bloc }) => bloc !== undefined),
);
