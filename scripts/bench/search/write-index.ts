// Writes the search of one portal: arguments are the output folder, the content folder and the portal's id. Runs in a
// process of its own, so that its memory can be measured from outside.
import { readHolidays } from '../../../src/store/content-folder.ts';
import { readPortal } from '../../../src/store/portal-folder.ts';
import { writeSearch } from '../../../src/building/search/write-index.ts';
import { DAY } from '../content/commune.ts';

const [out, content, portal] = process.argv.slice(2);
await writeSearch(out!, readPortal(content!, portal!), DAY, readHolidays(content!).daysOff);
