/** The style sheet of the HTML report: a readable column, tables and figures that scroll on a phone, black on white in print. */
export const reportStyle: string = `
:root { color-scheme: light; --ink: #1c2430; --faint: #5b6675; --line: #d9dee5; --blue: #0b5cab; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 16px/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; }
:lang(ko) { word-break: keep-all; }
h1, p, li, figcaption { overflow-wrap: anywhere; }
main { max-width: 56rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 1.25rem; letter-spacing: -.01em; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 3rem 0 .25rem; padding-top: .9rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
p, ul { margin: .7rem 0; }
ul { padding-left: 1.3rem; }
li { margin: .35rem 0; }
#findings li { margin: .55rem 0; }
nav { background: #f4f6f8; padding: .8rem 1rem; border-radius: 6px; font-size: .95rem; margin: 1.5rem 0; }
nav strong { display: block; margin-bottom: .3rem; }
nav ol { margin: 0; padding-left: 1.5rem; columns: 2; column-gap: 2rem; }
nav li { padding: .1rem 0; break-inside: avoid; }
a { color: var(--blue); text-decoration: none; }
a:hover { text-decoration: underline; }
.stamp { color: var(--faint); font-size: .82rem; margin: 0 0 1rem; }
.notice { background: #fff6e0; border-left: 4px solid #e0a100; padding: .6rem .9rem; margin: .5rem 0; }
.estimand-warning { background: #fdecea; border-left: 4px solid #c0392b; padding: .6rem .9rem; margin: .5rem 0; }
.estimand-note { color: var(--faint); font-size: .88rem; margin: .35rem 0; line-height: 1.5; }
.formula, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; }
.scroll { overflow-x: auto; margin: .75rem 0; position: relative; }
.tabled { margin: .75rem 0; }
.tabled .copy { float: right; font: inherit; font-size: .75rem; color: var(--faint); background: none; border: 1px solid var(--line); border-radius: 4px; padding: .05rem .5rem; cursor: pointer; }
.tabled .scroll { clear: both; margin-top: 0; }
table { border-collapse: collapse; font-size: .9rem; margin: .3rem 0; border-top: 2px solid var(--ink) !important; border-bottom: 2px solid var(--ink) !important; min-width: 50%; }
thead th { border-bottom: 1px solid var(--ink); padding: .3rem .75rem !important; vertical-align: bottom; font-weight: 600 !important; white-space: normal !important; max-width: 11rem; }
tbody th, td { padding: .18rem .75rem !important; vertical-align: top; }
tbody th { white-space: normal !important; min-width: 9rem; max-width: 24rem; }
td[style*="text-align:left"] { white-space: normal !important; min-width: 7rem; max-width: 30rem; }
tbody tr:hover { background: #f6f8fa; }
figure { margin: 1.25rem 0; }
figure .scroll svg { display: block; }
figcaption { color: var(--faint); font-size: .88rem; margin-top: .35rem; }
details { margin: .75rem 0; }
summary { cursor: pointer; color: var(--blue); }
pre { overflow-x: auto; background: #f4f6f8; padding: .8rem; font-size: .78rem; line-height: 1.4; border-radius: 6px; }
pre.open { white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--faint); font-size: .85rem; }
@media (max-width: 40rem) {
  main { padding: 1.25rem .9rem 3rem; }
  h1 { font-size: 1.5rem; }
  nav ol { columns: 1; }
  figure .scroll svg { min-width: 34rem; }
  table { font-size: .84rem; }
  thead th { padding: .25rem .5rem !important; }
  tbody th, td { padding: .18rem .5rem !important; }
  tbody th { white-space: normal !important; min-width: 8.5rem; max-width: 12rem; }
}
@page { size: A4; margin: 18mm 16mm; }
@media print {
  body { font-size: 10pt; line-height: 1.45; }
  main { max-width: none; padding: 0; }
  details, .copy { display: none !important; }
  nav { background: none; border: 1px solid #999; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; margin-top: 1.6rem; }
  h1, h2, h3, .stamp, thead, tr:has(th[scope=rowgroup]) { break-after: avoid; }
  figcaption, .estimand-note { font-size: 8.5pt; }
  pre { font-size: 7pt; line-height: 1.3; padding: .5rem; }
  figure, tr, li, .notice, .estimand-warning { break-inside: avoid; }
  figure svg { width: 86%; height: auto; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  thead { display: table-header-group; }
  tbody th, td, thead th { padding: .05rem .35rem !important; }
  tbody th { white-space: normal !important; }
  .notice, .estimand-warning { background: none; border: 1px solid #888; }
  a { color: inherit; }
}
`;

/** Copies the table beside a button as tab-separated text, which spreadsheets paste as cells. */
export const copyScript: string = `
for (const button of document.querySelectorAll("button.copy")) button.addEventListener("click", async () => {
  const rows = [...button.parentElement.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join("\\t"));
  await navigator.clipboard.writeText(rows.join("\\n"));
  const said = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = said; }, 1500);
});
`;
