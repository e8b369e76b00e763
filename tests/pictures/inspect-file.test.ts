import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HEAVY_FILE_BYTES, inspectFile } from '../../src/pictures/inspect-file.ts';
import { makeFolder } from '../fixtures/folders.ts';

test.each([
  ['mẫu đơn PDF 40 MB', 'to-khai.pdf', '%PDF-1.4\n', 40 * 1024 * 1024, true],
  ['tệp nén vừa quá mức', 'ho-so.zip', 'PK', HEAVY_FILE_BYTES + 1, true],
  ['tệp vừa đúng mức', 'ho-so.zip', 'PK', HEAVY_FILE_BYTES, false],
  ['clip 40 MB', 'clip.mp4', '\0\0\0 ftypisom', 40 * 1024 * 1024, false],
])('%s', async (_, name, head, bytes, isHeavy) => {
  const folder = await makeFolder({});
  const file = join(folder, name);
  writeFileSync(file, head, 'latin1');
  truncateSync(file, bytes);
  expect(inspectFile(file)).toEqual(isHeavy ? { is: 'heavy', bytes } : null);
});
