import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ControlMeaning } from '../../../src/consent/define-lexicon.ts';
import { lexicons, readName, topicOf } from '../../../src/consent/words.ts';

const WANTED = 'bg ca cs cy da de el en es et eu fi fr ga hr hu is it ja lt lv mt nl no pl pt ro ru sk sl sv tr uk'.split(' ');

it('has every language', () => {
  expect(lexicons.map(({ language }) => language).sort()).toEqual(WANTED);
  expect(lexicons.filter((lexicon) => Object.values(lexicon).some((words) => words.length === 0))).toEqual([]);
});

/** The words of a consent library's translators, who knew nothing of our lists. */
describe.each('bg ca cs da de el en es et fi fr hr hu it ja lt lv nl no pl pt ro sk sv'.split(' '))("tarteaucitron's %s", (language) => {
  const file = readFileSync(new URL(`../../../node_modules/tarteaucitronjs/lang/tarteaucitron.${language}.js`, import.meta.url), 'utf8');
  const wordOf = (key: string): string => new RegExp(`"${key}"\\s*:\\s*"([^"]+)"`).exec(file)?.[1]?.replaceAll('&quot;', '"') ?? '';

  const table: [key: string, meaning: ControlMeaning][] = [
    ['acceptAll', 'accept'],
    ['allowAll', 'accept'],
    ['denyAll', 'reject'],
    ['personalize', 'settings'],
    ['save', 'save'],
    ['close', 'close'],
  ];
  it.each(table)('%s is %s', (key, meaning) => {
    expect(wordOf(key)).not.toBe('');
    expect({ name: wordOf(key), meaning: readName(wordOf(key), language).meaning }).toEqual({ name: wordOf(key), meaning });
  });

  it('speaks of cookies', () => {
    expect(topicOf(wordOf('alertBigPrivacy'))).toBe('strong');
  });
});

describe('what is not accepted', () => {
  it.each([
    ['en', 'I do not accept cookies'],
    ['en', 'Accept only what is necessary'],
    ['en', 'Just the essentials'],
    ['de', 'Ich stimme nicht zu'],
    ['de', 'Nur das Nötigste'],
    ['nl', 'Ik ga hier niet mee akkoord'],
    ['nl', 'Doorgaan zonder cookies te accepteren'],
    ['da', 'Jeg accepterer ikke cookies'],
    ['sv', 'Nej, bara nödvändiga'],
    ['fi', 'Hyväksyn vain välttämättömät evästeet'],
    ['pl', 'Zgadzam się tylko na niezbędne'],
    ['lt', 'Tik būtinieji'],
    ['tr', 'SADECE ZORUNLU ÇEREZLERİ KABUL ET'],
    ['el', 'ΑΠΟΔΟΧΗ ΜΟΝΟ ΤΩΝ ΑΠΑΡΑΙΤΗΤΩΝ'],
    ['ja', '必要なCookieのみ許可する'],
    ['cy', 'Derbyn cwcis hanfodol yn unig'],
    ['ga', 'Ní ghlacaim ach le fianáin riachtanacha'],
  ])('%s: %s', (language, name) => {
    expect(readName(name, language).meaning).toBe('reject');
  });

  it.each([
    ['fr', 'Refuser et s’abonner', 'pay'],
    ['de', 'Ablehnen und Pur-Abo abschließen', 'pay'],
    ['en', 'Accept or refuse cookies', 'other'],
    ['en', 'Accept selected cookies', 'save'],
    ['es', 'Aceptar las seleccionadas', 'save'],
    ['tr', 'SEÇİMİ KAYDET', 'save'],
  ])('%s: %s is %s', (language, name, meaning) => {
    expect(readName(name, language).meaning).toBe(meaning);
  });
});
