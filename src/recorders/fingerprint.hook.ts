import type { HookKit } from './page-hook.ts';

/** One read that may tell devices apart. */
export interface FingerprintMessage {
  technique: 'canvas' | 'webgl' | 'audio' | 'fonts';
  api: string;
  width: number;
  height: number;
  characters: number;
  stack: string;
  href: string;
}

/**
 * Reads of canvas, WebGL, audio and fonts. Runs in a page: stands alone but for its argument. Tells each
 * read with its stack, up to a bound; what a canvas shows is told by how many different characters were
 * drawn on it since it was last read (a map draws and reads one at a time, a fingerprint a sentence).
 */
export function hookFingerprintReads(kit: HookKit): void {
  const MOST = 400;
  const MOST_MEASURED = 4000;
  const MOST_FONTS = 150;
  const MOST_CHARACTERS = 64;
  const { apply, stackNow, tell, wrap } = kit;
  const { getOwnPropertyDescriptor } = Reflect;
  const scope = globalThis as unknown as Record<string, { prototype: object } | undefined>;
  const prototypeOf = (name: string): object | undefined => scope[name]?.prototype;
  const getter = (prototype: string, property: string): unknown => {
    const owner = prototypeOf(prototype);
    return owner === undefined ? undefined : getOwnPropertyDescriptor(owner, property)?.get;
  };
  const concat = String.prototype.concat;
  const NativeSet = Set;
  const addTo = Set.prototype.add;
  const has = Set.prototype.has;
  const size = getOwnPropertyDescriptor(Set.prototype, 'size')?.get;
  const drawn = new WeakMap<object, Set<string>>();
  const setDrawn = WeakMap.prototype.set;
  const getDrawn = WeakMap.prototype.get;

  let told = 0;
  const report = (technique: string, api: string, width: number, height: number, characters: number): void => {
    told += 1;
    if (told > MOST) return;
    tell({ technique, api, width: width >>> 0, height: height >>> 0, characters, stack: stackNow() });
  };
  const draw = (canvas: object, given: unknown): void => {
    const text = apply(concat, '', [given]) as string;
    let characters = apply(getDrawn, drawn, [canvas]) as Set<string> | undefined;
    if (characters === undefined) {
      characters = new NativeSet<string>();
      apply(setDrawn, drawn, [canvas, characters]);
    }
    for (let i = 0; i < text.length && i < 200; i += 1) {
      if ((apply(size, characters, []) as number) >= MOST_CHARACTERS) return;
      apply(addTo, characters, [text[i]]);
    }
  };
  const readOff = (canvas: object): number => {
    const characters = apply(getDrawn, drawn, [canvas]) as Set<string> | undefined;
    if (characters === undefined) return 0;
    apply(setDrawn, drawn, [canvas, undefined]);
    return apply(size, characters, []) as number;
  };
  const number = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);

  const measured = new NativeSet<string>();
  let measures = 0;
  /** A font that is measured for the first time in this document. */
  const font = (api: string, given: unknown): void => {
    measures += 1;
    if (measures > MOST_MEASURED || typeof given !== 'string' || apply(has, measured, [given]) === true) return;
    apply(addTo, measured, [given]);
    if ((apply(size, measured, []) as number) <= MOST_FONTS) report('fonts', api, 0, 0, 0);
  };

  for (const [context, canvasType] of [
    ['CanvasRenderingContext2D', 'HTMLCanvasElement'],
    ['OffscreenCanvasRenderingContext2D', 'OffscreenCanvas'],
  ] as const) {
    const canvasOf = getter(context, 'canvas');
    const fontOf = getter(context, 'font');
    const widthOf = getter(canvasType, 'width');
    const heightOf = getter(canvasType, 'height');
    for (const method of ['fillText', 'strokeText']) {
      wrap(prototypeOf(context), method, (self, args, original) => {
        const result = original();
        if (told <= MOST) draw(apply(canvasOf, self, []) as object, args[0]);
        return result;
      });
    }
    wrap(prototypeOf(context), 'getImageData', (self, args, original) => {
      const result = original();
      report('canvas', `${context}.getImageData`, number(args[2]), number(args[3]), readOff(apply(canvasOf, self, []) as object));
      return result;
    });
    wrap(prototypeOf(context), 'measureText', (self, _args, original) => {
      const result = original();
      if (measures <= MOST_MEASURED) font(`${context}.measureText`, apply(fontOf, self, []));
      return result;
    });
    for (const method of ['toDataURL', 'toBlob', 'convertToBlob']) {
      wrap(prototypeOf(canvasType), method, (self, _args, original) => {
        const result = original();
        const width = apply(widthOf, self, []) as number;
        const height = apply(heightOf, self, []) as number;
        report('canvas', `${canvasType}.${method}`, width, height, readOff(self as object));
        return result;
      });
    }
  }

  const UNMASKED_VENDOR = 0x9245;
  const UNMASKED_RENDERER = 0x9246;
  for (const context of ['WebGLRenderingContext', 'WebGL2RenderingContext']) {
    wrap(prototypeOf(context), 'getParameter', (_self, args, original) => {
      const result = original();
      if (args[0] === UNMASKED_VENDOR || args[0] === UNMASKED_RENDERER) {
        report(
          'webgl',
          `${context}.getParameter(${args[0] === UNMASKED_VENDOR ? 'UNMASKED_VENDOR_WEBGL' : 'UNMASKED_RENDERER_WEBGL'})`,
          0,
          0,
          0,
        );
      }
      return result;
    });
    wrap(prototypeOf(context), 'readPixels', (_self, args, original) => {
      const result = original();
      report('webgl', `${context}.readPixels`, number(args[2]), number(args[3]), 0);
      return result;
    });
  }

  wrap(prototypeOf('OfflineAudioContext'), 'startRendering', (_self, _args, original) => {
    const result = original();
    report('audio', 'OfflineAudioContext.startRendering', 0, 0, 0);
    return result;
  });
  wrap(prototypeOf('FontFaceSet'), 'check', (_self, args, original) => {
    const result = original();
    font('FontFaceSet.check', args[0]);
    return result;
  });
}
