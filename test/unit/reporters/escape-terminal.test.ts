import { describe, expect, it } from 'vitest';
import { takeWidth, terminalText, textWidth } from '../../../src/reporters/escape-terminal.ts';

describe('terminalText', () => {
  it.each([
    ['plain name', 'sessionid', 'sessionid'],
    ['accents, CJK and emoji as they are', 'préférences クッキー 🍪', 'préférences クッキー 🍪'],
    ['the no-break space of French quotes', '«\u00a0Gestion\u00a0»', '«\u00a0Gestion\u00a0»'],
    ['ESC', '\u001b[31mred', '\\x1b[31mred'],
    ['the one-byte CSI of C1', '\u009b31mred', '\\x9b31mred'],
    ['CR, LF, TAB', 'a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['NUL, BEL, backspace, DEL', '\0\u0007\b\u007f', '\\x00\\x07\\x08\\x7f'],
    ['bidi overrides and isolates', '\u202eevil\u202c\u2066x\u2069', '\\u202eevil\\u202c\\u2066x\\u2069'],
    ['bidi marks', '\u200e\u200f\u061c', '\\u200e\\u200f\\u061c'],
    ['zero-width and other invisible characters', 's\u200bs\u200d\ufeff\u00ad\u3164', 's\\u200bs\\u200d\\ufeff\\xad\\u3164'],
    ['tag characters', 'a\u{e0041}', 'a\\u{e0041}'],
    ['line and paragraph separators', 'a\u2028b\u2029', 'a\\u2028b\\u2029'],
    ['lone surrogates', '\ud83c!\udf6a', '\\ud83c!\\udf6a'],
    ['a mark with nothing to stand on', '\u0338x', '\\u0338x'],
    ['an accent written apart', 'e\u0301', 'e\u0301'],
  ])('%s', (_, text, shown) => {
    expect(terminalText(text)).toBe(shown);
  });

  it('shows a tower of marks instead of stacking it over other lines', () => {
    expect(terminalText(`Z${'\u0301'.repeat(5)}`)).toBe('Z\u0301\u0301\u0301\\u0301\\u0301');
  });

  it('leaves no character a terminal acts on, whatever goes in', () => {
    for (let code = 0; code < 0x3000; code += 1) {
      expect(terminalText(`a${String.fromCodePoint(code)}b`)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }
  });

  it('cuts at 120 columns unless told, never inside an escape', () => {
    expect(terminalText('x'.repeat(120))).toBe('x'.repeat(120));
    expect(terminalText('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`);
    expect(terminalText('abcdef', 4)).toBe('abc…');
    expect(terminalText('ab\u001bcd', 6)).toBe('ab…');
    expect(terminalText('日本語', 5)).toBe('日本…');
    expect(terminalText('日本語', 6)).toBe('日本語');
  });

  it('does not read on in an endless string', () => {
    const began = performance.now();
    terminalText('\u001b'.repeat(5_000_000));
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('textWidth and takeWidth', () => {
  it.each([
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['한글', 4],
    ['ｗｉｄｅ', 8],
    ['🍪', 2],
    ['✓✗·–…', 5],
    ['', 0],
  ])('%s takes %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('never takes half a character, and takes the accent with its letter', () => {
    expect(takeWidth('日本', 3)).toBe('日');
    expect(takeWidth('🍪🍪', 2)).toBe('🍪');
    expect(takeWidth('e\u0301e', 1)).toBe('e\u0301');
    expect(takeWidth('abc', 0)).toBe('');
  });
});
