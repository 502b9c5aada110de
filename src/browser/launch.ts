import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { assertOneWay, sendHeaders, type Access, type Proxy } from './access.ts';
import { CdpConnection } from './cdp.ts';
import { DISABLE_FEATURES } from './disabled-features.ts';
import type { FoundBrowser } from './find.ts';
import { memoryOf } from './memory.ts';
import { hostResolverRules, type HostMapping } from './host-mapping.ts';
import { NetLog } from './net-log.ts';
import { PublicProxy } from './public-proxy.ts';
import { TargetTree } from './targets.ts';

export interface LaunchOptions {
  found: FoundBrowser;
  thirdPartyCookies: 'allow' | 'block';
  hostMappings: readonly HostMapping[];
  ignoreHttpsErrors: boolean;
  /** null: the browser's own, without "Headless" */
  userAgent: string | null;
  /** Product and contact at the end of the user agent, such as `cookie-audit/1.0 (+https://example.org/bot)` */
  identity?: string | null;
  timeoutMs: number;
  proxy?: Proxy | null;
  /** Reaches public addresses, hosts that are mapped, and nothing else */
  publicOnly?: boolean;
}

/** What the evidence says of the browser. */
export interface BrowserFacts {
  product: string;
  channel: string;
  flags: string[];
  sandbox: boolean;
  userAgent: string;
  automationHidden: boolean;
}

/** A running browser: Playwright's hands and our own DevTools eyes on the same process. */
export class AuditBrowser {
  readonly browser: Browser;
  readonly cdp: CdpConnection;
  readonly targets: TargetTree;
  /** null: this system cannot have it */
  readonly netLog: NetLog | null;
  /** null: the browser reaches what this machine reaches */
  readonly publicProxy: PublicProxy | null;
  readonly facts: BrowserFacts;
  readonly #home: BrowserContext;
  readonly #profile: string;
  #creating: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | null = null;

  constructor(parts: {
    browser: Browser;
    cdp: CdpConnection;
    targets: TargetTree;
    netLog: NetLog | null;
    publicProxy: PublicProxy | null;
    facts: BrowserFacts;
    home: BrowserContext;
    profile: string;
  }) {
    this.browser = parts.browser;
    this.cdp = parts.cdp;
    this.targets = parts.targets;
    this.netLog = parts.netLog;
    this.publicProxy = parts.publicProxy;
    this.facts = parts.facts;
    this.#home = parts.home;
    this.#profile = parts.profile;
  }

  get alive(): boolean {
    // A browser that dies is told by whichever of the two connections breaks first.
    return this.#closing === null && this.cdp.open && this.browser.isConnected();
  }

  /**
   * A fresh profile, with the id by which DevTools knows it. Playwright does not tell the id, so it is
   * read off the list before and after, one creation at a time.
   */
  async newContext(
    options: {
      locale: string;
      viewport: { width: number; height: number };
      /** For a visit of this portal */
      access?: { portal: string } & Pick<Access, 'storageState' | 'headers'>;
    },
    /** Ends what is under way in that profile, and in no other */
    signal?: AbortSignal,
  ): Promise<{ context: BrowserContext; id: string }> {
    const { locale, viewport, access } = options;
    const storageState = access?.storageState ?? null;
    const created = this.#creating.then(async () => {
      const before = new Set((await this.cdp.send('Target.getBrowserContexts')).browserContextIds);
      const context = await this.browser.newContext({
        locale,
        viewport,
        acceptDownloads: false,
        ...(storageState === null ? {} : { storageState }),
      });
      const after = (await this.cdp.send('Target.getBrowserContexts')).browserContextIds;
      const id = after.find((candidate) => !before.has(candidate));
      if (id === undefined) throw new Error('the new browser context does not show up');
      if (access !== undefined) await sendHeaders(context, access, access.portal);
      return { context, id };
    });
    this.#creating = created.catch(() => undefined);
    const { context, id } = await created;
    const end = (): void => void context.close().catch(() => undefined);
    signal?.addEventListener('abort', end, { once: true });
    context.once('close', () => signal?.removeEventListener('abort', end));
    if (signal?.aborted === true) {
      await context.close().catch(() => undefined);
      throw new Error('the visit was broken off before it began');
    }
    return { context, id };
  }

  /** In MiB, all its processes together; null: cannot be told. */
  async memoryMib(): Promise<number | null> {
    const { processInfo } = await this.cdp.send('SystemInfo.getProcessInfo');
    return await memoryOf(processInfo.map(({ id }) => id));
  }

  /** Ends the browser and removes its profile; safe to call twice, and after a crash. */
  async close(): Promise<void> {
    this.#closing ??= (async () => {
      await this.cdp.close();
      await this.#home.close().catch(() => undefined);
      this.netLog?.close();
      await this.publicProxy?.close();
      await removeSocketDirectory(this.#profile);
      await rm(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    })();
    await this.#closing;
  }
}

/** @throws CookieAuditError browser-failed, usage */
export async function launchBrowser(options: LaunchOptions): Promise<AuditBrowser> {
  assertOneWay(options);
  const profile = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-profile-'));
  const netLog = await NetLog.open(profile);
  let publicProxy: PublicProxy | null = null;
  let home: BrowserContext | null = null;
  try {
    await writePreferences(profile, options.thirdPartyCookies);
    if (options.publicOnly === true) publicProxy = await PublicProxy.start(options);
    const sandbox = !(process.platform === 'linux' && process.getuid?.() === 0);
    const userAgent = userAgentFor(options);
    const flags = flagsFor(options, userAgent, publicProxy);
    home = await chromium.launchPersistentContext(profile, {
      executablePath: options.found.executable,
      headless: true,
      chromiumSandbox: sandbox,
      ...(options.proxy === undefined || options.proxy === null ? {} : { proxy: options.proxy }),
      args: netLog === null ? flags : [...flags, ...NetLog.flags(profile)],
      // The program itself ends the browser on a signal, after what was gathered is written down.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: Math.max(options.timeoutMs, 60_000),
    });
    const browser = home.browser();
    if (browser === null) throw new Error('the browser does not answer');
    const cdp = await CdpConnection.connect(await devToolsUrl(profile));
    const targets = await TargetTree.start(cdp);
    const version = await cdp.send('Browser.getVersion');
    return new AuditBrowser({
      browser,
      cdp,
      targets,
      netLog,
      publicProxy,
      home,
      profile,
      facts: {
        product: options.found.majorVersion === 0 ? version.product : options.found.product,
        channel: options.found.channel,
        flags: sandbox ? flags : [...flags, '--no-sandbox'],
        sandbox,
        userAgent: userAgent ?? version.userAgent,
        automationHidden: userAgent !== null,
      },
    });
  } catch (error) {
    // It runs, and does not answer as it should: nobody else will end it.
    await home?.close().catch(() => undefined);
    netLog?.close();
    await publicProxy?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    throw new CookieAuditError({
      code: 'browser-failed',
      message: `${options.found.product} (${options.found.executable}) did not start: ${messageOf(error)}`,
      hint: 'Try another one with --browser PATH, or run `cookie-audit doctor`.',
      cause: error,
    });
  }
}

/**
 * A Chromium that was killed leaves its socket's directory among the temporary files; the profile links
 * to it. (Giving Chromium the profile as its TMPDIR would make the socket's path too long for the system.)
 */
async function removeSocketDirectory(profile: string): Promise<void> {
  const socket = await readlink(path.join(profile, 'SingletonSocket')).catch(() => null);
  if (socket === null) return;
  const directory = path.dirname(socket);
  if (/^(org\.chromium|com\.google|com\.microsoft)\./.test(path.basename(directory))) await rm(directory, { recursive: true, force: true });
}

/** Third-party cookies are a profile preference, which isolated contexts inherit; there is no flag for it. */
async function writePreferences(profile: string, thirdPartyCookies: 'allow' | 'block'): Promise<void> {
  const preferences = { profile: { cookie_controls_mode: thirdPartyCookies === 'allow' ? 0 : 1 } };
  await mkdir(path.join(profile, 'Default'), { recursive: true });
  await writeFile(path.join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

function flagsFor(options: LaunchOptions, userAgent: string | null, publicProxy: PublicProxy | null): string[] {
  return [
    // Loopback only, and DevTools refuses any connection that a web page begins (it has an Origin).
    '--remote-debugging-port=0',
    // Consent tools hide their banner from what calls itself automated.
    '--disable-blink-features=AutomationControlled',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    DISABLE_FEATURES,
    ...(userAgent === null ? [] : [`--user-agent=${userAgent}`]),
    ...(publicProxy === null ? hostFlags(options) : proxyFlags(publicProxy)),
    // Not Playwright's ignoreHTTPSErrors: with it, service workers fail to register.
    ...(options.ignoreHttpsErrors ? ['--ignore-certificate-errors'] : []),
  ];
}

function hostFlags({ hostMappings }: LaunchOptions): string[] {
  return hostMappings.length === 0 ? [] : [`--host-resolver-rules=${hostResolverRules(hostMappings)}`];
}

/**
 * Everything through the proxy: loopback too, which Chromium takes a short cut to; nothing over UDP, which no proxy sees (QUIC,
 * WebRTC). The browser itself resolves no name: what would go past the proxy does not come far.
 */
function proxyFlags({ url }: PublicProxy): string[] {
  return [
    `--proxy-server=${url}`,
    '--proxy-bypass-list=<-loopback>',
    `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${new URL(url).hostname}`,
    '--disable-quic',
    // The one is read by the whole browser, the other by the headless shell.
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  ];
}

/** null: whatever the browser says of itself */
function userAgentFor({ userAgent, identity = null, found }: LaunchOptions): string | null {
  const base = userAgent ?? ownUserAgent(found.majorVersion);
  return identity === null ? base : `${base ?? 'Mozilla/5.0 (compatible)'} ${identity}`;
}

/** Chromium's reduced user agent (RFC 9110 §10.1.5) without "Headless"; null: not known for this platform. */
function ownUserAgent(majorVersion: number): string | null {
  const platform = { linux: 'X11; Linux x86_64', darwin: 'Macintosh; Intel Mac OS X 10_15_7', win32: 'Windows NT 10.0; Win64; x64' };
  const name = platform[process.platform as keyof typeof platform] as string | undefined;
  if (name === undefined || majorVersion === 0) return null;
  return `Mozilla/5.0 (${name}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${majorVersion}.0.0.0 Safari/537.36`;
}

async function devToolsUrl(profile: string): Promise<string> {
  const [port, target] = (await readFile(path.join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  if (port === undefined || target === undefined) throw new Error('the browser tells no DevTools port');
  return `ws://127.0.0.1:${port}${target}`;
}
