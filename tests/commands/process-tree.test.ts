import { describe, expect, test } from 'vitest';
import { measureTree } from '../../scripts/bench/process-tree.ts';

const MIB = 2 ** 20;

describe('đo một lệnh cùng mọi tiến trình nó gọi', () => {
  /** A program that starts another, which works for half a second and holds 200 MiB until it is told to end. */
  const parent = (isWaitedFor: boolean) => {
    const work = `const held = Buffer.alloc(${200 * MIB}, 1);
      while (process.cpuUsage().user < 500_000) held.fill(held[0] + 1);
      console.log('xong');
      setInterval(() => {}, 1000);`;
    return `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(work)}]);
      child.stdout.once('data', () => setTimeout(() => {
        child.kill('SIGKILL');
        if (!${isWaitedFor}) process.exit();
      }, 500));`;
  };
  const node = (script: string) => [{ program: process.execPath, parameters: ['-e', script] }];

  test.each([
    ['được chờ', true],
    ['không được chờ', false],
  ])('thời gian CPU và bộ nhớ của tiến trình con %s đều được tính', async (_, isWaitedFor) => {
    const { seconds, wall, mebibytes } = await measureTree(node(parent(isWaitedFor)));
    expect(seconds).toBeGreaterThan(0.5);
    expect(wall).toBeGreaterThan(0.5);
    if (process.platform === 'linux') expect(mebibytes).toBeGreaterThan(200);
  });

  test('nhiều lệnh thì cộng thời gian, lấy bộ nhớ lớn nhất', async () => {
    const one = await measureTree(node('setTimeout(() => {}, 300)'));
    const three = await measureTree([1, 2, 3].flatMap(() => node('setTimeout(() => {}, 300)')));
    expect(three.wall).toBeGreaterThan(0.9);
    expect(three.seconds).toBeGreaterThan(one.seconds);
    if (process.platform === 'linux') expect(three.mebibytes).toBeLessThan(2 * one.mebibytes!);
  });

  test('lệnh hỏng thì không có số đo, chỉ có lời của nó', async () => {
    await expect(measureTree(node('console.error("hỏng rồi"); process.exit(3)'))).rejects.toThrow('hỏng rồi');
  });
});
