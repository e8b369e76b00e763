import { tell, type Problem } from '../../../src/problems/problem.ts';
import { formatGithub } from '../../../src/problems/reporters/github.ts';
import { readEntry, readYaml } from '../../../src/reading/read.ts';
import { entryKinds } from '../../../src/schemas/kinds.ts';
import { articleMd, planYaml, portalYaml } from '../../fixtures/make.ts';
import { YAML_TROUBLE } from '../yaml-trouble.ts';
import { pick, seeded, type Family, type Verdict } from '../trial.ts';

/** Texts put together at random, or in order until something was put into them, as every kind of file. */
export const randomTexts: Family = {
  id: 'random',
  name: 'văn bản ngẫu nhiên',
  judge({ size, say }) {
    const random = seeded(2026);
    const verdicts: Verdict[] = [];
    const many = { full: 1_000_000, small: 4000, least: 1000 }[size];
    for (let at = 1; at <= many; at++) {
      const text = textFrom(random);
      const fault = faultOf(text, random);
      verdicts.push({
        input: fault === null ? 'văn bản' : `văn bản ${at}: ${JSON.stringify(text.slice(0, 2000))}`,
        fault,
      });
      if (at % 50_000 === 0) say(`${at}/${many}`);
    }
    return Promise.resolve(verdicts);
  },
};

const PIECES = [...YAML_TROUBLE, ' ', '\u202e', 'url: https://', '<b>', '[a](', '![', '&amp;', '::error::'];

/** A file in order that lost a piece and got others, or only pieces. */
function textFrom(random: () => number): string {
  const soup = Array.from({ length: Math.floor(random() * 12) }, () =>
    random() < 0.8 ? pick(PIECES, random) : String.fromCodePoint(Math.floor(random() * 0x3000)),
  ).join('');
  const inOrder = pick([articleMd(), portalYaml(), planYaml(), ''], random);
  const at = Math.floor(random() * inOrder.length);
  return inOrder.slice(0, at) + soup + inOrder.slice(at + Math.floor(random() * 30));
}

function faultOf(text: string, random: () => number): string | null {
  const file = new TextEncoder().encode(text);
  const started = performance.now();
  try {
    const kind = pick([...entryKinds, 'portal', 'plan', 'visits'] as const, random);
    const read =
      kind === 'portal' || kind === 'plan' || kind === 'visits'
        ? readYaml(kind, `${kind}.yaml`, file)
        : readEntry(kind, 'bai', 'bai.md', file);
    if (!('ok' in read) && read.problems.length === 0) return 'không đọc được mà không nói vì sao';
    const fault = read.problems.map(faultOfProblem).find((each) => each !== null) ?? null;
    return fault ?? (performance.now() - started > 5000 ? 'quá 5 giây' : null);
  } catch (error) {
    return String((error as Error).stack).slice(0, 300);
  }
}

/** A problem is told in one line of a log, which begins nothing else. */
function faultOfProblem(problem: Problem): string | null {
  const line = formatGithub([tell(problem)], 'content/');
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(line) ||
    line.trimEnd().includes('\n')
    ? `lời báo lỗi mang ký tự điều khiển: ${JSON.stringify(line.slice(0, 200))}`
    : null;
}
