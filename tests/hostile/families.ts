import { longBodies } from './families/long-bodies.ts';
import { longLists } from './families/long-lists.ts';
import { pictures } from './families/pictures.ts';
import type { Family } from './trial.ts';

/** Every kind of hostile input, in the order of the table. */
export const families: Family[] = [longBodies, longLists, pictures];
