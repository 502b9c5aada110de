import { describe, expect, it } from 'vitest';
import { assertPublic, isPublic } from '../../../src/server/public-address.ts';

describe('addresses that a server may visit for somebody', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '240.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    '2001::1',
  ])('%s is none of them', (address) => expect(isPublic(address)).toBe(false));

  it.each(['93.184.216.34', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4007::1'])('%s is one', (address) =>
    expect(isPublic(address)).toBe(true),
  );

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
