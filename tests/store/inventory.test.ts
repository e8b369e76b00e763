import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { takeInventory } from '../../src/store/inventory.ts';
import { PROJECT_CACHE } from '../../src/store/program.ts';
import { seal, unseal } from '../../src/store/sealed.ts';
import { makeFolder } from '../fixtures/folders.ts';

const MEMORIES = join(PROJECT_CACHE, 'tep');
/** Known by a name of its own, since the memories of all content folders lie together. */
const NAME = `${randomUUID()}.pdf`;
const DECOMPOSED = 'Mẫu đơn.pdf'.normalize('NFD');
let content: string;
const inventory = (clockStep?: number) => takeInventory(content, 'xa', clockStep);
const MARK = 'd'.repeat(64);
/** Takes files that were written this moment for old, whose times are trusted. */
const TRUSTING = -60_000;

afterAll(() => memories().forEach((path) => rmSync(path)));

beforeEach(async () => {
  content = await makeFolder({
    'portals/xa/portal.yaml': 'name: Xã\n',
    [`portals/xa/${NAME}`]: 'một hai ba',
    [`portals/xa/${DECOMPOSED}`]: 'mẫu đơn',
  });
});

test('mỗi tệp một dòng, tên như ổ đĩa ghi, cùng nội dung thì cùng dấu', () => {
  const taken = inventory();
  expect([...taken.keys()].sort()).toEqual([NAME, DECOMPOSED, 'portal.yaml'].sort());
  writeFileSync(join(content, 'portals/xa/ban-sao.pdf'), 'một hai ba');
  expect(inventory().get('ban-sao.pdf')).toBe(taken.get(NAME));
  expect(taken.get(NAME)).not.toBe(taken.get(DECOMPOSED));
});

describe('tệp đã biết từ lần trước', () => {
  beforeEach(() => void inventory(TRUSTING));

  test('không bị đọc lại khi cỡ và giờ còn như cũ', () => {
    const known = inventory(TRUSTING).get(NAME)!;
    const [before, after] = rewriteMemory(known, MARK);
    expect(inventory(TRUSTING).get(NAME)).toBe(MARK);
    // The same, without knowing how to seal it.
    const sealed = readFileSync(memoryOfThis());
    writeFileSync(memoryOfThis(), Buffer.concat([sealed.subarray(0, -after.length), before]));
    expect(inventory(TRUSTING).get(NAME)).toBe(known);
  });

  test('mới ghi xong thì vẫn bị đọc lại', () => {
    const known = inventory(TRUSTING).get(NAME)!;
    rewriteMemory(known, MARK);
    expect(inventory().get(NAME)).toBe(known);
  });

  test.each([
    ['vừa xong', undefined],
    ['đã lâu', TRUSTING],
  ])('đổi %s mà cỡ và giờ sửa được trả về như cũ vẫn nhận ra', (_, clockStep) => {
    const path = join(content, 'portals/xa', NAME);
    const time = new Date('2026-03-14');
    utimesSync(path, time, time);
    const before = inventory(TRUSTING).get(NAME);
    const { ctimeMs } = statSync(path);
    do {
      writeFileSync(path, 'ba hai một');
      utimesSync(path, time, time);
      // The disk's clock goes in steps of some milliseconds.
    } while (statSync(path).ctimeMs === ctimeMs);
    expect(inventory(clockStep).get(NAME)).not.toBe(before);
  });

  test('tệp tên NFD đổi cũng nhận ra', () => {
    const before = inventory().get(DECOMPOSED);
    writeFileSync(join(content, 'portals/xa', DECOMPOSED), 'mẫu đơn mới');
    expect(inventory().get(DECOMPOSED)).not.toBe(before);
  });

  test('bị bỏ đi thì không còn được kê', () => {
    rmSync(join(content, 'portals/xa', NAME));
    expect(inventory().has(NAME)).toBe(false);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['bị cắt cụt', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['không còn gì', () => Buffer.alloc(0)],
    ['đổi một bit', (bytes) => Buffer.from(bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 1))],
    ['là thứ khác', () => Buffer.from('[]')],
    ['là null', () => seal(serialize(null))],
    ['thiếu phần kê tệp', (bytes) => seal(serialize({ program: programOf(bytes) }))],
    ['kê tệp bằng thứ khác', (bytes) => seal(serialize({ program: programOf(bytes), values: [1] }))],
    ['của phần mềm khác', (bytes) => seal(serialize({ ...deserialize(contentOf(bytes)), program: 'khác' }))],
  ])('sổ ghi nhớ %s thì đọc lại từ đầu, vẫn đúng', (_, damage) => {
    const before = inventory(TRUSTING);
    const memory = memoryOfThis();
    writeFileSync(memory, damage(readFileSync(memory)));
    expect(inventory(TRUSTING)).toEqual(before);
  });
});

test('tệp không đọc được thì ghi lý do thay cho dấu, đọc được rồi thì có dấu', () => {
  const before = inventory().get(NAME);
  const path = join(content, 'portals/xa', NAME);
  chmodSync(path, 0o000);
  expect(asNobody(() => inventory().get(NAME))).toBe('EACCES');
  chmodSync(path, 0o644);
  expect(inventory().get(NAME)).toBe(before);
});

/** The superuser reads everything, so what others may not read is asked for as somebody else. */
function asNobody<T>(work: () => T): T {
  if (process.getuid!() !== 0) return work();
  chmodSync(content, 0o755);
  process.seteuid!(65_534);
  try {
    return work();
  } finally {
    process.seteuid!(0);
  }
}

function memories(): string[] {
  return (existsSync(MEMORIES) ? readdirSync(MEMORIES) : [])
    .map((name) => join(MEMORIES, name))
    .filter((path) => readFileSync(path, 'latin1').includes(NAME));
}

/** Puts another digest into the memory; gives what it held before and after. */
function rewriteMemory(digest: string, other: string): [Buffer, Buffer] {
  const before = contentOf(readFileSync(memoryOfThis()));
  const after = Buffer.from(before.toString('latin1').replaceAll(digest, other), 'latin1');
  writeFileSync(memoryOfThis(), seal(after));
  return [before, after];
}

function programOf(bytes: Buffer): string {
  return (deserialize(contentOf(bytes)) as { program: string }).program;
}

function contentOf(bytes: Buffer): Buffer {
  return unseal(bytes)!;
}

function memoryOfThis(): string {
  return memories().sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0]!;
}
