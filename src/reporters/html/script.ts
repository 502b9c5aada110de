/**
 * The report's only script: filters tables, shows them page by page, enlarges pictures, opens what is
 * folded before printing. It makes no markup, and without it everything is shown.
 */
export const SCRIPT = `
(() => {
  'use strict';
  const PAGE = 100;
  const fold = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
  for (const table of document.querySelectorAll('table[data-page]')) {
    const rows = [...table.tBodies[0].rows];
    const texts = new Map();
    const textOf = (row) => {
      let text = texts.get(row);
      if (text === undefined) texts.set(row, (text = fold(row.textContent)));
      return text;
    };
    const tools = document.getElementById(table.dataset.page);
    const search = tools.querySelector('input');
    const selects = [...tools.querySelectorAll('select')];
    const output = tools.querySelector('output');
    const [less, more, all] = ['less', 'more', 'all'].map((name) => document.querySelector('[data-pages="' + table.dataset.page + '"] [data-go="' + name + '"]'));
    const pages = document.querySelector('[data-pages="' + table.dataset.page + '"]');
    let page = 0;
    let whole = false;
    const show = () => {
      const wanted = fold(search.value.trim());
      const kinds = selects.filter((select) => select.value !== '');
      const found = rows.filter((row) => kinds.every((select) => (row.dataset[select.name] || '').split(' ').includes(select.value)) && (wanted === '' || textOf(row).includes(wanted)));
      const last = Math.max(0, Math.ceil(found.length / PAGE) - 1);
      page = Math.min(page, last);
      const shown = new Set(whole ? found : found.slice(page * PAGE, (page + 1) * PAGE));
      for (const row of rows) row.hidden = !shown.has(row);
      const from = found.length === 0 ? 0 : whole ? 1 : page * PAGE + 1;
      output.textContent = output.dataset.words.replace('{from}', from).replace('{to}', whole ? found.length : page * PAGE + shown.size).replace('{found}', found.length).replace('{all}', rows.length);
      pages.hidden = found.length <= PAGE;
      less.disabled = whole || page === 0;
      more.disabled = whole || page === last;
      all.disabled = whole;
    };
    const again = () => { page = 0; show(); };
    search.addEventListener('input', again);
    for (const select of selects) select.addEventListener('change', again);
    less.addEventListener('click', () => { page -= 1; show(); });
    more.addEventListener('click', () => { page += 1; show(); });
    all.addEventListener('click', () => { whole = true; show(); });
    table.addEventListener('reveal', (event) => {
      const row = event.target.closest('tr');
      if (row === null || !row.hidden) return;
      search.value = '';
      for (const select of selects) select.value = '';
      page = Math.floor(rows.indexOf(row) / PAGE);
      show();
    });
    show();
    table.dataset.ready = '';
  }
  const reveal = () => {
    const target = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
    if (target === null) return;
    for (let box = target.closest('details'); box !== null; box = box.parentElement.closest('details')) box.open = true;
    target.dispatchEvent(new Event('reveal', { bubbles: true }));
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();
  for (const button of document.querySelectorAll('.shots button')) {
    button.addEventListener('click', () => button.setAttribute('aria-pressed', String(button.closest('figure').classList.toggle('large'))));
  }
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const box of opened) box.open = true;
  });
  addEventListener('afterprint', () => { for (const box of opened) box.open = false; });
})();
`;

/** Before the first paint: long tables are cut to their first page at once. */
export const EARLY_SCRIPT = `document.documentElement.classList.add('js');`;
