import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { takeShard } from '../src/building/shards.ts';
import { describeBuild, NOTHING_DONE, type BuildOutcome } from '../src/building/summary.ts';
import { isError, isUnfinished, tell, type Problem } from '../src/problems/problem.ts';
import { formatTerminal } from '../src/problems/reporters/terminal.ts';
import { writeTable } from '../src/report/formats/table.ts';
import { BuildProgress } from '../src/building/progress.ts';
import { removeRenamed, standingSites } from '../src/commands/built-sites.ts';
import { buildPortals } from '../src/building/build-portals.ts';
import { checkContent } from '../src/commands/check-content.ts';
import { parseCount, readArguments } from '../src/terminal/arguments.ts';
import { runCommand } from '../src/terminal/command.ts';
import { coloursFor, outputOf } from '../src/terminal/output.ts';
import { choosePortals, countEntries, listPortals } from '../src/store/content-folder.ts';
import { refuseEarlyClock } from '../src/commands/early-clock.ts';
import { Failure } from '../src/terminal/failure.ts';
import { findAbandonedSites } from '../src/building/manifest.ts';
import { InspectorPool } from '../src/inspecting/inspector-pool.ts';
import { inventoriesOf } from '../src/store/inventory.ts';
import { makeReport, type ReportOptions } from '../src/commands/make-report.ts';
import { formatNumber } from '../src/text/format.ts';
import { slugify } from '../src/text/fold.ts';
import { printable, printableJson, printableLines } from '../src/text/printable.ts';

const HELP = `Kiểm tra nội dung, dựng từng cổng vào dist/<cổng>/, rồi in báo cáo chỉ tiêu.

  npm run build -- [--portal a,b] [--out THƯ_MỤC]

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a,b        chỉ dựng các cổng này
  --out THƯ_MỤC       nơi đặt kết quả (mặc định: dist)
  --as-of NGÀY        coi ngày này là hôm nay (mặc định: hôm nay, giờ Việt Nam)
  --drafts            dựng cả bản nháp, bài chưa đến ngày, cổng và mục chưa điền đủ,
                      để xem trước
  --jobs N            số tiến trình chạy cùng lúc (mặc định: theo khối lượng và số nhân máy)
  --shard I/N         chia các cổng cho N máy, máy này chỉ kiểm tra và dựng phần thứ I; thay cho
                      báo cáo, in ra stdout tên các cổng của phần đó đang có trang
  --force             dựng lại mọi trang của mọi cổng, kể cả những gì không đổi
  --format json       in ra stdout kết quả từng cổng dạng JSON, thay cho báo cáo
  --help              in hướng dẫn này

Chỉ dựng những cổng có trang sẽ khác đi, trong đó chỉ làm lại những trang khác đi.
Cổng có lỗi thì không dựng, trang cũ của cổng đó được giữ nguyên; các cổng khác vẫn dựng.
Mã thoát: 0 xong · 1 có cổng còn lỗi · 2 không dựng được.
`;

await runCommand(async () => {
  const options = readArguments(HELP, {
    out: { type: 'string', default: 'dist' },
    drafts: { type: 'boolean', default: false },
    jobs: { type: 'string' },
    shard: { type: 'string' },
    force: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
  });
  const jobs = options.jobs === undefined ? undefined : parseCount('--jobs', options.jobs);
  const shard = options.shard === undefined ? undefined : readShard(options.shard);
  const isJson = readFormat(options.format) === 'json';
  const out = chooseOut(options.out, options.content);
  if (options['as-of'] === undefined) refuseEarlyClock(options.content, out);
  const progress = new BuildProgress(process.stderr);
  const started = performance.now();
  const secondsSince = (from: number) => (performance.now() - from) / 1000;

  const known = listPortals(options.content);
  const chosen = choosePortals(known, options.portals);
  const ids = shard ? chooseShard(options.content, chosen, shard) : chosen;
  progress.say(`Kiểm tra ${formatNumber(ids.length)} cổng…`);
  const inventoryOf = inventoriesOf(options.content);
  await using inspector = new InspectorPool({ jobs });
  const { problems, sound, failed } = await checkContent(options.content, ids, {
    today: options.asOf,
    drafts: options.drafts,
    isThorough: true,
    inventoryOf: options.force ? undefined : inventoryOf,
    standing: standingSites(out, known),
    inspector,
    onProgress: (done) => {
      if (done % 20 === 0) progress.say(`  đã kiểm tra ${done}/${ids.length} cổng`);
    },
  });
  const errors = problems.filter((each) => isError(each) || (!options.drafts && isUnfinished(each)));
  const warnings = problems.length - errors.length;
  tellProblems(errors);
  if (warnings > 0)
    progress.say(`Có ${formatNumber(warnings)} cảnh báo về nội dung; xem bằng npm run check.`);
  const check = secondsSince(started);

  const faulty = ids
    .filter((id) => !sound.some((each) => each.id === id))
    .map((portal): BuildOutcome => ({ ...NOTHING_DONE, portal, status: 'faulty' }));
  const { outcomes, failures } = await buildPortals(sound, { ...options, out, jobs, inventoryOf, progress });
  progress.clear();
  tellProblems(failures);
  const where = relative(process.cwd(), out) || '.';
  const standing = outcomes.filter(({ status }) => status !== 'failed').map(({ portal }) => portal);
  for (const { site, now } of removeRenamed(out, known, new Set(standing)))
    progress.say(
      `${where}/${site} đã xóa: cổng này nay ở ${where}/${now}, cùng địa chỉ, cùng mã đơn vị. In lại cấu hình máy chủ: npm run preview -- --config`,
    );
  for (const site of findAbandonedSites(out, known))
    progress.say(`${where}/${printable(site)} không còn trong nội dung; nếu đúng là bỏ thì xóa thư mục này.`);
  const all = [...outcomes, ...faulty].sort((one, other) => (one.portal < other.portal ? -1 : 1));
  const phases = { check, build: secondsSince(started) - check };
  progress.say(`${describeBuild(all, phases, where)}\n`);

  const isFine = errors.length === 0 && failures.length === 0;
  if (isJson) {
    const told = [...problems, ...failures].map(tell);
    process.stdout.write(
      `${printableJson({ schemaVersion: 1, asOf: options.asOf, seconds: phases, portals: all, problems: told })}\n`,
    );
    return isFine ? 0 : 1;
  }
  if (shard) {
    // A name that is none of a portal's cannot have been built, and would be read as other names.
    for (const id of ids)
      if (slugify(id) === id && existsSync(join(out, id))) process.stdout.write(`${id}\n`);
    return isFine ? 0 : 1;
  }
  const isReported = await report({ ...options, inspector, inventoryOf, failed });
  return isReported && isFine ? 0 : 1;
});

function tellProblems(problems: Problem[]): void {
  if (problems.length > 0)
    process.stderr.write(`\n${formatTerminal(problems.map(tell), outputOf(process.stderr))}\n`);
}

/** Prints the report; a plan that is not in order has been named already and only leaves the report out. */
async function report(options: ReportOptions): Promise<boolean> {
  try {
    const made = await makeReport(options);
    process.stdout.write(writeTable(made, coloursFor(process.stdout)));
    return made.unreadable.length === 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`Chưa lập được báo cáo chỉ tiêu:\n${printableLines(error.message)}\n`);
    return false;
  }
}

/** The output may neither hold the content nor lie in it: a built portal takes the name of its content folder. */
function chooseOut(text: string, content: string): string {
  const out = resolve(text);
  const holds = (outer: string, inner: string) => `${inner}/`.startsWith(outer === '/' ? '/' : `${outer}/`);
  if (!text.trim() || holds(out, content) || holds(content, out) || holds(out, process.cwd()))
    throw new Failure(
      `--out phải là một thư mục riêng cho kết quả, không chứa và không nằm trong thư mục nội dung; đã nhận “${text}”.`,
    );
  return out;
}

function readFormat(text: string): string {
  if (text !== 'text' && text !== 'json')
    throw new Failure(`--format phải là text hoặc json; đã nhận “${text}”.`);
  return text;
}

/** By what their folders hold, sound or not, so that a portal with errors sends no other to another machine. */
function chooseShard(content: string, portals: string[], { part, of }: Shard): string[] {
  const works = portals.map((id) => ({ id, entries: countEntries(content, id) }));
  return takeShard(works, part, of).map(({ id }) => id);
}

interface Shard {
  part: number;
  of: number;
}

function readShard(text: string): Shard {
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (!part || !of || part > of) throw new Failure(`--shard phải có dạng I/N, ví dụ 1/4; đã nhận “${text}”.`);
  return { part, of };
}
