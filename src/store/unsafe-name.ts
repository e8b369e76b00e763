import { problem, type Problem } from '../problems/problem.ts';
import { refusedNameIn } from '../reading/refused-names.ts';

/**
 * Names what is wrong with the name of a file or folder; an empty list when nothing is.
 * @param file the path that the problem shows
 * @param path the path to look at
 */
export function unsafeName(file: string, path: string, isEntry: boolean): Problem[] {
  const refused = refusedNameIn(path);
  return refused ? [problem('unsafe-name', file, { ...refused, isEntry })] : [];
}
