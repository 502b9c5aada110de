import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { filterCompactRules } from '@duckduckgo/autoconsent';
import type { AutoConsentCMPRule, CompactCMPRuleset, IndexedCMPRuleset, RuleBundle } from '@duckduckgo/autoconsent';
import { within } from './probe.ts';
import { until } from './wait.ts';

const WORLD = 'cookie-audit-autoconsent';
const BINDING = 'cookieAuditAutoconsent';
const CALL_MS = 2000;

interface Loaded {
  script: string;
  compact: IndexedCMPRuleset;
  optIn: AutoConsentCMPRule[];
}

let loaded: Promise<Loaded> | undefined;

/** Read once a process, and only when a page is worth it: about 1 MB of rules. */
function load(): Promise<Loaded> {
  loaded ??= (async () => {
    const require = createRequire(import.meta.url);
    const compactFile = require.resolve('@duckduckgo/autoconsent/rules/compact-rules.json');
    const root = dirname(dirname(compactFile));
    const [script, compact, full] = await Promise.all([
      readFile(join(root, 'dist', 'autoconsent.playwright.js'), 'utf8'),
      readFile(compactFile, 'utf8'),
      readFile(join(root, 'rules', 'rules.json'), 'utf8'),
    ]);
    const rules = JSON.parse(full) as RuleBundle;
    return {
      script,
      compact: JSON.parse(compact) as IndexedCMPRuleset,
      // The compact form leaves opting in out, and a rule without those steps would "succeed" by doing nothing.
      optIn: rules.autoconsent.filter((rule) => (rule.optIn?.length ?? 0) > 0),
    };
  })();
  return loaded;
}

function rulesFor({ compact, optIn }: Loaded, choice: 'accept' | 'reject', url: string, mainFrame: boolean): RuleBundle {
  if (choice === 'reject') {
    const filtered: CompactCMPRuleset = filterCompactRules(compact, { url, mainFrame });
    return { autoconsent: [], compact: filtered };
  }
  return {
    autoconsent: optIn.filter(({ runContext }) => {
      const pattern = runContext?.urlPattern;
      return (mainFrame ? runContext?.main !== false : runContext?.frame === true) && (!pattern || new RegExp(pattern).test(url));
    }),
  };
}

interface FrameNode {
  frame: { id: string; parentId?: string; loaderId: string; url: string };
  childFrames?: FrameNode[];
}

type Message = { type: string; cmp?: string; result?: boolean; id?: string; code?: string; url?: string; state?: { lifecycle: string } };

/** One attempt of autoconsent on a page, in isolated worlds that the page can neither see nor change. */
export class AutoconsentSession {
  readonly #page: Page;
  readonly #choice: 'accept' | 'reject';
  readonly #loaded: Loaded;
  readonly #sessions: CDPSession[] = [];
  readonly #worlds = new Map<string, { session: CDPSession; contextId: number }>();
  /** Main worlds by frame: some rules read the tool's own variables. */
  readonly #mainWorlds = new Map<string, number>();
  readonly #lifecycles = new Map<string, string>();
  readonly #detected = new Set<string>();
  readonly #pending = new Set<Promise<void>>();
  #popup: { name: string; session: CDPSession; contextId: number } | null = null;
  #result: boolean | null = null;
  #stopped = false;
  readonly #onNavigated = (): void => this.#track(this.#injectAll());

  private constructor(page: Page, choice: 'accept' | 'reject', files: Loaded) {
    this.#page = page;
    this.#choice = choice;
    this.#loaded = files;
  }

  static async start(page: Page, choice: 'accept' | 'reject'): Promise<AutoconsentSession> {
    const session = new AutoconsentSession(page, choice, await load());
    await session.#attach(await page.context().newCDPSession(page));
    for (const frame of page.frames().slice(1)) {
      // Only frames in another process have a session of their own; the others belong to their parent's.
      const own = await page
        .context()
        .newCDPSession(frame)
        .catch(() => null);
      if (own) await session.#attach(own);
    }
    await session.#injectAll();
    page.on('framenavigated', session.#onNavigated);
    return session;
  }

  /** Names of the rules that recognise the page. */
  async recognised(ms: number): Promise<string[]> {
    await until(ms, async () => {
      if (this.#detected.size > 0) return true;
      const states = [...this.#lifecycles.values()];
      return states.length >= this.#worlds.size && states.every((state) => state === 'nothingDetected') ? true : null;
    });
    return [...this.#detected];
  }

  async popup(ms: number): Promise<string | null> {
    return until(ms, async () => this.#popup?.name ?? null);
  }

  /** Until now it only looked. */
  async begin(): Promise<void> {
    if (this.#popup === null) return;
    await this.#tell(this.#popup.session, this.#popup.contextId, { type: this.#choice === 'accept' ? 'optIn' : 'optOut' });
  }

  async result(ms: number): Promise<boolean | null> {
    return until(ms, async () => this.#result);
  }

  /** Also disarms what was injected: an attempt that was given up must not click later on. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#page.off('framenavigated', this.#onNavigated);
    const disarm = [...this.#worlds.values()].map(({ session, contextId }) =>
      this.#quietly(
        session.send('Runtime.evaluate', {
          contextId,
          expression: 'HTMLElement.prototype.click = () => undefined; EventTarget.prototype.dispatchEvent = () => false; undefined',
        }),
      ),
    );
    await Promise.all(disarm);
    await Promise.all(this.#pending);
    await Promise.all(this.#sessions.map((session) => this.#quietly(session.detach())));
  }

  /** A document may leave at any moment, and its worlds with it: such calls have no answer. */
  async #quietly(call: Promise<unknown>): Promise<void> {
    await within(
      call.then(
        () => undefined,
        () => undefined,
      ),
      CALL_MS,
      undefined,
    );
  }

  #track(work: Promise<void>): void {
    const tracked = this.#quietly(work).finally(() => this.#pending.delete(tracked));
    this.#pending.add(tracked);
  }

  async #attach(session: CDPSession): Promise<void> {
    this.#sessions.push(session);
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const aux = context.auxData as { frameId?: string; isDefault?: boolean } | undefined;
      if (aux?.isDefault === true && aux.frameId !== undefined) this.#mainWorlds.set(aux.frameId, context.id);
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== BINDING || this.#stopped) return;
      this.#track(this.#receive(session, executionContextId, JSON.parse(payload) as Message));
    });
    await session.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    await session.send('Runtime.enable');
  }

  async #injectAll(): Promise<void> {
    await Promise.all(
      this.#sessions.map(async (session) => {
        const { frameTree } = await session.send('Page.getFrameTree');
        const visit = async (node: FrameNode): Promise<void> => {
          await this.#inject(session, node.frame);
          await Promise.all((node.childFrames ?? []).map(visit));
        };
        await visit(frameTree);
      }),
    );
  }

  async #inject(session: CDPSession, frame: FrameNode['frame']): Promise<void> {
    const key = `${frame.id} ${frame.loaderId}`;
    if (this.#worlds.has(key) || this.#stopped || !/^(https?|about):/.test(frame.url)) return;
    await this.#quietly(
      (async () => {
        const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', { frameId: frame.id, worldName: WORLD });
        if (this.#worlds.has(key)) return;
        this.#worlds.set(key, { session, contextId });
        const send = `globalThis.autoconsentSendMessage = (message) => { ${BINDING}(JSON.stringify({ ...message, state: message.state && { lifecycle: message.state.lifecycle } })); return Promise.resolve(); };`;
        await session.send('Runtime.evaluate', { contextId, expression: `${send}\n${this.#loaded.script}` });
      })(),
    );
  }

  async #tell(session: CDPSession, contextId: number, message: unknown): Promise<void> {
    await session.send('Runtime.evaluate', { contextId, expression: `autoconsentReceiveMessage(${JSON.stringify(message)}); undefined` });
  }

  async #receive(session: CDPSession, contextId: number, message: Message): Promise<void> {
    const key = [...this.#worlds].find(([, world]) => world.session === session && world.contextId === contextId)?.[0] ?? '';
    const frameId = key.split(' ', 1)[0] ?? '';
    switch (message.type) {
      case 'init': {
        const url = message.url ?? '';
        const mainFrame = session === this.#sessions[0] && [...this.#worlds.keys()][0] === key;
        const rules = rulesFor(this.#loaded, this.#choice, url, mainFrame);
        const config = {
          enabled: true,
          autoAction: null,
          enablePrehide: false,
          // Cosmetic rules only hide the banner: that is no choice.
          enableCosmeticRules: false,
          enableHeuristicDetection: false,
          detectRetries: 0,
          isMainWorld: false,
        };
        return this.#tell(session, contextId, { type: 'initResp', config, rules });
      }
      case 'eval': {
        const main = this.#mainWorlds.get(frameId);
        if (main === undefined) return;
        const { result } = await session.send('Runtime.evaluate', {
          contextId: main,
          expression: message.code ?? '',
          awaitPromise: true,
          returnByValue: true,
          timeout: 900,
        });
        return this.#tell(session, contextId, { type: 'evalResp', id: message.id, result: result.value as unknown });
      }
      case 'report':
        this.#lifecycles.set(key, message.state?.lifecycle ?? '');
        return;
      case 'cmpDetected':
        this.#detected.add(message.cmp ?? '');
        return;
      case 'popupFound':
        this.#popup ??= { name: message.cmp ?? '', session, contextId };
        return;
      case 'optInResult':
      case 'optOutResult':
        this.#result = this.#result === true || message.result === true;
        return;
      default:
        return;
    }
  }
}
