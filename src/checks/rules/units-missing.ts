import { rowsDeclared } from '../declared-rows.ts';

export const unitsMissing = rowsDeclared('units-missing', 'unit', ({ units }) => units.length > 0);
