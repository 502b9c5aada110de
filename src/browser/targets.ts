import type { Protocol } from 'devtools-protocol';
import type { CdpCommand, CdpConnection, CdpParams, CdpResult } from './cdp.ts';

/** One DevTools target (page, cross-site frame, worker …) with a session of ours on it. */
export class Target {
  readonly id: string;
  readonly sessionId: string;
  readonly type: string;
  readonly contextId: string;
  url: string;
  /** A window that another one opened and may still reach: they can share one main thread */
  readonly hasOpener: boolean;
  readonly #cdp: CdpConnection;

  constructor(cdp: CdpConnection, info: Protocol.Target.TargetInfo, sessionId: string) {
    this.#cdp = cdp;
    this.id = info.targetId;
    this.sessionId = sessionId;
    this.type = info.type;
    this.url = info.url;
    this.contextId = info.browserContextId ?? '';
    this.hasOpener = info.canAccessOpener;
  }

  /** Documents have timers and a main thread of their own; workers run on their page's clock. */
  get isDocument(): boolean {
    return this.type === 'page' || this.type === 'iframe';
  }

  async send<C extends CdpCommand>(method: C, params?: CdpParams<C>): Promise<CdpResult<C>> {
    return await this.#cdp.send(method, params, this.sessionId);
  }
}

export interface TargetObserver {
  /** Called while the target is paused before its first byte; what it sends runs before the target does. */
  attached(target: Target): void;
  detached(target: Target): void;
  event(target: Target, method: string, params: unknown): void;
}

/**
 * Attaches to every target of the browser, however deep (a page's frames, their workers, pop-ups,
 * prerenders), and hands each to the observer of its browser context.
 */
export class TargetTree {
  readonly #cdp: CdpConnection;
  readonly #bySession = new Map<string, Target>();
  readonly #byTarget = new Map<string, Target>();
  readonly #observers = new Map<string, TargetObserver>();

  private constructor(cdp: CdpConnection) {
    this.#cdp = cdp;
    cdp.listen((method, params, sessionId) => this.#dispatch(method, params, sessionId));
  }

  static async start(cdp: CdpConnection): Promise<TargetTree> {
    const tree = new TargetTree(cdp);
    await cdp.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'browser', exclude: true }, { type: 'tab', exclude: true }, { type: 'browser_ui', exclude: true }, {}],
    });
    return tree;
  }

  observe(contextId: string, observer: TargetObserver): () => void {
    this.#observers.set(contextId, observer);
    return () => this.#observers.delete(contextId);
  }

  targets(contextId: string): Target[] {
    return [...this.#byTarget.values()].filter((target) => target.contextId === contextId);
  }

  #dispatch(method: string, params: unknown, sessionId: string | undefined): void {
    if (method === 'Target.attachedToTarget') return this.#attached(params as Protocol.Target.AttachedToTargetEvent);
    if (method === 'Target.detachedFromTarget') return this.#detached(params as Protocol.Target.DetachedFromTargetEvent);
    const target = sessionId === undefined ? undefined : this.#bySession.get(sessionId);
    if (target === undefined) return;
    this.#observers.get(target.contextId)?.event(target, method, params);
  }

  #attached({ sessionId, targetInfo, waitingForDebugger }: Protocol.Target.AttachedToTargetEvent): void {
    // The target may be gone before an answer comes: a refusal here is no fact about the portal.
    const quietly = (sent: Promise<unknown>): void => void sent.catch(() => undefined);
    if (this.#byTarget.has(targetInfo.targetId)) {
      // A service worker is announced twice, by the browser and by its page: recorded once, let go twice.
      if (waitingForDebugger) quietly(this.#cdp.send('Runtime.runIfWaitingForDebugger', undefined, sessionId));
      return;
    }
    const target = new Target(this.#cdp, targetInfo, sessionId);
    this.#byTarget.set(target.id, target);
    this.#bySession.set(sessionId, target);
    quietly(target.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }));
    this.#observers.get(target.contextId)?.attached(target);
    if (waitingForDebugger) quietly(target.send('Runtime.runIfWaitingForDebugger'));
  }

  #detached({ sessionId }: Protocol.Target.DetachedFromTargetEvent): void {
    const target = this.#bySession.get(sessionId);
    if (target === undefined) return;
    this.#bySession.delete(sessionId);
    this.#byTarget.delete(target.id);
    this.#observers.get(target.contextId)?.detached(target);
  }
}
