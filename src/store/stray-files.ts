import { existsSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { problem, type Problem } from '../problems/problem.ts';
import { entryFolders } from '../schemas/kinds.ts';
import { slugify } from '../text/fold.ts';
import {
  FORM_FILE,
  FORMS_FOLDER,
  HOLIDAYS_FILE,
  HOLIDAYS_FOLDER,
  listFolder,
  OPERATOR_FILE,
  PLAN_FILE,
} from './content-folder.ts';
import { unsafeName } from './unsafe-name.ts';

/** Names the files and folders of a content folder that lie outside every portal, where no command reads them. */
export function findStrayFiles(contentDir: string): Problem[] {
  return [
    ...strayAtTop(contentDir),
    ...strayBesidePortals(contentDir),
    ...strayBesidePlans(contentDir),
    ...strayBesideHolidays(contentDir),
    ...strayBesideForms(contentDir),
    ...unsafeNamesOutside(contentDir),
  ];
}

function strayAtTop(contentDir: string): Problem[] {
  const folders: string[] = Object.values(entryFolders);
  return listFolder(contentDir, '').flatMap((entry) => {
    const { name } = entry;
    if (entry.isDirectory())
      return folders.includes(slugify(name)) ? [misplaced(name, `portals/<cổng>/${slugify(name)}`)] : [];
    if (name === OPERATOR_FILE || !isText(entry) || README.test(name)) return [];
    return [misplaced(name, /^cong\b/i.test(name) ? OPERATOR_FILE : 'portals/<cổng>/, plans/')];
  });
}

function strayBesidePortals(contentDir: string): Problem[] {
  return listFolder(contentDir, 'portals')
    .filter((entry) => isText(entry) && !README.test(entry.name))
    .map(({ name }) => misplaced(`portals/${name}`, 'portals/<cổng>/'));
}

function strayBesidePlans(contentDir: string): Problem[] {
  return listIfThere(contentDir, 'plans')
    .filter(({ name }) => !PLAN_FILE.test(name) && !README.test(name))
    .filter((entry) => entry.isDirectory() || isText(entry))
    .map((entry) => {
      const id = entry.isDirectory() ? '<tên>' : slugify(entry.name.split('.', 1)[0]!);
      return misplaced(`plans/${entry.name}`, `plans/${id}.yaml`);
    });
}

function strayBesideHolidays(contentDir: string): Problem[] {
  return listIfThere(contentDir, HOLIDAYS_FOLDER)
    .filter(({ name }) => !HOLIDAYS_FILE.test(name) && !README.test(name))
    .filter((entry) => entry.isDirectory() || isText(entry))
    .map(({ name }) => {
      const year = /\d{4}/.exec(name)?.[0] ?? '<năm>';
      return misplaced(`${HOLIDAYS_FOLDER}/${name}`, `${HOLIDAYS_FOLDER}/${year}.yaml`);
    });
}

function strayBesideForms(contentDir: string): Problem[] {
  return listIfThere(contentDir, FORMS_FOLDER)
    .filter(({ name }) => !FORM_FILE.test(name) && !README.test(name))
    .filter((entry) => entry.isDirectory() || isText(entry))
    .map((entry) => {
      const id = entry.isDirectory() ? '<tên>' : slugify(entry.name.split('.', 1)[0]!);
      return misplaced(`${FORMS_FOLDER}/${entry.name}`, `${FORMS_FOLDER}/${id}.yaml`);
    });
}

function unsafeNamesOutside(contentDir: string): Problem[] {
  return ['', 'portals/', 'plans/', `${HOLIDAYS_FOLDER}/`, `${FORMS_FOLDER}/`].flatMap((folder) =>
    listIfThere(contentDir, folder)
      // Another rule covers the names of portal folders.
      .filter((entry) => folder !== 'portals/' || !entry.isDirectory())
      .flatMap(({ name }) => unsafeName(folder + name, folder + name, false)),
  );
}

function misplaced(file: string, expected: string): Problem {
  return problem('misplaced-file', file, { expected });
}

function isText(entry: Dirent): boolean {
  return entry.isFile() && /\.(?:md|ya?ml)(?:\.txt)?$/i.test(entry.name);
}

const README = /^README\.md$/i;

function listIfThere(contentDir: string, folder: string): Dirent[] {
  return existsSync(join(contentDir, folder)) ? listFolder(contentDir, folder) : [];
}
