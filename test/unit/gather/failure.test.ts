import { expect, it } from 'vitest';
import { failureOf } from '../../../src/gather/failure.ts';

it.each([
  ['ERR_EMPTY_RESPONSE', 'connection', 'the host closed the connection without an answer; does it speak https?'],
  ['ERR_CONNECTION_REFUSED', 'connection', 'no connection to the host'],
  ['ERR_UNSAFE_PORT', 'navigation', 'browsers do not visit that port'],
])("Chromium's %s in words", (net, code, words) => {
  const error = new Error(`page.goto: net::${net} at http://portal.example:8443/`);
  expect(failureOf(error, { interrupted: false, browserAlive: true })).toEqual({ code, message: `${words} (net::${net})` });
});
