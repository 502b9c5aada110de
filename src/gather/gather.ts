import { randomBytes } from 'node:crypto';
import { headersFor, type Access } from '../browser/access.ts';
import type { AuditBrowser } from '../browser/launch.ts';
import { ValueHasher } from '../cookies/value.ts';
import { CookieAuditError } from '../model/errors.ts';
import { EVIDENCE_VERSION, ScenarioName, type Environment, type Evidence, type Outcome, type Scenario } from '../model/evidence.ts';
import { BeyondTable } from '../recorders/beyond-journal.ts';
import { CookieTable } from '../recorders/journal.ts';
import { lookUpCanonicalNames } from './canonical-names.ts';
import { failureOf } from './failure.ts';
import type { Link } from './links.ts';
import { VIEWPORT, type GatherOptions } from './options.ts';
import { allowedBy } from './robots.ts';
import { runScenario, type ScenarioPlan } from './scenario.ts';
import { chooseInnerPages, Survey, type PolicySnapshot } from './survey.ts';

export interface Gathered {
  evidence: Evidence;
  /** The portal's policy page as the browser shows it, where one was found */
  policyText: string | null;
}

/**
 * Visits one portal and writes down what is observed: facts only. A portal that cannot be visited
 * gives evidence of that; only what stops the whole run (a full disk) is thrown.
 */
export async function gather(browser: AuditBrowser, options: GatherOptions): Promise<Gathered> {
  const startedAt = new Date().toISOString();
  const cookies = new CookieTable();
  const beyond = new BeyondTable();
  const hasher = new ValueHasher(randomBytes(16).toString('hex'), options.keepValues);
  const scenarios: Scenario[] = [];
  let innerPages: Evidence['innerPages'] | null = null;
  let startPage: { url: string; links: readonly Link[] } | null = null;
  let policy: PolicySnapshot | null = null;
  let surveyed: Survey | null = null;
  let canonicalNames: Evidence['canonicalNames'] = [];
  let outcome: Outcome = { ok: true };
  try {
    const survey = (surveyed = await Survey.open(browser, options));
    // The sitemap is read while the first page loads; it is needed only after that.
    const sitemap = options.pages === 0 ? Promise.resolve([]) : survey.sitemap();
    const plan: ScenarioPlan = {
      accepted: [],
      acceptance: null,
      browser,
      options,
      cookies,
      beyond,
      hasher,
      innerPages: async (url: string, links: readonly Link[]) => {
        startPage ??= { url, links };
        const allowed = options.obeyRobots === true && options.pages > 0 ? allowedBy(await survey.robots(), options.url) : undefined;
        innerPages ??= chooseInnerPages(await sitemap, links, url, options.pages, allowed);
        return innerPages.urls;
      },
    };
    // The refusal and the withdrawal are held against what accepting stored.
    for (const name of ScenarioName.options.filter((one) => options.scenarios.includes(one))) {
      // Where there is nothing to accept, or no proof that it was, there is nothing to withdraw.
      if (name === 'withdraw' && plan.acceptance !== null && plan.acceptance !== 'proved') continue;
      const scenario = await runScenario(plan, name);
      scenarios.push(scenario);
      // A portal that does not answer once is not asked again for the next story.
      if (!scenario.outcome.ok && startPage === null) {
        outcome = scenario.outcome;
        break;
      }
    }
    await sitemap;
    const names = lookUpCanonicalNames(scenarios, options);
    const start = startPage as { url: string; links: readonly Link[] } | null;
    if (start !== null && !options.signal.aborted) {
      options.progress({ url: options.url, message: 'policy page' });
      policy = await survey.policyPage(start.links, start.url, async () => (options.pages === 0 ? await survey.sitemap() : await sitemap));
    }
    canonicalNames = await names;
  } catch (error) {
    if (error instanceof CookieAuditError) throw error;
    outcome = { ok: false, error: failureOf(error, { interrupted: options.signal.aborted, browserAlive: browser.alive }) };
  } finally {
    await surveyed?.close();
  }
  if (options.signal.aborted) outcome = { ok: false, error: { code: 'interrupted', message: 'the run was interrupted' } };
  for (const scenario of scenarios) for (const sent of scenario.beyond?.identifiersSent ?? []) beyond.count(sent);
  return {
    policyText: policy?.text ?? null,
    evidence: {
      schemaVersion: EVIDENCE_VERSION,
      tool: { name: 'cookie-audit', version: options.toolVersion },
      url: options.url,
      startedAt,
      finishedAt: new Date().toISOString(),
      outcome,
      environment: environmentOf(browser, options),
      settings: {
        scenarios: [...options.scenarios],
        pages: options.pages,
        observeMs: options.observeMs,
        timeoutMs: options.timeoutMs,
        valuesKept: options.keepValues,
        ...(options.grant === undefined || options.grant === null ? {} : { grant: options.grant }),
      },
      innerPages: innerPages ?? { chosenFrom: 'none', urls: [] },
      policyPage: policy?.page ?? null,
      cookies: cookies.rows,
      storageItems: beyond.items,
      canonicalNames,
      scenarios,
    },
  };
}

function environmentOf(browser: AuditBrowser, options: GatherOptions): Evidence['environment'] {
  const { product, channel, flags, sandbox, userAgent, automationHidden } = browser.facts;
  return {
    browser: { product, channel, flags },
    sandbox,
    userAgent,
    automationHidden,
    thirdPartyCookies: options.thirdPartyCookies,
    locale: options.locale,
    viewport: VIEWPORT,
    hostMapping: [...options.hostMapping],
    ignoreHttpsErrors: options.ignoreHttpsErrors,
    ...(browser.publicProxy === null ? {} : { publicOnly: true }),
    ...(options.access === undefined ? {} : { access: accessFacts(options.access, options.url) }),
  };
}

/** Which, never what: names of headers and cookies without their values, the proxy without its address. */
function accessFacts(access: Access, portalUrl: string): NonNullable<Environment['access']> {
  const { storageState, proxy } = access;
  return {
    broughtCookies: (storageState?.cookies ?? []).map(({ name, domain, path }) => ({ name, domain: domain.replace(/^\./, ''), path })),
    broughtStorage: (storageState?.origins ?? []).map(({ origin }) => origin),
    headers: headersFor(portalUrl, access).map(({ name }) => name),
    proxy: proxy !== null,
  };
}
