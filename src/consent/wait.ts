import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until the answer is not null, or `ms` have passed; then null. */
export async function until<T>(ms: number, ask: () => Promise<T | null>): Promise<T | null> {
  const end = performance.now() + ms;
  for (let every = 40; ; every = Math.min(every * 1.5, 200)) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() >= end) return null;
    await pause(every);
  }
}
