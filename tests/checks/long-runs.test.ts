import { expect, test } from 'vitest';
import { checkPortal } from '../../src/checks/check.ts';
import { noEntries } from '../../src/reading/content.ts';
import { readEntry, readYaml } from '../../src/reading/read.ts';
import { articleMd, portalYaml } from '../fixtures/make.ts';
import { isNightly } from '../fixtures/nightly.ts';

/** Signs that, repeated as often as a file can hold them, have brought a parser or a pattern to a standstill somewhere. */
const SIGNS = [
  ...['a', '0', 'ạ', 'a\u0301', 'e\u0323\u0302', '[', '[a', '](', '[…', '![', '![](', '[^', '[^1]'],
  ...['<a ', '<a href=', '<img alt="', '<!--', '<p style=', '<p on', '<table>', '<h2>', '</a', '<b>'],
  ...['"', "'", '`', '*', '_', '**', '~', '|', '|-', '#', '\n#', '=', '\n=', '-', '- ', '> ', '1. '],
  ...['&', '&a', '@', 'a@', 'a@a.', '.', '\t', ' ', '\n', '\n\n', '{', '(', '\\', '😀', '“', 'Ã', 'á»', 'µ'],
  ...['\u00a0', '\u00a0-', '\uf0b7', '\uf0b7a\n', '==', '==a', '[[', '[[a', '**a ', '**a** ', '(a)[', '! ['],
  ...[
    'a\tb\n',
    '\ta\n',
    '    á\n',
    '– a\n',
    '1/ a\n',
    '|a|\n',
    '#a\n',
    '```\n',
    '<!--\n',
    '---\na: b\n',
    'Á.\n',
  ],
  ...[
    '0 ',
    '0912',
    '091 ',
    'Ông A ',
    'CCCD ',
    'http://',
    'www.',
    'vidu.',
    'a-',
    'lorem ipsum ',
    'can-bo-sung@',
  ],
];

const portal = readYaml('portal', 'portals/xa/portal.yaml', Buffer.from(portalYaml({ demo: false })));

/** Where time grows faster than a text, a third of a megabyte takes minutes. */
const BYTES = isNightly ? 900_000 : 300_000;

test.each(SIGNS)('một bài rất dài toàn %j vẫn kiểm tra xong', (sign) => {
  const body = sign.repeat(Math.floor(BYTES / Buffer.byteLength(sign)));
  const read = readEntry('article', 'a', 'portals/xa/tin-tuc/2026/a.md', Buffer.from(articleMd({}, body)));
  if (!('ok' in read) || !('ok' in portal)) throw new Error('Bài thử phải đọc được.');
  const { problems } = checkPortal(
    {
      id: 'xa',
      portal: portal.ok,
      visits: null,
      figures: null,
      assignments: [],
      codeLists: new Map(),
      entries: { ...noEntries(), article: [read.ok] },
      listing: [{ kind: 'article', slug: 'a', file: read.ok.file }],
      isWhole: true,
      files: new Map(),
      problems: read.problems,
      failed: [],
    },
    { plans: { plans: new Map(), ids: [] }, today: '2026-06-30' },
  );
  for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
});
