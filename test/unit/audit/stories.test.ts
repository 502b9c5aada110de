import { expect, it } from 'vitest';
import { storiesOf } from '../../../src/audit/stories.ts';

it('are those that need nothing else, where none is asked for', () => {
  expect(storiesOf()).toEqual(['no-choice', 'accept', 'reject', 'withdraw']);
});

it('have one more where a category is given, once', () => {
  expect(storiesOf(['accept'], 'statistics')).toEqual(['accept', 'grant']);
  expect(storiesOf(['grant', 'accept'], 'statistics')).toEqual(['grant', 'accept']);
});

it('cannot grant without a category', () => {
  expect(() => storiesOf(['accept', 'grant'])).toThrow('needs a category');
});
