import type { Comparison, CookieResult } from './compare.ts';

export interface Share {
  right: number;
  of: number;
}

export interface Figures {
  stored: Share;
  /** proved or seen */
  shortLived: Share;
  shortLivedProved: Share;
  attribution: Share;
  lifetimes: Share;
  falseClaims: number;
  leftOpen: number;
  surplus: number;
}

const share = (results: readonly CookieResult[], right: (result: CookieResult) => boolean): Share => ({
  right: results.filter(right).length,
  of: results.length,
});

export function figuresOf(comparison: Comparison): Figures {
  const { cookies } = comparison;
  const brief = cookies.filter(({ fate }) => fate === 'short-lived');
  return {
    stored: share(
      cookies.filter(({ fate }) => fate === 'stays'),
      ({ recall }) => recall === 'proved',
    ),
    shortLived: share(brief, ({ recall }) => recall !== 'missed'),
    shortLivedProved: share(brief, ({ recall }) => recall === 'proved'),
    attribution: share(cookies, ({ attribution }) => attribution === 'right'),
    lifetimes: share(cookies, ({ lifetime }) => lifetime === 'right'),
    falseClaims: comparison.false.filter(({ how }) => how === 'claimed').length,
    leftOpen: comparison.false.filter(({ how }) => how === 'open').length,
    surplus: comparison.surplus.length,
  };
}

export const shareText = ({ right, of }: Share): string => `${right}/${of} (${of === 0 ? '–' : ((100 * right) / of).toFixed(1)} %)`;
