import { existsSync, readFileSync } from 'node:fs';
import { validateCommits, validateFiles, validateUpdates } from '../../hosting/push.ts';
import { readRights, type Person } from '../../hosting/rights.ts';
import { placesIn } from '../../hosting/settings.ts';
import type { Day } from '../../schemas/day.ts';
import { printable } from '../../text/printable.ts';
import { Incoming } from './incoming.ts';
import type { PushAnswer } from './validate-content.ts';

/**
 * Decides whether a push is taken: whose key it was, what that key may touch, and whether the content is in order. This
 * program reads the content in a folder of its own and runs nothing of it.
 * @param lines what Git tells the hook
 * @param name the person whose key it was, as the program that SSH starts (`bin/cong-git`) says
 */
export async function receivePush(
  home: string,
  lines: string,
  name: string | undefined,
  today: Day,
): Promise<PushAnswer> {
  const pusher = findPerson(home, name);
  if ('refusal' in pusher) return refuse([pusher.refusal]);
  const incoming = new Incoming(placesIn(home).repository);
  const updates = incoming.readUpdates(lines);
  const wrongNames = validateUpdates(updates);
  if (wrongNames.length > 0) return refuse(wrongNames);
  const [update] = updates;
  if (!update?.to) return { isTaken: true, text: '' };

  const tooMany = validateCommits(incoming.countCommits(update.to));
  if (tooMany !== null) return refuse([tooMany]);
  const changed = incoming.changedFiles(update.from, update.to);
  const tree = incoming.filesOf(update.to);
  const faults = validateFiles({ changed, tree }, pusher.person);
  if (faults.length > 0) return refuse(faults);
  // Loaded only now, because it loads the checks, and most refusals come before them.
  const { validateContent } = await import('./validate-content.ts');
  const content = await validateContent(
    incoming,
    { from: update.from, to: update.to },
    { changed, tree },
    today,
  );
  return content.isTaken ? content : refuse([content.text]);
}

function findPerson(home: string, name: string | undefined): { person: Person } | { refusal: string } {
  if (!name)
    return { refusal: 'Không biết ai đang đẩy. Đẩy qua SSH, bằng khóa đã ghi trong quyen.yaml của máy chủ.' };
  const file = placesIn(home).rights;
  const rights = readRights('quyen.yaml', existsSync(file) ? readFileSync(file, 'utf8') : '');
  if ('faults' in rights)
    return {
      refusal: `Tệp quyen.yaml của máy chủ còn lỗi nên chưa biết ai được đẩy gì; báo người vận hành:\n  ${rights.faults.join('\n  ')}`,
    };
  const person = rights.people.get(name);
  return person
    ? { person }
    : {
        refusal: `“${printable(name)}” không còn trong quyen.yaml của máy chủ; báo người vận hành.`,
      };
}

function refuse(sentences: string[]): PushAnswer {
  return { isTaken: false, text: `\nKHÔNG NHẬN, máy chủ chưa đổi gì.\n${sentences.join('\n')}\n` };
}
