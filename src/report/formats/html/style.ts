/** The style of the page: tokens by role, light and dark, screen and paper. */
export const STYLE = `
@layer tokens, base, parts, print;

@layer tokens {
  :root {
    --colour-page: #ffffff;
    --colour-surface: #f6f4ef;
    --colour-text: #1f1d1a;
    --colour-quiet: #5a554d;
    --colour-line: #d8d2c6;
    --colour-accent: #8a1c1c;
    --colour-link: #0b4a8f;
    --colour-focus: #0b4a8f;
    --colour-notice: #fff3cf;
    --colour-track: #e9e5dc;

    --met-fill: #d3ecd8;
    --met-text: #0f4a22;
    --met-bar: #2e7d46;
    --pending-fill: #d9e7f8;
    --pending-text: #123f73;
    --pending-bar: #2f6db3;
    --near-fill: #ffe7a8;
    --near-text: #573a00;
    --near-bar: #9a6700;
    --missed-fill: #f6cdc8;
    --missed-text: #701010;
    --missed-bar: #b3261e;
    --no-data-fill: #e6e3dd;
    --no-data-text: #45413a;
    --no-data-bar: #6b665d;
    --reported-fill: #e8def5;
    --reported-text: #432873;

    --font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
  }

  @media screen and (prefers-color-scheme: dark) {
    :root {
      color-scheme: dark;
      --colour-page: #171614;
      --colour-surface: #24221f;
      --colour-text: #efece6;
      --colour-quiet: #bbb5aa;
      --colour-line: #45413a;
      --colour-accent: #f0a8a0;
      --colour-link: #9cc6fa;
      --colour-focus: #9cc6fa;
      --colour-notice: #3d3413;
      --colour-track: #33302b;

      --met-fill: #1c4a2b;
      --met-text: #d4f5dc;
      --met-bar: #5fbf7d;
      --pending-fill: #1d3d63;
      --pending-text: #dbe9fb;
      --pending-bar: #7fb2f0;
      --near-fill: #574000;
      --near-text: #ffe9b3;
      --near-bar: #e0a93a;
      --missed-fill: #662019;
      --missed-text: #ffdcd8;
      --missed-bar: #f2857d;
      --no-data-fill: #3f3b35;
      --no-data-text: #e6e2da;
      --no-data-bar: #a8a296;
      --reported-fill: #40305f;
      --reported-text: #eee5fb;
    }
  }
}

@layer base {
  *, *::before, *::after { box-sizing: border-box; }

  body {
    max-inline-size: 76rem;
    margin: 0 auto;
    padding: 1rem;
    background: var(--colour-page);
    color: var(--colour-text);
    font-family: var(--font);
    font-size: 1rem;
    line-height: 1.6;
    overflow-wrap: anywhere;
  }

  h1, h2, h3, h4, h5 { margin-block: 1.5rem 0.5rem; line-height: 1.5; text-wrap: balance; }
  h1 { margin-block-start: 0; font-size: 1.625rem; }
  h2 { margin-block-start: 2.5rem; padding-block-end: 0.25rem; border-block-end: 0.1875rem solid var(--colour-accent); font-size: 1.375rem; }
  h3 { margin-block-start: 2rem; font-size: 1.1875rem; }
  h4 { font-size: 1.0625rem; }
  h5 { font-size: 1rem; }

  p, ul, dl, figure { margin-block: 0 1rem; }
  figure { margin-inline: 0; }
  ul { padding-inline-start: 1.25rem; }
  a { color: var(--colour-link); text-underline-offset: 0.15em; }
  :focus-visible { outline: 0.1875rem solid var(--colour-focus); outline-offset: 0.125rem; }

  table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
  caption { padding-block-end: 0.25rem; color: var(--colour-quiet); text-align: start; }
  th, td { padding: 0.375rem 0.5rem; border: 1px solid var(--colour-line); overflow-wrap: normal; text-align: start; vertical-align: top; }
  tbody th { min-inline-size: 7.5rem; overflow-wrap: anywhere; }
  thead th { background: var(--colour-surface); vertical-align: bottom; }
  summary { min-block-size: 1.75rem; cursor: pointer; font-weight: 600; }
}

@layer parts {
  .lead { color: var(--colour-quiet); }
  .quiet { color: var(--colour-quiet); font-size: 0.9375em; font-weight: 400; }
  .notice { padding: 0.5rem 1rem; border-inline-start: 0.25rem solid var(--near-bar); background: var(--colour-notice); }
  .number { text-align: end; }
  td.number { white-space: nowrap; }
  nav ul, .legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; }
  nav a { display: inline-block; padding-block: 0.25rem; }
  .block { display: block; }
  .hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

  .scroll { position: relative; margin-block-end: 1rem; overflow-x: auto; }
  .ranking { min-inline-size: 44rem; }
  .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 0.5rem; padding: 0; list-style: none; }
  .card a { display: block; min-block-size: 2.75rem; padding: 0.25rem 0.75rem; color: inherit; text-decoration: none; }
  .card b { display: block; text-decoration: underline; }
  .matrix td a { display: block; min-block-size: 1.5rem; font-weight: 700; }
  .matrix { margin-block-end: 1rem; }
  .matrix .group th { background: var(--colour-surface); }
  .matrix .of { display: none; color: var(--colour-quiet); font-size: 0.9375em; }
  .own { display: block; }
  .own .track { fill: var(--colour-track); }

  .ranking tbody th { font-weight: 600; }
  .ranking .verdict { white-space: nowrap; }
  .summary { max-inline-size: 36rem; }
  .rank { inline-size: 4rem; }

  .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(9rem, 45%), 1fr)); gap: 0.5rem; }
  .figures div { padding: 0.5rem 0.75rem; border: 1px solid var(--colour-line); background: var(--colour-surface); }
  .figures dt { color: var(--colour-quiet); font-size: 0.9375rem; }
  .figures dd { margin: 0; font-size: 1.375rem; font-weight: 600; }

  .verdict, .flag { display: inline-block; padding-inline: 0.5rem; border-radius: 0.25rem; font-size: 0.9375em; font-weight: 400; }
  .flag { background: var(--colour-notice); }
  .verdict b { margin-inline-end: 0.375rem; }
  .met { background: var(--met-fill); color: var(--met-text); }
  .pending { background: var(--pending-fill); color: var(--pending-text); }
  .near { background: var(--near-fill); color: var(--near-text); }
  .missed { background: var(--missed-fill); color: var(--missed-text); }
  .reported { background: var(--reported-fill); color: var(--reported-text); }
  .no-data { background: var(--no-data-fill); color: var(--no-data-text); }

  .heat { inline-size: auto; font-size: 0.875rem; }
  /* A day, “15/06/2026”, is ten characters wide and must not break. */
  .heat thead th { min-inline-size: 3.75rem; max-inline-size: calc(10ch + 0.5rem); padding-inline: 0.125rem; overflow-wrap: break-word; font-weight: 400; text-align: center; }
  .heat thead .target { max-inline-size: none; font-weight: 600; }
  .heat .name { min-inline-size: 7.5rem; max-inline-size: 16rem; font-weight: 400; text-align: start; }
  .heat tbody .name { position: sticky; inset-inline-start: 0; background: var(--colour-page); }
  .heat td { font-weight: 700; text-align: center; vertical-align: middle; }

  .bars { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: 0 2rem; align-items: start; }
  .chart, .screen { margin-block-end: 1.5rem; }
  .chart svg { display: block; inline-size: 100%; max-inline-size: 40rem; overflow: visible; font-size: 0.875rem; }
  .chart text { fill: var(--colour-text); }
  .chart .end { text-anchor: end; }
  .chart .more { fill: var(--colour-page); font-weight: 700; text-anchor: end; }
  .chart .track { fill: var(--colour-track); }
  .chart .required { stroke: var(--colour-text); stroke-width: 2; }
  .small-charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: 0 2rem; }
  .pace { display: block; max-inline-size: 100%; block-size: auto; fill: var(--pending-bar); }
  .pace .enough { fill: var(--met-bar); }
  .pace text { fill: var(--colour-text); font-size: 0.75rem; text-anchor: middle; }
  .pace .needed { stroke: var(--colour-text); stroke-width: 2; stroke-dasharray: 6 4; }
  .topics svg { display: block; }
  .topics .track { fill: var(--colour-track); }
  .topics .share { fill: var(--met-bar); }
  .topics th { font-weight: 400; }
  .topics :is(td, thead th:last-child) { text-align: end; white-space: nowrap; }
  .bar-met { fill: var(--met-bar); }
  .bar-pending { fill: var(--pending-bar); }
  .bar-near { fill: var(--near-bar); }
  .bar-missed { fill: var(--missed-bar); }
  .bar-no-data { fill: var(--no-data-bar); }

  .portal { scroll-margin-block-start: 0.5rem; }
  .portal h4 { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; padding-block-start: 0.75rem; border-block-start: 1px solid var(--colour-line); }
  .evidence { padding-inline-start: 0.75rem; border-inline-start: 0.25rem solid var(--colour-line); }
  .evidence h5 { margin-block-start: 1rem; }
  .evidence :is(p, ul) { margin-block-end: 0.25rem; }
  .evidence li { margin-block-end: 0.25rem; }

  /* Twelve months fit neither a phone nor a sheet of paper side by side. */
  @media print, (width < 40rem) {
    .matrix thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .matrix :is(tbody, caption) { display: block; }
    .matrix tr { display: grid; grid-template-columns: repeat(auto-fit, minmax(4.75rem, 1fr)); }
    .matrix tr > :is(th, [colspan]) { grid-column: 1 / -1; }
    .matrix .void { display: none; }
    .matrix .of { display: block; }
  }

  @media screen and (width < 40rem) {
    .ranking { min-inline-size: 0; }
    .ranking thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .ranking tr { display: grid; grid-template-columns: 2.5rem 1fr auto; }
    .ranking tr > .rank { inline-size: auto; text-align: start; }
    .ranking :is(td, th) { border: 0; }
    .ranking td:nth-child(n + 4) { display: none; }
    .card a { padding-block: 0.125rem; line-height: 1.4; }
    h1 { font-size: 1.375rem; }
    h2 { margin-block-start: 1.5rem; }
    h3 { margin-block-start: 1rem; }
    p, ul, dl { margin-block-end: 0.5rem; }
    .figures, .cards { gap: 0.25rem; }
    .figures div { display: flex; grid-column: 1 / -1; gap: 0.5rem; justify-content: space-between; padding-block: 0.25rem; }
    .figures dd { font-size: 1.125rem; }
    .points tr { display: grid; grid-template-columns: repeat(4, 1fr); }
    .points.of-period tr { grid-template-columns: repeat(5, 1fr); }
    .points th:first-child { grid-column: 1 / -1; }
    .heat { inline-size: 100%; }
    .heat :is(caption, tbody) { display: block; }
    .heat thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .heat tr { display: grid; grid-template-columns: repeat(auto-fit, minmax(calc(10ch + 1.25rem), 1fr)); }
    .heat tr > .name { grid-column: 1 / -1; max-inline-size: none; }
    .heat .void { display: none; }
    .heat [data-of]::before { content: attr(data-of); display: block; font-weight: 400; }
  }
}

@layer print {
  @page { size: A4 portrait; margin: 15mm 12mm; }

  @media print {
    :root { --colour-link: #000000; --colour-quiet: #333333; }
    * { print-color-adjust: exact; }
    body { max-inline-size: none; padding: 0; font-size: 10.5pt; line-height: 1.5; }
    nav, .screen { display: none; }

    .scroll { overflow: visible; }
    .ranking { min-inline-size: 0; }
    table { font-size: 9.5pt; }
    .heat { font-size: 8.5pt; }
    .heat :is(th, td) { padding-inline: 0.5mm; }
    .heat thead th { min-inline-size: 11.5mm; overflow-wrap: anywhere; }
    .heat .name { min-inline-size: 30mm; }
    .figures { grid-template-columns: repeat(5, 1fr); }
    .figures dd { font-size: 1.125rem; }
    .heat tbody .name { position: static; }

    h1, h2, h3, h4, h5, figcaption, caption, .group { break-after: avoid; }
    thead { display: table-header-group; break-inside: avoid; }
    tr, li, svg, figcaption, .small-charts figure, .figures div, .chart:not(:has(svg + svg)) { break-inside: avoid; }
    .evidence p:has(+ ul) { break-after: avoid; }
    .evidence p:last-child { break-before: avoid; }
    p { orphans: 2; widows: 2; }

    details::details-content { display: block; block-size: auto; content-visibility: visible; }
    summary { list-style: none; break-after: avoid; }
    .evidence a[href]::after { content: ' (' attr(href) ')'; font-size: 8.5pt; }
  }
}
`;
