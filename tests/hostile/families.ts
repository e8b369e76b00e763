import { addresses } from './families/addresses.ts';
import { crowd } from './families/crowd.ts';
import { damage } from './families/damage.ts';
import { dotFiles } from './families/dot-files.ts';
import { folders } from './families/folders.ts';
import { gitFiles } from './families/git-files.ts';
import { kills } from './families/kills.ts';
import { load } from './families/load.ts';
import { logs } from './families/logs.ts';
import { longBodies } from './families/long-bodies.ts';
import { longLists } from './families/long-lists.ts';
import { outside } from './families/outside.ts';
import { pictures } from './families/pictures.ts';
import { privacy } from './families/privacy.ts';
import { randomTexts } from './families/random-texts.ts';
import { scripts } from './families/scripts.ts';
import { slowReaders } from './families/slow-readers.ts';
import { spoofedLinks } from './families/spoofed-links.ts';
import type { Family } from './trial.ts';

/** Every kind of hostile input, in the order of the table. */
export const families: Family[] = [
  gitFiles,
  crowd,
  longBodies,
  longLists,
  pictures,
  randomTexts,
  outside,
  scripts,
  addresses,
  dotFiles,
  logs,
  spoofedLinks,
  privacy,
  folders,
  damage,
  kills,
  slowReaders,
  load,
];
