// Measured from outside: writes the search of one portal, given the output folder, the content folder and its id.
import { readPortal } from '../../../src/store/content-folder.ts';
import { writeSearch } from '../../../src/building/search/write-index.ts';

const [out, content, portal] = process.argv.slice(2);
await writeSearch(out!, readPortal(content!, portal!), '2026-11-20');
