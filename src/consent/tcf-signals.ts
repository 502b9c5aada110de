import type { Page } from 'playwright';
import type { ConsentSignal, TcfAnswer } from '../model/consent.ts';
import { answeringFrames, within } from './probe.ts';
import type { StoredItem } from './stored-choice.ts';
import { tcfAnswer, tcfWords } from './tcf.ts';

const CALL_MS = 1000;

type Signal = Pick<ConsentSignal, 'kind' | 'where' | 'value' | 'tcf'>;

/** TC strings in what a page has stored. Only their answer leaves here, never the string. */
export function storedTcf(items: readonly StoredItem[]): Signal[] {
  return items.flatMap(({ where, name, value }) => {
    const tcf = tcfAnswer(value) ?? tcfAnswer(/"(C[\w-]{34,}(?:\.[\w-]+)*)"/.exec(value)?.[1] ?? '');
    return tcf === null ? [] : [{ kind: 'tcf' as const, where: `${where} ${name}`, value: tcfWords(tcf), tcf }];
  });
}

/** What the page's `__tcfapi` answers, where it has one: https://iabeurope.eu/tcf-technical-specifications */
export async function tcfApi(page: Page): Promise<Signal[]> {
  const ask = async (): Promise<string | null> => {
    const main = answeringFrames(page).find((frame) => frame.parentFrame() === null);
    return main === undefined
      ? null
      : await main.evaluate(
          async () =>
            await new Promise<string | null>((resolve) => {
              const api: unknown = Reflect.get(window, '__tcfapi');
              if (typeof api !== 'function') return resolve(null);
              Reflect.apply(api, window, [
                'getTCData',
                2,
                (data: { tcString?: unknown } | null, ok: boolean) =>
                  resolve(ok && typeof data?.tcString === 'string' ? data.tcString : null),
              ]);
            }),
        );
  };
  // A page that is being replaced, or whose interface never answers, says nothing.
  const text = await within(
    ask().catch(() => null),
    CALL_MS,
    null,
  );
  const tcf: TcfAnswer | null = text === null ? null : tcfAnswer(text);
  return tcf === null ? [] : [{ kind: 'tcfapi', where: '__tcfapi', value: tcfWords(tcf), tcf }];
}
