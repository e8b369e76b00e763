import { describe, expect, test } from 'vitest';
import { openTab } from './browser.ts';
import { portals, templatesOf } from './portals.ts';

const page = await openTab({ bypassCSP: true, viewport: { width: 360, height: 740 } });

/** The pages whose tools and lists a finger uses most. */
const LONG_LISTS = ['', 'tin-tuc/', 'hoat-dong/'];

describe.each(portals)('cổng $id, điện thoại rộng 360 điểm', (portal) => {
  test('mọi nút, mọi liên kết ngoài câu văn cao ít nhất 44 điểm', async () => {
    const small: string[] = [];
    for (const path of templatesOf(portal).filter((each) => !OWN_TARGETS.test(each))) {
      await page.goto(portal.address + path);
      small.push(...(await page.evaluate(smallTargets)).map((target) => `${path} ${target}`));
    }
    expect(small).toEqual([]);
  });

  test('tiêu đề của trang đứng trên điểm thứ 220', async () => {
    await page.goto(`${portal.address}giao-dich/`);
    const { y } = (await page.locator('h1').boundingBox())!;
    expect(y).toBeLessThan(220);
  });

  test.each(LONG_LISTS.slice(1))('danh sách %s không dài quá 5.000 điểm', async (path) => {
    await page.goto(portal.address + path);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(5000);
  });

  test('người đọc giãn chữ thì không chữ nào bị cắt, trang không rộng ra', async () => {
    for (const path of LONG_LISTS) {
      await page.goto(portal.address + path);
      // The spacing that WCAG 2.2 (1.4.12) says a page must bear.
      await page.addStyleTag({
        content:
          '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
    }
  });
});

/** Pages of procedures and documents, and tables for paper, have tests of their own. */
const OWN_TARGETS = /^(thu-tuc|van-ban|so-do-trang|lanh-dao\/niem-yet|phan-anh)\b/;

/** Runs in the page: tells every target lower than 44 px that no sentence holds. */
function smallTargets(): string[] {
  // A link within a full sentence may be as high as its line, says WCAG 2.2 (2.5.8).
  const isInSentence = ({ parentElement }: HTMLElement) => {
    const texts = [...parentElement!.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const words = texts.map(({ textContent }) => textContent).join('');
    return parentElement!.tagName === 'P' && words.length >= 60 && words.trim().endsWith('.');
  };
  return [...document.querySelectorAll<HTMLElement>('a[href], button, summary, input, select')]
    .filter((target) => !target.closest('.prose, .skip') && !isInSentence(target))
    .map((target) => ({ target, box: target.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height < 43.5)
    .map(({ target, box }) => `${target.tagName} ${Math.round(box.height)} ${target.textContent?.trim()}`);
}
