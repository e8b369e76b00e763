import { addresses } from './families/addresses.ts';
import { crowd } from './families/crowd.ts';
import { dotFiles } from './families/dot-files.ts';
import { gitFiles } from './families/git-files.ts';
import { logs } from './families/logs.ts';
import { longBodies } from './families/long-bodies.ts';
import { longLists } from './families/long-lists.ts';
import { outside } from './families/outside.ts';
import { pictures } from './families/pictures.ts';
import { privacy } from './families/privacy.ts';
import { spoofedLinks } from './families/spoofed-links.ts';
import type { Family } from './trial.ts';

/** Every kind of hostile input, in the order of the table. */
export const families: Family[] = [
  gitFiles,
  crowd,
  longBodies,
  longLists,
  pictures,
  outside,
  logs,
  spoofedLinks,
  privacy,
  addresses,
  dotFiles,
];
