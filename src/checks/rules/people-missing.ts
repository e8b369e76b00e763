import { rowsDeclared } from '../declared-rows.ts';

export const peopleMissing = rowsDeclared('people-missing', 'person', ({ people }) => people.length > 0);
