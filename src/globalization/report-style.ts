/** The style sheet of the HTML report: a readable column, tables that scroll on a phone, black on white in print. */
export const reportStyle: string = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #222; font: 16px/1.55 system-ui, "Noto Sans", "Noto Sans KR", sans-serif; }
main { max-width: 54rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; margin: 2.75rem 0 .75rem; padding-top: .5rem; border-top: 1px solid #ddd; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
p, ul { margin: .6rem 0; }
nav { background: #f6f7f9; padding: .6rem 1rem; border-radius: 6px; font-size: .95rem; }
nav ol { margin: 0; padding-left: 1.4rem; columns: 2; }
a { color: #0b5cab; }
.notice { background: #fff6e0; border-left: 4px solid #e0a100; padding: .6rem .9rem; margin: .5rem 0; }
.estimand-warning { background: #fdecea; border-left: 4px solid #c0392b; padding: .6rem .9rem; margin: .5rem 0; }
.estimand-note { color: #555; margin: .35rem 0; line-height: 1.4; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .92rem; margin: .75rem 0; border-top: 2px solid #222; border-bottom: 2px solid #222; }
thead th { border-bottom: 1px solid #222; padding: .25rem .7rem; }
tbody th, td { padding: .16rem .7rem; }
figure { margin: 1.25rem 0; }
figcaption { color: #555; font-size: .9rem; margin-top: .35rem; }
details { margin: .75rem 0; }
summary { cursor: pointer; color: #0b5cab; }
pre { overflow-x: auto; background: #f6f7f9; padding: .8rem; font-size: .8rem; line-height: 1.35; }
@media (max-width: 40rem) { nav ol { columns: 1; } main { padding: 1.25rem .9rem 3rem; } }
@media print {
  body { font-size: 10.5pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  nav, details { display: none; }
  h1, h2, h3 { break-after: avoid; }
  figure, tr, li, .estimand-warning { break-inside: avoid; }
  figure svg { width: 88%; }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; }
  tbody th, td, thead th { padding: .05rem .4rem; }
  .notice, .estimand-warning { background: none; border: 1px solid #888; }
}
`;
