import { describe, expect, it } from 'vitest';
import { isPublic, NotPublic, publicAddresses } from '../../../src/addresses/public-address.ts';

describe('addresses of the public internet', () => {
  /** One of each range of IANA's special-purpose registries that is not globally reachable, and what is no unicast. */
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '::ffff:0:7f00:1',
    '64:ff9b::a00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::808:808',
    '100::1',
    '2001::1',
    '2001:2::1',
    '2001:10::1',
    '2001:20::1',
    '2001:db8::1',
    '2002:a00:1::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    // In spellings of all ages
    '0177.0.0.1',
    '2130706433',
    '0x7f.1',
    '127.1',
    'not an address',
    'fe80::1%eth0',
  ])('%s is none of them', (address) => expect(isPublic(address)).toBe(false));

  it.each([
    '1.1.1.1',
    '93.184.216.34',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.255.255',
    '172.32.0.1',
    '198.20.0.1',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00:1450:4007::1',
    // How a network without IPv4 reaches 8.8.8.8
    '64:ff9b::808:808',
  ])('%s is one', (address) => expect(isPublic(address)).toBe(true));
});

describe('the addresses of a host', () => {
  const resolving =
    (...addresses: string[]) =>
    async () =>
      await Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

  it('are public, each of them', async () => {
    expect(await publicAddresses('a.example', resolving('1.1.1.1', '2606:4700::1111'))).toHaveLength(2);
    expect(await publicAddresses('1.1.1.1')).toEqual([{ address: '1.1.1.1', family: 4 }]);
    expect(await publicAddresses('2606:4700:0::1111')).toEqual([{ address: '2606:4700::1111', family: 6 }]);
    await expect(publicAddresses('a.example', resolving('1.1.1.1', '10.0.0.1'))).rejects.toThrow(
      'a.example (10.0.0.1) is no public address',
    );
    await expect(publicAddresses('127.0.0.1')).rejects.toThrow(new NotPublic('127.0.0.1', '127.0.0.1').message);
    await expect(publicAddresses('localhost')).rejects.toBeInstanceOf(NotPublic);
  });
});
