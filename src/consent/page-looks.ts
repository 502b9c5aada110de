import type { PageSight } from './page-sight.ts';

/**
 * What runs inside a document: what a control looks like, by the rendered styles. Sent as text, like
 * page-sight.ts, so it must not use anything outside itself.
 */

/** By the rendered styles; numbers in CSS pixels. */
export interface SeenLooks {
  width: number;
  height: number;
  fontSize: number;
  fontWeight: number;
  contrast: number | null;
  boxed: boolean;
}

export function pageLooks({ squeeze, parentOf }: PageSight) {
  type Rgba = [number, number, number, number];
  const rgbaOf = (color: string): Rgba => {
    const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a]: Rgba, [x, y, z]: Rgba): Rgba => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  /** WCAG 2.2, relative luminance. */
  const luminance = ([r, g, b]: Rgba): number => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((one) => {
      const share = one / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  /** Of the words of an element against the colours behind them; null: a picture lies behind them, or a colour that is not told in RGB. */
  const contrastOf = (element: Element): number | null => {
    const layers: Rgba[] = [];
    for (let up: Element | null = element; up; up = parentOf(up)) {
      const style = getComputedStyle(up);
      if (style.backgroundImage !== 'none' || !/^rgba?\(/.test(style.backgroundColor)) return null;
      const color = rgbaOf(style.backgroundColor);
      if (color[3] > 0) layers.push(color);
      if (color[3] === 1) break;
    }
    const { color } = getComputedStyle(element);
    if (!/^rgba?\(/.test(color)) return null;
    const behind = layers.reduceRight<Rgba>((below, layer) => over(layer, below), [255, 255, 255, 1]);
    const [a, b] = [luminance(over(rgbaOf(color), behind)), luminance(behind)];
    return Math.round(((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)) * 100) / 100;
  };
  const looksOf = (element: Element): SeenLooks => {
    const box = element.getBoundingClientRect();
    // The words may lie in an element of their own.
    let words = element;
    while (
      words.childElementCount === 1 &&
      words.firstElementChild &&
      squeeze(words.firstElementChild.textContent ?? '') === squeeze(words.textContent ?? '')
    )
      words = words.firstElementChild;
    const style = getComputedStyle(words);
    const own = getComputedStyle(element);
    const filled = own.backgroundImage !== 'none' || rgbaOf(own.backgroundColor)[3] > 0;
    return {
      width: Math.round(box.width),
      height: Math.round(box.height),
      fontSize: Number.parseFloat(style.fontSize) || 0,
      fontWeight: Number(style.fontWeight) || 400,
      contrast: contrastOf(words),
      boxed: filled || (Number.parseFloat(own.borderTopWidth) > 0 && rgbaOf(own.borderTopColor)[3] > 0),
    };
  };

  return { looksOf };
}

export type PageLooks = ReturnType<typeof pageLooks>;
