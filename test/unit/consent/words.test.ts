import { describe, expect, it } from 'vitest';
import type { ControlMeaning } from '../../../src/consent/define-lexicon.ts';
import {
  fold,
  languageOf,
  lexicons,
  namesNecessary,
  readName,
  saysAll,
  speaksOfNecessary,
  stateNamed,
  topicOf,
} from '../../../src/consent/words.ts';

describe('names of controls', () => {
  const table: [name: string, meaning: ControlMeaning][] = [
    ['Accept all', 'accept'],
    ['ACCEPT ALL COOKIES', 'accept'],
    ['OK', 'accept'],
    ['Accept & close', 'accept'],
    ['I agree', 'accept'],
    ['Reject all', 'reject'],
    ['Reject All →', 'reject'],
    ['I do not accept', 'reject'],
    ['Disagree', 'reject'],
    ['Continue without accepting', 'reject'],
    ['Accept only necessary cookies', 'reject'],
    ['Use necessary cookies only', 'reject'],
    ['Decline optional cookies', 'reject'],
    ['Accept selected', 'save'],
    ['Save my choices', 'save'],
    ['Confirm my choices', 'save'],
    ['Cookie settings', 'settings'],
    ['Manage cookies', 'settings'],
    ['Let me choose', 'settings'],
    ['Cookie Policy', 'policy'],
    ['×', 'close'],
    ['Close', 'close'],
    ['Tout accepter', 'accept'],
    ['J’accepte', 'accept'],
    ['Accepter & Fermer', 'accept'],
    ['Tout refuser', 'reject'],
    ['Je refuse', 'reject'],
    ['Continuer sans accepter →', 'reject'],
    ['Je n’accepte pas', 'reject'],
    ['Uniquement les cookies nécessaires', 'reject'],
    ['Sauvegarder mes choix', 'save'],
    ['Enregistrer mes préférences', 'save'],
    ['Accepter la sélection', 'save'],
    ['Paramétrer mes choix', 'settings'],
    ['Personnaliser', 'settings'],
    ['Gestion des cookies', 'settings'],
    ['Consulter la charte des cookies', 'policy'],
    ['En savoir plus', 'policy'],
    ['Subscribe', 'pay'],
    ['Accept non-essential cookies', 'accept'],
    ['Reject non-essential cookies', 'reject'],
    ['Accept none', 'reject'],
    ['Accept the minimum', 'reject'],
    ["I'm OK with that", 'accept'],
    ['Okay, thanks', 'accept'],
    ['No, thanks', 'reject'],
    ['Nope', 'reject'],
    ['Only what is needed', 'reject'],
    ['Continue with essential cookies', 'reject'],
    ['Continue without cookies', 'reject'],
    ['Continue with selected', 'save'],
    ['Strictly necessary', 'reject'],
    ['Refuser tout sauf l’essentiel', 'reject'],
    ['Nur notwendige', 'reject'],
    ['Weiter mit notwendigen Cookies', 'reject'],
    ['Instellingen bewaren', 'save'],
    ['Einstellungen akzeptieren', 'save'],
    ['Confirmer mes préférences', 'save'],
    ['Ok til nødvendige', 'reject'],
    ['Ok til alle', 'accept'],
    ['Consent preferences', 'settings'],
    ['Bananas', 'other'],
    ['', 'other'],
  ];
  it.each(table)('« %s » is %s', (name, meaning) => {
    expect(readName(name).meaning).toBe(meaning);
  });

  it('reads "all" alone, and what only goes on from an acceptance', () => {
    for (const word of ['Visus', 'すべて', 'Όλα', 'Alle']) expect(readName(word)).toMatchObject({ meaning: 'accept', general: true });
    expect(readName('Agree and proceed', 'en')).toMatchObject({ meaning: 'accept', exact: true });
    expect(saysAll('Accept all')).toBe(true);
    expect(saysAll('Accept cookies')).toBe(false);
  });

  it('reads where a switch stands, in words', () => {
    expect([stateNamed('Off'), stateNamed('Zapnuto'), stateNamed('Uit'), stateNamed('いいえ'), stateNamed('Statistics')]).toEqual([
      false,
      true,
      false,
      null,
      null,
    ]);
  });

  it('takes the name of what is necessary for a heading', () => {
    expect(namesNecessary('Nödvändiga kakor')).toBe(true);
    expect(namesNecessary('Strictly necessary cookies always on')).toBe(true);
    expect(namesNecessary('Endast nödvändiga kakor')).toBe(false);
  });

  it('takes a sentence for no control', () => {
    expect(readName('If you accept, we will measure how you use this site, as our policy explains.').meaning).toBe('other');
  });
});

describe('the topic', () => {
  it.each([
    ['We use cookies', 'strong'],
    ['Nous utilisons des traceurs', 'strong'],
    ['We and our partners care about privacy', 'weak'],
    ['Read our privacy notice', 'none'],
    ['Opening hours', 'none'],
  ])('%s: %s', (text, topic) => {
    expect(topicOf(text)).toBe(topic);
  });

  it('tells languages apart', () => {
    expect(languageOf('Nous utilisons des cookies pour la mesure d’audience avec votre consentement')).toBe('fr');
    expect(languageOf('We use cookies for analytics with your consent')).toBe('en');
  });

  it('knows what cannot be refused', () => {
    expect(speaksOfNecessary('Cookies strictement nécessaires — Toujours actif')).toBe(true);
    expect(speaksOfNecessary('Mesure d’audience')).toBe(false);
  });
});

it('finds one lexicon a file, with folded phrases that no two meanings share', () => {
  expect(lexicons.map(({ language }) => language)).toEqual(expect.arrayContaining(['en', 'fr']));
  for (const lexicon of lexicons) {
    const meanings = new Map<string, Set<string>>();
    for (const kind of ['accept', 'reject', 'settings', 'save', 'close', 'policy'] as const) {
      for (const phrase of lexicon[kind]) {
        const text = fold(phrase.replace(/^=/, ''));
        meanings.set(text, (meanings.get(text) ?? new Set()).add(kind));
      }
    }
    const twice = [...meanings].filter(([, kinds]) => kinds.size > 1).map(([text]) => text);
    expect(twice, lexicon.language).toEqual([]);
  }
});
