import disk, { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Staging } from '../../src/building/staging.ts';
import { writeNewFolder } from '../../src/commands/new-files.ts';
import { removePatiently, renamePatiently } from '../../src/terminal/patient-files.ts';
import { replaceFile } from '../../src/terminal/replace-file.ts';
import { makeFolder } from '../fixtures/folders.ts';

/** How often the disk still refuses, with what code, and how often it did. */
const refusal = { left: 0, code: 'EPERM', done: 0 };

/** Makes a call of the disk refuse, for the modules that imported it as well. */
function refuseIn(call: 'renameSync' | 'rmSync'): void {
  const original = disk[call] as (...given: unknown[]) => void;
  vi.spyOn(disk, call).mockImplementation((...given: unknown[]) => {
    if (refusal.left-- <= 0) return original(...given);
    refusal.done++;
    throw Object.assign(new Error(refusal.code), { code: refusal.code });
  });
}

beforeEach(() => {
  Object.assign(refusal, { left: 2, code: 'EPERM', done: 0 });
  refuseIn('renameSync');
  refuseIn('rmSync');
  syncBuiltinESMExports();
});

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

describe('Windows từ chối đổi tên hai lần vì trình quét đang mở tệp', () => {
  test.each(['EPERM', 'EBUSY', 'EACCES'])('%s: tệp vẫn được ghi đè, không sót tệp tạm', async (code) => {
    refusal.code = code;
    const folder = await makeFolder({ 'bai.md': 'cũ' });
    await replaceFile(join(folder, 'bai.md'), 'mới');
    expect(refusal.done).toBe(2);
    expect(readdirSync(folder)).toEqual(['bai.md']);
    expect(readFileSync(join(folder, 'bai.md'), 'utf8')).toBe('mới');
  });

  test('báo cáo đang mở trong Excel thì nói đóng lại, tệp cũ còn nguyên', async () => {
    // As often as it is tried; what was written beside goes again.
    refusal.left = 8;
    refusal.code = 'EBUSY';
    const folder = await makeFolder({ 'bao-cao.xlsx': 'cũ' });
    const failed = expect(replaceFile(join(folder, 'bao-cao.xlsx'), 'mới')).rejects;
    await failed.toThrow(/\(EBUSY\)\. Nếu tệp đang mở trong Word, Excel/);
    expect(readFileSync(join(folder, 'bao-cao.xlsx'), 'utf8')).toBe('cũ');
  });

  test('cổng mới vẫn được tạo đủ', async () => {
    const folder = join(await makeFolder({}), 'xa-moi');
    await writeNewFolder(folder, new Map([['portal.yaml', 'name: Xã Mới']]));
    expect(refusal.done).toBe(2);
    expect(readdirSync(folder)).toEqual(['portal.yaml']);
  });

  test('trang vừa dựng vẫn vào chỗ', async () => {
    refusal.left = 0;
    const out = await makeFolder({});
    const staging = new Staging(out);
    mkdirSync(staging.pathFor('xa-a'));
    writeFileSync(join(staging.pathFor('xa-a'), 'index.html'), 'mới');
    refusal.left = 2;
    staging.publish('xa-a');
    staging.close();
    expect(refusal.done).toBe(2);
    expect(readdirSync(out)).toEqual(['xa-a']);
  });

  test('xóa cũng vậy, kể cả khi thư mục vừa có thêm tệp', async () => {
    refusal.code = 'ENOTEMPTY';
    const folder = await makeFolder({ 'a/b.txt': '' });
    removePatiently(folder);
    expect(existsSync(folder)).toBe(false);
  });
});

test('lỗi khác thì báo ngay, không chờ', async () => {
  Object.assign(refusal, { left: 1, code: 'EXDEV' });
  const folder = await makeFolder({ a: '' });
  expect(() => renamePatiently(join(folder, 'a'), join(folder, 'b'))).toThrow('EXDEV');
  expect(refusal.done).toBe(1);
});

test('bị giữ mãi thì thôi chờ và báo đúng lý do', async () => {
  Object.assign(refusal, { left: Infinity, code: 'EBUSY' });
  const folder = await makeFolder({ 'bai.md': 'cũ' });
  await expect(replaceFile(join(folder, 'bai.md'), 'mới')).rejects.toThrow('EBUSY');
  expect(readFileSync(join(folder, 'bai.md'), 'utf8')).toBe('cũ');
});
