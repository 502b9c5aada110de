import { describe, expect, it } from 'vitest';
import { assertPublic } from '../../../src/server/public-address.ts';

describe('addresses that a server may visit for somebody', () => {
  it.each([
    ['http://127.0.0.1/', /127\.0\.0\.1 is no public address/],
    // WHATWG URLs know one address by many spellings.
    ['http://2130706433/', /127\.0\.0\.1 is no public address/],
    ['http://0x7f.1/', /127\.0\.0\.1 is no public address/],
    ['http://[::ffff:169.254.169.254]/latest/meta-data', /is no public address/],
    ['http://localhost:8080/', /localhost \((::1|127\.0\.0\.1)\) is no public address/],
    ['http://nothing.invalid/', /nothing\.invalid does not resolve/],
    ['file:///etc/passwd', /only http:\/\/ and https:\/\//],
  ])('%s is refused', async (url, why) => await expect(assertPublic(url)).rejects.toThrow(why));

  it('lets a public address pass', async () => await expect(assertPublic('https://1.1.1.1/')).resolves.toBeUndefined());
});
