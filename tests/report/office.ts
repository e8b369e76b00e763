import { strFromU8, unzipSync } from 'fflate';
import { onTestFinished, vi } from 'vitest';
import type { Report, TargetResult } from '../../src/schemas/report.ts';

/** A report of one portal with what an office file must carry: numbers, days, links, flags, hostile titles. */
export const row: TargetResult = {
  id: 'cong-xa',
  label: 'Tin, bài cải cách hành chính',
  measure: 'articles',
  basis: 'Mục II.1',
  unit: null,
  period: {
    kind: 'quarter',
    id: '2026-Q2',
    label: 'Quý II/2026',
    from: '2026-03-15',
    to: '2026-06-14',
    due: '2026-06-15',
  },
  required: 12_000,
  actual: 2.5,
  missing: 11_997.5,
  verdict: 'missed',
  previous: { id: '2026-Q1', label: 'Quý I/2026', actual: 7 },
  lastYear: null,
  counted: [
    {
      path: 'portals/xa/a.md',
      title: '=HYPERLINK("https://xau.vn";"bấm")',
      date: '2026-04-02',
      url: 'https://xa.vidu.vn/tin-tuc/a/?x=1&y="2"',
    },
    {
      path: 'portals/xa/b.md',
      title: '+84 <b>&amp;</b>\u0001',
      date: '2026-04-03',
      url: 'javascript:alert(1)',
      amount: 1.5,
      flags: ['backdated', 'shared'],
      firstSeen: '2026-04-15',
      sharedWith: ['xa-khac'],
    },
  ],
  notCounted: [
    { path: 'portals/xa/c.md', title: '@SUM(A1)', date: '2026-05-01', reason: 'repost' },
    { path: 'portals/xa/d.md', title: '-2+3', date: null, reason: 'draft' },
  ],
  excluded: { 'wrong-section': 12 },
};

export const report: Report = {
  schemaVersion: 1,
  asOf: '2026-06-30',
  timeZone: 'Asia/Ho_Chi_Minh',
  commit: null,
  portals: [
    {
      portal: 'xa',
      name: 'Xã Thử Nghiệm',
      plan: 'ke-hoach-2026',
      verdict: 'missed',
      completion: null,
      proposals: [],
      lastArticle: '2026-02-05',
      missingParts: ['Bản đồ hành chính'],
      targets: [
        row,
        {
          ...row,
          id: 'truy-cap',
          label: 'Lượt truy cập',
          required: 10,
          actual: null,
          missing: null,
          verdict: 'no-data',
          previous: null,
          counted: [],
          notCounted: [],
        },
      ],
    },
  ],
  plans: [
    {
      id: 'ke-hoach-2026',
      number: '15/KH-UBND',
      title: 'Tuyên truyền cải cách hành chính năm 2026',
      issuer: 'UBND tỉnh Ví Dụ',
      issued: null,
      recipients: { to: [], copies: [] },
      reports: [],
      year: 2026,
    },
  ],
  integrity: { history: 'full', uncommitted: false, disappeared: [] },
  unreadable: [],
};

export const empty: Report = { ...report, portals: [], plans: [] };

/** Copies the report to so many portals, numbered from 1. */
export function spread(count: number): Report {
  const portals = Array.from({ length: count }, (_, index) => ({
    ...report.portals[0]!,
    portal: `xa-${index + 1}`,
    name: `Xã số ${index + 1}`,
  }));
  return { ...report, portals };
}

/** Opens an office file: the text of each part by its path. */
export function open(file: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** Sets the clock forward for the rest of a test, by more than the two seconds of a zip file's clock. */
export function setClockForward(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3000 });
  onTestFinished(() => void vi.useRealTimers());
}
