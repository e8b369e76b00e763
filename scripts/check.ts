import { relative } from 'node:path';
import { isError, tell } from '../src/problems/problem.ts';
import { writeGithub, writeJson, writeTerminal } from '../src/problems/reporters.ts';
import { checkContent } from '../src/site/checking.ts';
import { coloursFor, readArguments, run } from '../src/site/command.ts';
import { choosePortals, listPortals } from '../src/site/content-folder.ts';
import { Failure } from '../src/site/failure.ts';

const HELP = `Kiểm tra nội dung của các cổng; không sửa, không dựng.

  npm run check -- [--portal a,b] [--format terminal|json|github]

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a,b        chỉ kiểm tra các cổng này
  --format KIỂU       terminal (mặc định), json, hoặc github (chú thích trên dòng thay đổi)
  --as-of NGÀY        coi ngày này là hôm nay
  --help              in hướng dẫn này

Mã thoát: 0 không có lỗi · 1 nội dung có lỗi · 2 không kiểm tra được.
`;

await run(async () => {
  const { content, portals, format } = readArguments(HELP, {
    format: { type: 'string', default: 'terminal' },
  });
  if (!['terminal', 'json', 'github'].includes(format))
    throw new Failure(`Không có kiểu ${format}.\n\n${HELP}`);

  const ids = choosePortals(listPortals(content), portals);
  const { problems } = await checkContent(content, ids);

  const told = problems.map(tell);
  if (format === 'json') process.stdout.write(writeJson(told));
  else if (format === 'github')
    process.stdout.write(writeGithub(told, `${relative(process.cwd(), content)}/`));
  else process.stdout.write(writeTerminal(told, coloursFor(process.stdout)));
  return problems.some(isError) ? 1 : 0;
});
