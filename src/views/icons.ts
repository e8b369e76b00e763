/** The strokes of each icon, in a view box of 24 × 24. */
const DRAWINGS = {
  'thu-tuc': 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  gio: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2',
  'dien-thoai':
    'M5 4h3.5L10 9 7.8 10.6a12 12 0 0 0 5.6 5.6L15 14l5 1.5V19a1.6 1.6 0 0 1-1.8 1.5A16 16 0 0 1 3.5 5.8 1.6 1.6 0 0 1 5 4z',
  'phan-anh': 'M4 5h16v11H11l-4 4v-4H4zM8 9h8M8 12.5h5',
  'lanh-dao': 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20a7.5 7.5 0 0 1 15 0z',
  'van-ban': 'M3 6h6l2 2h10v11H3zM3 11.5h18',
  tin: 'M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-3 1.7M7.5 9h6M7.5 12.5h6M7.5 16h4',
  'dia-diem':
    'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  lich: 'M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8',
  'tien-do': 'M4 20h16M7 20v-6M12 20V6M17 20v-9',
  'canh-bao': 'M12 4 2.5 20h19zM12 10v4.5M12 17.2v.3',
  thu: 'M3 6h18v12H3zM3 7l9 6.5L21 7',
  in: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  gui: 'M18 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M6 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M18 15.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M8.2 10.8l7.6-3.6M8.2 13.2l7.6 3.6',
  luu: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 20h16',
  'lien-ket': 'M9 15l6-6M10.5 7.5 13 5a4.2 4.2 0 0 1 6 6l-2.5 2.5M13.5 16.5 11 19a4.2 4.2 0 0 1-6-6l2.5-2.5',
  nghe: 'M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  'ma-qr': 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v3M14 20h2.5M19 20h1',
  chu: 'M3 19 8.5 5 14 19M5 14.5h7M15 19l3-8 3 8M16 16.5h4',
  tep: 'M14 3H6v18h12V7zM14 3v4h4',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof DRAWINGS;

/** The attributes of every icon besides its class: its size and colours too, for a page whose style sheet never arrives. */
export const ICON_ATTRIBUTES = {
  viewBox: '0 0 24 24',
  width: '22',
  height: '22',
  fill: 'none',
  stroke: 'currentColor',
  'aria-hidden': 'true',
} as const;

/** Draws what an icon consists of. */
export function strokesOf(name: IconName): string {
  return `<path d="${DRAWINGS[name]}"></path>`;
}

/** Draws an icon as HTML, for what every article shows: a component for each icon takes ten times as long. */
export function drawIcon(name: IconName): string {
  return `${OPENING_TAG}${strokesOf(name)}</svg>`;
}

const OPENING_TAG = `<svg class="icon"${Object.entries(ICON_ATTRIBUTES)
  .map(([key, value]) => ` ${key}="${value}"`)
  .join('')}>`;
