import { parseArgs } from 'node:util';
import { wrapBeside } from '../../src/text/wrap.ts';
import { families } from './families.ts';
import { writeTable, type Row } from './table.ts';
import { tryFamily } from './trial.ts';

const HELP = `Thử mọi kiểu đầu vào thù địch, in bảng: kiểu, số đầu vào, sống sót, không.

  npm run test:hostile -- [--only a,b] [--small]

  --only a,b   chỉ thử các kiểu này
  --small      thử ít đầu vào của mỗi kiểu; npm test thử còn ít hơn
  --help       in hướng dẫn này

${wrapBeside('Các kiểu: ', `${families.map(({ id }) => id).join(', ')}.`, 80)}
Mã thoát: 0 mọi đầu vào đều sống sót · 1 có đầu vào không · 2 không có kiểu ấy.
`;

const { values } = parseArgs({
  options: { only: { type: 'string' }, small: { type: 'boolean' }, help: { type: 'boolean' } },
});
const asked = values.only?.split(',');
const unknown = asked?.filter((id) => !families.some((family) => family.id === id)) ?? [];
if (values.help || unknown.length > 0) {
  (unknown.length > 0 ? process.stderr : process.stdout).write(HELP);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const size = values.small ? 'small' : 'full';
const rows: Row[] = [];
for (const family of families.filter(({ id }) => asked?.includes(id) ?? true)) {
  const started = performance.now();
  const say = (words: string) =>
    process.stderr.write(
      `${family.id}, ${Math.round((performance.now() - started) / 1000)} giây: ${words}\n`,
    );
  say(family.name);
  const verdicts = await tryFamily(family, size, say).catch((error: Error) => [
    { input: 'cả kiểu', fault: String(error.stack) },
  ]);
  rows.push({ name: family.name, verdicts });
}
process.stdout.write(`\n${writeTable(rows)}`);
process.exitCode = rows.some(({ verdicts }) => verdicts.some(({ fault }) => fault !== null)) ? 1 : 0;
