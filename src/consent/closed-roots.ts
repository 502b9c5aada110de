import type { CDPSession, Page } from 'playwright';
import { within } from './within.ts';

/** Playwright's own world of a page, in which the probe lives: the page cannot see what is put there. */
const PROBE_WORLD = /^__playwright_utility_world/;
const CALL_MS = 3000;

interface Node {
  backendNodeId: number;
  shadowRootType?: string;
  children?: Node[];
  shadowRoots?: Node[];
}

function closedRootsIn(node: Node): number[] {
  const own = node.shadowRootType === 'closed' ? [node.backendNodeId] : [];
  return [...own, ...[...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap(closedRootsIn)];
}

async function makeKnown(session: CDPSession): Promise<number> {
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (PROBE_WORLD.test(context.name)) worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const roots = closedRootsIn(root);
  let known = 0;
  for (const backendNodeId of roots) {
    for (const executionContextId of worlds) {
      try {
        const { object } = await session.send('DOM.resolveNode', { backendNodeId, executionContextId });
        if (object.objectId === undefined) continue;
        await session.send('Runtime.callFunctionOn', {
          objectId: object.objectId,
          functionDeclaration: 'function () { (globalThis.cookieAuditRoots ??= new WeakMap()).set(this.host, this); }',
        });
        known += 1;
        break;
      } catch {
        // A node of another frame's document, or one that has left: not of this world.
      }
    }
  }
  return known;
}

/**
 * Shows the probe the shadow roots that are closed to scripts; a person sees them all the same. The
 * page is not changed. How many were found; 0 also where the page did not answer.
 */
export async function openClosedRoots(page: Page): Promise<number> {
  const session = await page
    .context()
    .newCDPSession(page)
    .catch(() => null);
  if (session === null) return 0;
  try {
    return await within(
      makeKnown(session).catch(() => 0),
      CALL_MS,
      0,
    );
  } finally {
    await session.detach().catch(() => undefined);
  }
}
