import { describe, expect, test } from 'vitest';
import { isNightly } from '../fixtures/nightly.ts';
import { openTab } from './browser.ts';
import { pagesWithNewKinds } from './element-kinds.ts';
import { pagesOf, portals, templatesOf, type BuiltPortal } from './portals.ts';

const page = await openTab({ bypassCSP: true, viewport: { width: 360, height: 740 } });

/** The lists that grow every week. */
const LONG_LISTS = ['tin-tuc/', 'hoat-dong/'];

describe.each(portals)('cổng $id, điện thoại rộng 360 điểm', (portal) => {
  test('mọi nút, mọi liên kết ngoài câu văn cao ít nhất 44 điểm; giãn chữ thì trang không rộng ra, không chữ nào bị cắt', async () => {
    const faults: string[] = [];
    for (const path of chosenOf(portal)) {
      await page.goto(portal.address + path);
      if (!OWN_TARGETS.test(path))
        faults.push(...(await page.evaluate(smallTargets)).map((target) => `${path} ${target}`));
      if (ALIKE.test(path)) continue;
      await page.addStyleTag({ content: SPACED });
      faults.push(...(await page.evaluate(cutTexts)).map((text) => `${path} ${text}`));
    }
    expect(faults).toEqual([]);
  });

  test('tiêu đề của trang đứng trên điểm thứ 220', async () => {
    await page.goto(`${portal.address}giao-dich/`);
    const { y } = (await page.locator('h1').boundingBox())!;
    expect(y).toBeLessThan(220);
  });

  test.each(LONG_LISTS)('danh sách %s không dài quá 5.000 điểm', async (path) => {
    await page.goto(portal.address + path);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(5000);
  });
});

/** Chooses a page of every template; of later portals, those that show a kind of element which none before has. */
function chosenOf(portal: BuiltPortal): string[] {
  const templates = templatesOf(portal);
  if (isNightly) return templates;
  return pagesWithNewKinds(
    pagesOf(portal).filter(({ path }) => templates.includes(path)),
    shown,
  );
}

/** The kinds of elements that the pages so far have shown. */
const shown = new Set<string>();

/** Lists that differ from others only by what they list. */
const ALIKE = /\/(?:noi-dung|nhan|trang|nam|co-quan|loai)\//;

/** The spacing that WCAG 2.2 (1.4.12) says a page must bear. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

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

/** Runs in the page: tells what is wider than the screen, and every text that its own box cuts. */
function cutTexts(): string[] {
  const isCut = (element: HTMLElement) => {
    const { overflowX, overflowY, textOverflow, clipPath, webkitLineClamp } = getComputedStyle(element);
    // What only readers aloud meet is cut on purpose, and so is a name that ends in dots and stands whole elsewhere.
    if (clipPath !== 'none' || webkitLineClamp !== 'none' || textOverflow === 'ellipsis') return false;
    const isTall = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
    return isTall || (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1);
  };
  const { scrollWidth } = document.documentElement;
  return [
    ...(scrollWidth > innerWidth ? [`rộng ${scrollWidth}`] : []),
    ...[...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element instanceof HTMLElement && isCut(element))
      .map(
        (element) =>
          `cắt ${element.tagName} ${element.className} ${element.textContent?.trim().slice(0, 40)}`,
      ),
  ];
}
