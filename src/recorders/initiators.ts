import type { Protocol } from 'devtools-protocol';
import type { InitiatorLink, StackFrame } from '../model/evidence.ts';
import type { ValueHasher } from '../cookies/value.ts';

const LONGEST_CHAIN = 12;

/** The chain of a request up to what began it, nearest first, from DevTools' Network.Initiator. */
export function initiatorChain(initiator: Protocol.Network.Initiator, hasher: ValueHasher): InitiatorLink[] {
  const chain: InitiatorLink[] = [];
  const add = (kind: InitiatorLink['kind'], url: string, line: number | null): void => {
    const last = chain.at(-1);
    const clean = hasher.url(url);
    if (url === '' || chain.length >= LONGEST_CHAIN || (last?.url === clean && last.line === line)) return;
    chain.push({ kind, url: clean, line });
  };
  for (let stack = initiator.stack; stack !== undefined; stack = stack.parent) {
    for (const frame of stack.callFrames) add('script', frame.url, frame.lineNumber + 1);
  }
  if (initiator.url !== undefined) {
    const kind = initiator.type === 'parser' ? 'parser' : initiator.type === 'preload' ? 'preload' : 'other';
    add(kind, initiator.url, initiator.lineNumber === undefined ? null : Math.round(initiator.lineNumber) + 1);
  }
  return chain;
}

/** `at f (URL:line:column)`; the URL of a data: script may hold blanks. */
const atEnd = /(?:^\s*at |\()((?:https?|file|blob|data|about|chrome-extension):.*?):(\d+):(\d+)\)?$/;
/** `at eval (eval at f (URL:line:column), <anonymous>:1:1)` */
const inEval = /((?:https?|file|blob|data|about|chrome-extension):[^\s()]*?):(\d+):(\d+)/;

/**
 * Reads a V8 stack (`Error.stack`) into frames. Code of `eval` is told by the script that called it,
 * which is where a developer can change something.
 *
 * @param ownUrl source URL of our own hook, whose frames are left out
 */
export function parseV8Stack(stack: string, ownUrl: string, hasher: ValueHasher): StackFrame[] {
  const frames: StackFrame[] = [];
  const evaluated: StackFrame[] = [];
  for (const line of stack.split('\n').slice(0, 60)) {
    if (!/^\s*at /.test(line) || line.includes(ownUrl)) continue;
    const place = (line.includes('eval at ') ? inEval : atEnd).exec(line);
    if (place?.[1] === undefined) continue;
    const named = /^\s*at (?:async )?([^\s(]+) \(/.exec(line)?.[1];
    const frame: StackFrame = {
      url: hasher.url(place[1]),
      line: Number(place[2]),
      column: Number(place[3]),
      function: named === undefined || named === '<anonymous>' ? null : named.slice(0, 80),
    };
    // V8 counts the line of an eval from the start of its inline script; the frame that called it is right.
    (line.includes('eval at ') ? evaluated : frames).push(frame);
  }
  return (frames.length > 0 ? frames : evaluated).slice(0, 30);
}
