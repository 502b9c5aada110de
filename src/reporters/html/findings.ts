import type { Finding, Verdict } from '../../model/verdict.ts';
import { standingOf, suppressionWords } from '../standing.ts';
import { severitySymbol, SEVERITIES } from '../words.ts';
import type { CookieTable } from './cookies.ts';
import { html, type Markup } from './markup.ts';
import type { Speech } from './speech.ts';

interface Group {
  readonly rule: string;
  readonly tone: 'error' | 'warning' | 'note' | 'review' | 'muted';
  readonly label: string;
  readonly findings: Finding[];
}

/** Gravest first, what is sure before what is for review, what is set aside last; each rule once. */
function groupsOf(findings: readonly Finding[], { words }: Speech): Group[] {
  const groups = new Map<string, Group>();
  const rank = (finding: Finding): number =>
    SEVERITIES.indexOf(finding.severity) + { counts: 0, review: 3, suppressed: 6 }[standingOf(finding)];
  for (const finding of [...findings].sort((a, b) => rank(a) - rank(b))) {
    const standing = standingOf(finding);
    const key = `${rank(finding)} ${finding.rule}`;
    const severity = words.severity[finding.severity];
    const group = groups.get(key) ?? {
      rule: finding.rule,
      tone: standing === 'counts' ? finding.severity : standing === 'review' ? 'review' : 'muted',
      label:
        standing === 'counts'
          ? `${severitySymbol[finding.severity]} ${severity}`
          : standing === 'review'
            ? `? ${words.forReview(severity)}`
            : `${words.suppressed} (${severity.toLowerCase()})`,
      findings: [],
    };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function item(finding: Finding, table: CookieTable, shared: boolean, speech: Speech): Markup {
  const { words } = speech;
  const place = table.of(finding);
  return html`<li>
    <p>
      ${speech.message(finding, place?.row)}${place !== undefined && html` <span class="back nowrap">(<a href="#${place.id}" aria-label="${place.row.name} ${words.toTable}">${words.toTable}</a>)</span>`}
    </p>
    <dl class="why">
      <dt>${words.why}</dt>
      <dd>${speech.english(finding.reason)}</dd>
      ${
        !shared &&
        html`<dt>${words.fix}</dt>
          <dd>${speech.fix(finding)}</dd>`
      }${
        finding.suppressed !== undefined &&
        html`<dt>${words.setAside}</dt>
          <dd>${speech.english(suppressionWords(finding))}</dd>`
      }
    </dl>
    ${
      finding.evidence.length > 0 &&
      html`<details class="small">
        <summary>${words.proof}</summary>
        <ul>
          ${finding.evidence.map(({ pointer, label }) => html`<li><code>${pointer}</code> ${speech.english(label)}</li>`)}
        </ul>
        <p class="soft">fingerprint <code>${finding.fingerprint}</code></p>
      </details>`
    }
  </li>`;
}

/** Of more findings than this of one kind the others are folded. */
const UNFOLDED = 12;

function groupCard({ rule, tone, label, findings }: Group, table: CookieTable, speech: Speech): Markup {
  const { words } = speech;
  const info = speech.rule(rule);
  const [first] = findings;
  const rest = findings.slice(UNFOLDED);
  const shared = first !== undefined && findings.every(({ fix }) => fix === first.fix);
  return html`<section class="card group ${tone}">
    <header>
      <span class="badge ${tone}">${label}</span>
      <h4>${speech.title(rule)}</h4>
      <code class="rule">${rule}${findings.length > 1 && ` · ${findings.length}`}</code>
    </header>
    <ol>
      ${findings.slice(0, UNFOLDED).map((finding) => item(finding, table, shared, speech))}
    </ol>
    ${
      rest.length > 0 &&
      html`<details class="block">
        <summary>${words.moreFindings(rest.length)}</summary>
        <ol start="${UNFOLDED + 1}">
          ${rest.map((finding) => item(finding, table, shared, speech))}
        </ol>
      </details>`
    }
    <dl class="why">
      ${
        shared &&
        html`<dt>${words.fix}</dt>
          <dd>${speech.fix(first)}</dd>`
      }${
        info !== undefined &&
        html`<dt>${words.ground}</dt>
          <dd class="soft">${speech.english(info.ground.join(' · '))}</dd>`
      }
    </dl>
    ${
      info !== undefined &&
      html`<details class="small">
        <summary>${words.explanation}</summary>
        <p>${speech.english(info.explanation)}</p>
      </details>`
    }
  </section>`;
}

export function findingSection(verdict: Verdict, table: CookieTable, speech: Speech): Markup {
  const { words } = speech;
  const groups = groupsOf(verdict.findings, speech);
  return html`<h3>${words.findings} (${verdict.findings.length})</h3>
    ${groups.length === 0 ? html`<p>${words.noFindings}</p>` : groups.map((group) => groupCard(group, table, speech))}`;
}
