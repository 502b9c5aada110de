import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { RuleBundle } from '@duckduckgo/autoconsent';
import type { BannerFixture } from '../../fixtures/banners/define.ts';
import type { AuditBrowser } from '../../src/browser/launch.ts';
import { pageStorageItems, type StoredItem } from '../../src/consent/engine.ts';
import { readJar } from '../../src/recorders/jar.ts';
import type { Told } from './figures.ts';
import { holds, type Choice } from './visit.ts';

const BINDING = 'autoconsentSendMessage';
/** Its own detection gives up after its retries; nothing comes later than this. */
const GIVE_UP_MS = 9000;
/** For the page to write down what it was told. */
const ANSWER_MS = 1500;

const require = createRequire(import.meta.url);
const root = dirname(dirname(require.resolve('@duckduckgo/autoconsent/rules/compact-rules.json')));
const script = await readFile(join(root, 'dist', 'autoconsent.playwright.js'), 'utf8');
const rules = JSON.parse(await readFile(join(root, 'rules', 'rules.json'), 'utf8')) as RuleBundle;

interface Message {
  type: string;
  id?: string;
  code?: string;
  result?: boolean;
}

/** As its own Playwright runner does it: rules and heuristic on, in every frame, on real page time. */
export async function autoconsentAlone(browser: AuditBrowser, url: string, fixture: BannerFixture, choice: Choice): Promise<Told> {
  const { context, id } = await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 900 } });
  try {
    const page = await context.newPage();
    let detected = false;
    let result: boolean | null = null;
    let over: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (over = resolve));
    await page.exposeBinding(BINDING, async ({ frame }, message: Message) => {
      const tell = async (answer: unknown): Promise<void> =>
        await frame.evaluate(`autoconsentReceiveMessage(${JSON.stringify(answer)}); undefined`);
      if (message.type === 'init') {
        const config = {
          enabled: true,
          autoAction: choice === 'accept' ? 'optIn' : 'optOut',
          disabledCmps: [],
          enablePrehide: false,
          enableCosmeticRules: false,
          enableHeuristicDetection: true,
          enableHeuristicAction: true,
          detectRetries: 20,
          isMainWorld: true,
          visualTest: false,
          logs: {},
        };
        await tell({ type: 'initResp', config, rules: { autoconsent: rules.autoconsent } });
      } else if (message.type === 'eval') {
        const answer: unknown = await frame.evaluate(message.code ?? '').catch(() => false);
        await tell({ type: 'evalResp', id: message.id, result: answer });
      } else if (message.type === 'popupFound') detected = true;
      else if (message.type === 'optInResult' || message.type === 'optOutResult') {
        result = message.result === true;
        over();
      }
    });
    await context.addInitScript(`window.addEventListener('DOMContentLoaded', () => {\n${script}\n});`);
    const began = performance.now();
    await page.goto(url, { waitUntil: 'load' });
    const timer = setTimeout(over, GIVE_UP_MS);
    await ended;
    clearTimeout(timer);
    const ms = performance.now() - began;
    const read = async (): Promise<StoredItem[]> => [
      ...(await readJar(browser.cdp, id)).map(({ key, value }): StoredItem => ({ where: 'cookie', name: key.name, value, key: key.name })),
      ...(await pageStorageItems(page)),
    ];
    // Some pages write their choice a little after the click.
    let held = false;
    for (const end = performance.now() + ANSWER_MS; !held && performance.now() < end;)
      held = holds(await read(), fixture.truth.stored[choice]);
    return { fixture, choice, detected, claimsDone: result === true, held, ms };
  } finally {
    await context.close();
  }
}
