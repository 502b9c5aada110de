import type { Setter } from '../../model/evidence.ts';
import type { CookieRow, Finding, Verdict } from '../../model/verdict.ts';
import { standingOf } from '../standing.ts';
import { SCENARIOS, SEVERITIES } from '../words.ts';
import { anchorId, breakable, html, type Markup } from './markup.ts';
import type { Speech } from './speech.ts';

type Key = Pick<CookieRow, 'name' | 'domain' | 'hostOnly' | 'path' | 'partitionKey'>;

const keyText = ({ name, domain, hostOnly, path, partitionKey }: Key): string =>
  JSON.stringify([name, domain, hostOnly, path, partitionKey]);

/** The rows of a portal's cookies with their findings and their places in this document. */
export class CookieTable {
  readonly #rows: ReadonlyMap<string, { row: CookieRow; id: string }>;
  readonly #findings = new Map<string, Finding[]>();

  constructor(verdict: Verdict, portal: string) {
    this.#rows = new Map(verdict.cookies.map((row, index) => [keyText(row), { row, id: anchorId(portal, 'c', index) }]));
    for (const finding of verdict.findings) {
      if (finding.cookie === null) continue;
      const key = keyText(finding.cookie);
      this.#findings.set(key, [...(this.#findings.get(key) ?? []), finding]);
    }
  }

  of(finding: Finding): { row: CookieRow; id: string } | undefined {
    return finding.cookie === null ? undefined : this.#rows.get(keyText(finding.cookie));
  }

  idOf(row: CookieRow): string {
    return this.#rows.get(keyText(row))?.id ?? '';
  }

  findings(row: CookieRow): readonly Finding[] {
    return this.#findings.get(keyText(row)) ?? [];
  }
}

function link({ url, line }: { url: string | null; line: number | null }, speech: Speech): string {
  if (url === null) return speech.words.unseenSetter;
  const shown = url.startsWith('data:') ? `${url.slice(0, 60)}…` : url;
  return line === null ? shown : `${shown}:${line}`;
}

/** From the write outwards: the script and its callers, or the response and what began its request. */
function chainOf(setter: Setter): string[] {
  if (setter.kind === 'script') {
    return setter.stack.map(
      ({ url, line, column, function: name }) =>
        `${name === null || name === '' ? '(anonymous)' : name} ${url}:${line ?? '?'}:${column ?? '?'}`,
    );
  }
  return [
    `HTTP ${setter.status} ${setter.resourceType} ${setter.url}`,
    ...setter.initiators.map(({ kind, url, line }) => `${kind} ${url}${line === null ? '' : `:${line}`}`),
  ];
}

const MOST_SETTERS = 2;
const LONGEST_NAME = 72;

/** One address without its query, which is another at each visit; the chain below has it in full. */
function shortName(setter: CookieRow['setters'][number], speech: Speech): string {
  const { url, line } = setter;
  const plain = url !== null && URL.canParse(url) && /^https?:/u.test(url) ? `${new URL(url).host}${new URL(url).pathname}` : null;
  const name = plain === null ? link(setter, speech) : line === null ? plain : `${plain}:${line}`;
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME / 2)}…${name.slice(-LONGEST_NAME / 2)}`;
}

function settersCell(row: CookieRow, speech: Speech): Markup {
  if (row.setters.length === 0) return html`<span class="soft">${speech.words.unseenSetter}</span>`;
  const byName = new Map<string, CookieRow['setters'][number]>();
  for (const setter of row.setters) {
    const name = shortName(setter, speech);
    if (!byName.has(name)) byName.set(name, setter);
  }
  const shown = [...byName].slice(0, MOST_SETTERS).map(
    ([name, { detail }]) =>
      html`<details>
        <summary class="mono">${breakable(name)}</summary>
        <p class="soft">${speech.words.chain}</p>
        <ol class="chain mono">
          ${chainOf(detail).map((step) => html`<li>${step}</li>`)}
        </ol>
      </details>`,
  );
  const more = byName.size - MOST_SETTERS;
  return html`${shown}${more > 0 && html`<p class="soft">${speech.words.moreSetters(more)}</p>`}`;
}

function seenCell(row: CookieRow, speech: Speech): Markup {
  const { words } = speech;
  const lines = SCENARIOS.flatMap((scenario) => {
    const phases = row.seen.filter((seen) => seen.scenario === scenario).map(({ phase }) => words.phaseShort[phase]);
    return phases.length === 0 ? [] : [html`<span><b>${words.scenario[scenario]}</b>${words.colon} ${phases.join(', ')}</span>`];
  });
  const sent =
    row.sentTo.length === 0
      ? null
      : html`<span class="soft"
          >${words.sentTo}
          ${breakable(row.sentTo.slice(0, 4).join(', '))}${row.sentTo.length > 4 && ` ${words.moreSetters(row.sentTo.length - 4)}`}</span
        >`;
  return html`<div class="seen">${lines}${sent}</div>`;
}

function declaredCell({ declaration }: CookieRow, speech: Speech): Markup {
  const { words } = speech;
  if (declaration.status === 'unknown') return html`<span class="soft">${speech.english(declaration.why)}</span>`;
  if (declaration.status === 'undeclared') {
    return html`<span class="badge error">${words.status.undeclared}</span
      >${declaration.near.slice(0, 2).map(({ name, why }) => html`<p class="soft">≈ ${name}: ${speech.english(why)}</p>`)}`;
  }
  return entryCell(declaration.entry, speech);
}

function entryCell({ category, categoryLabel, provider, purpose, source }: Verdict['policy']['entries'][number], speech: Speech): Markup {
  const { words } = speech;
  const facts = [provider, purpose].filter((fact) => fact !== null && fact !== '');
  return html`<b>${words.category[category]}</b>${
      category === 'unknown' && categoryLabel !== null && html` <span class="soft">(${categoryLabel})</span>`
    }${facts.map((fact) => html`<p>${fact}</p>`)}${source.line !== null && html`<p class="soft">${words.line} ${source.line}</p>`}`;
}

function resultCell(findings: readonly Finding[], speech: Speech): Markup {
  if (findings.length === 0) return html``;
  return html`<ul class="plain">
    ${[...findings]
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
      .map((finding) => {
        const standing = standingOf(finding);
        const tone = standing === 'suppressed' ? 'muted' : standing === 'review' ? 'review' : finding.severity;
        return html`<li>
          <span class="badge ${tone}"
            >${standing === 'review' ? speech.words.review : standing === 'suppressed' ? speech.words.suppressed : speech.words.severity[finding.severity]}</span
          >
          <span class="soft">${finding.rule}</span>
        </li>`;
      })}
  </ul>`;
}

const CONSENT_TONE = { yes: 'warning', no: 'good', review: 'review' } as const;

function observedRow(row: CookieRow, table: CookieTable, speech: Speech): Markup {
  const { words } = speech;
  const { status } = row.declaration;
  const stated = row.declaration.status === 'declared' ? row.declaration.entry : null;
  const statedWords =
    stated === null ? null : (stated.durationText ?? (stated.lifetimeSeconds === null ? null : speech.lifetime(stated.lifetimeSeconds)));
  const attributes = [
    row.secure && 'Secure',
    row.httpOnly && 'HttpOnly',
    row.sameSite !== null && `SameSite=${row.sameSite}`,
    row.partitionKey !== null && 'Partitioned',
  ].filter((text) => text !== false);
  return html`<tr id="${table.idOf(row)}" data-status="${status}" data-consent="${row.needsConsent}">
    <th scope="row" class="wide">
      <span class="mono">${row.name === '' ? '(no name)' : breakable(row.name)}</span>
      <p class="soft">${breakable(`${row.hostOnly ? '' : '.'}${row.domain}${row.path === '/' ? '' : row.path}`)}</p>
      <p class="soft">${words.party[row.party]}${attributes.length > 0 && ` · ${attributes.join(', ')}`}</p>
    </th>
    <td class="declared">${declaredCell(row, speech)}</td>
    <td class="observed">${seenCell(row, speech)}</td>
    <td class="nowrap">
      ${speech.lifetime(row.lifetimeSeconds)}${statedWords !== null && html`<p class="soft">${words.stated}${words.colon} ${statedWords}</p>`}
    </td>
    <td class="wide">${settersCell(row, speech)}</td>
    <td class="wide">
      <p>${words.columns.consent} <span class="badge ${CONSENT_TONE[row.needsConsent]}">${words.consent[row.needsConsent]}</span></p>
      <p class="soft">${speech.english(row.needsConsentWhy)}</p>
      ${resultCell(table.findings(row), speech)}
    </td>
  </tr>`;
}

function unseenRow(entry: Verdict['policy']['entries'][number], speech: Speech): Markup {
  const { words } = speech;
  const stated = entry.durationText ?? (entry.lifetimeSeconds === null ? '–' : speech.lifetime(entry.lifetimeSeconds));
  return html`<tr data-status="unseen" data-consent="">
    <th scope="row" class="wide">
      <span class="mono">${entry.name}</span>${entry.domain !== null && html`<p class="soft">${entry.domain}</p>`}
    </th>
    <td class="declared">${entryCell(entry, speech)}</td>
    <td class="observed soft">${words.notSeen}</td>
    <td class="nowrap"><p class="soft">${words.stated}${words.colon} ${stated}</p></td>
    <td></td>
    <td><span class="badge muted">${words.status.unseen}</span></td>
  </tr>`;
}

/** What needs attention first; the order of the verdict within equals. */
function ordered(cookies: readonly CookieRow[], table: CookieTable): CookieRow[] {
  const rank = new Map(
    cookies.map((row) => [
      row,
      Math.min(
        9,
        ...table
          .findings(row)
          .map((finding) => SEVERITIES.indexOf(finding.severity) + { counts: 0, review: 3, suppressed: 6 }[standingOf(finding)]),
      ),
    ]),
  );
  return [...cookies].sort((a, b) => (rank.get(a) ?? 9) - (rank.get(b) ?? 9));
}

/** The diff: declared beside observed, then declared and never seen. */
export function cookieSection(verdict: Verdict, table: CookieTable, portal: string, speech: Speech): Markup {
  const { words } = speech;
  const matched = new Set(
    verdict.cookies.flatMap(({ declaration }) => (declaration.status === 'declared' ? JSON.stringify(declaration.entry) : [])),
  );
  const unseen = verdict.policy.entries.filter((entry) => !matched.has(JSON.stringify(entry)));
  const heading = html`<h3 id="${anchorId(portal, 'cookies')}">${words.comparison}</h3>`;
  if (verdict.cookies.length + unseen.length === 0)
    return html`${heading}
      <p>${words.noCookies}</p>`;
  const tools = anchorId(portal, 'tools');
  const statuses = (['undeclared', 'declared', 'unseen', 'unknown'] as const).map(
    (status) => html`<option value="${status}">${words.status[status]}</option>`,
  );
  const consents = (['yes', 'review', 'no'] as const).map((need) => html`<option value="${need}">${words.consent[need]}</option>`);
  return html`${heading}
    <div class="tools" id="${tools}" role="search" aria-label="${words.filter}: ${verdict.url}">
      <label>${words.filter}<input type="search" autocomplete="off" spellcheck="false" /></label>
      <label
        >${words.filterStatus}<select name="status">
          <option value="">${words.everything}</option>
          ${statuses}
        </select></label
      >
      <label
        >${words.filterConsent}<select name="consent">
          <option value="">${words.everything}</option>
          ${consents}
        </select></label
      >
      <output aria-live="polite" data-words="${words.shown}"></output>
    </div>
    <div class="scroll" tabindex="0" role="region" aria-label="${words.comparison}: ${verdict.url}">
      <table class="pair" data-page="${tools}">
        <caption>
          ${words.comparisonCaption}
        </caption>
        <thead>
          <tr>
            ${(['cookie', 'declared', 'observed', 'lifetime', 'setBy', 'assessment'] as const).map((column) => html`<th scope="col">${words.columns[column]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${ordered(verdict.cookies, table).map((row) => observedRow(row, table, speech))}${unseen.map((entry) => unseenRow(entry, speech))}
        </tbody>
      </table>
    </div>
    <div class="tools pages" data-pages="${tools}" hidden>
      <button type="button" data-go="less">${words.before}</button><button type="button" data-go="more">${words.next}</button
      ><button type="button" data-go="all">${words.showAll}</button>
    </div>`;
}
