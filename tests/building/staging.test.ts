import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exchangeFolders } from '../../src/building/exchange.ts';
import { Failure } from '../../src/terminal/failure.ts';
import { Staging } from '../../src/building/staging.ts';
import { makeFolder } from '../fixtures/folders.ts';

/** A process number that no machine gives. */
const DEAD = 2 ** 30;

describe('chỗ dựng tạm', () => {
  test('đưa trang mới vào chỗ, trang cũ đi hết', async () => {
    const out = await makeFolder({
      'xa-a/index.html': 'cũ',
      'xa-a/cu.html': 'cũ',
      'xa-b/index.html': 'khác',
    });
    const staging = new Staging(out);
    grow(staging, 'xa-a', 'mới');
    staging.publish('xa-a');
    staging.close();
    expect(readdirSync(out)).toEqual(['xa-a', 'xa-b']);
    expect(readdirSync(join(out, 'xa-a'))).toEqual(['index.html']);
    expect(read(out, 'xa-a')).toBe('mới');
    expect(read(out, 'xa-b')).toBe('khác');
  });

  test('trang cũ và trang mới đổi chỗ trong một lần, không lúc nào thiếu trang', async () => {
    const root = await makeFolder({ 'cho/index.html': 'cũ', 'moi/index.html': 'mới' });
    expect(exchangeFolders(join(root, 'moi'), join(root, 'cho'))).toBe(true);
    expect(readFileSync(join(root, 'cho/index.html'), 'utf8')).toBe('mới');
    expect(readFileSync(join(root, 'moi/index.html'), 'utf8')).toBe('cũ');
  });

  test('nhiều cổng chờ ghi xuống đĩa cùng lúc thì chờ chung', async () => {
    const staging = new Staging(await makeFolder({}));
    grow(staging, 'xa-a', 'mới');
    await Promise.all(Array.from({ length: 50 }, () => staging.flushed()));
    staging.publish('xa-a');
    staging.close();
  });

  test('trang mới không vào được chỗ thì trang cũ ở lại', async () => {
    const out = await makeFolder({ 'xa-a/index.html': 'cũ' });
    const staging = new Staging(out);
    expect(() => staging.publish('xa-a')).toThrow();
    staging.close();
    expect(readdirSync(out)).toEqual(['xa-a']);
    expect(read(out, 'xa-a')).toBe('cũ');
  });

  test('lần dựng trước mất điện giữa hai lần đổi tên thì trang cũ được trả lại', async () => {
    const out = await makeFolder({
      [`.cong-xa-${DEAD}/old/xa-a/index.html`]: 'cũ',
      [`.cong-xa-${DEAD}/new/xa-a/index.html`]: 'mới, chưa xong',
    });
    new Staging(out).close();
    expect(readdirSync(out)).toEqual(['xa-a']);
    expect(read(out, 'xa-a')).toBe('cũ');
  });

  test('trang mới đã vào chỗ thì bản cũ còn sót không đè lên', async () => {
    const out = await makeFolder({
      'xa-a/index.html': 'mới',
      [`.cong-xa-${DEAD}/old/xa-a/index.html`]: 'cũ',
    });
    new Staging(out).close();
    expect(readdirSync(out)).toEqual(['xa-a']);
    expect(read(out, 'xa-a')).toBe('mới');
  });

  test('một lần dựng khác đang chạy ở đó thì từ chối, nói phải làm gì, không đụng tới nó', async () => {
    const name = `.cong-xa-${process.ppid}`;
    const out = await makeFolder({
      [`${name}/new/xa-a/index.html`]: 'đang dựng',
      [`.cong-xa-${DEAD}/old/xa-b/index.html`]: 'cũ',
    });
    expect(() => new Staging(out)).toThrow(Failure);
    expect(() => new Staging(out)).toThrow(
      new RegExp(`tiến trình ${process.ppid}.*Chờ lần đó xong.*xóa thư mục ${join(out, name)}\\.$`),
    );
    expect(readdirSync(out).sort()).toEqual([`.cong-xa-${DEAD}`, name].sort());
    expect(existsSync(join(out, name, 'new/xa-a/index.html'))).toBe(true);

    rmSync(join(out, name), { recursive: true });
    new Staging(out).close();
    expect(readdirSync(out)).toEqual(['xa-b']);
  });

  test('lần dựng đã chết cùng số tiến trình với lần này cũng được dọn, trang cũ được trả lại', async () => {
    const out = await makeFolder({ [`.cong-xa-${process.pid}/old/xa-a/index.html`]: 'cũ' });
    new Staging(out).close();
    expect(readdirSync(out)).toEqual(['xa-a']);
    expect(read(out, 'xa-a')).toBe('cũ');
  });

  test.each(['.cong-xa-', '.cong-xa-0', '.cong-xa--1', '.cong-xa-khong-phai-so'])(
    '%s không phải chỗ của lần dựng nào đang chạy',
    async (name) => {
      const out = await makeFolder({ [`${name}/new/x`]: '' });
      new Staging(out).close();
      expect(readdirSync(out)).toEqual([]);
    },
  );

  test('nơi đặt kết quả chưa có thì được tạo, dưới một tệp thì báo không ghi được', async () => {
    const root = await makeFolder({ tep: 'tệp' });
    new Staging(join(root, 'a/b')).close();
    expect(readdirSync(join(root, 'a/b'))).toEqual([]);
    expect(() => new Staging(join(root, 'tep/dist'))).toThrow(Failure);
    expect(() => new Staging(join(root, 'tep/dist'))).toThrow(/Không ghi được vào .*tep\/dist/);
  });
});

/** Makes a new site in the staging place, as a process that builds does. */
function grow(staging: Staging, portal: string, text: string): void {
  const folder = staging.pathFor(portal);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), text);
}

function read(out: string, portal: string): string {
  return readFileSync(join(out, portal, 'index.html'), 'utf8');
}
