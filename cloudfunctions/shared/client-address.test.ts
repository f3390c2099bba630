import { clientAddressOf } from './client-address';

describe('the address behind an invocation', () => {
  it('is that of IPv4 where there is one', () => {
    expect(clientAddressOf({ CLIENTIP: '203.0.113.7', CLIENTIPV6: '2001:db8::1' })).toBe('203.0.113.7');
    expect(clientAddressOf({})).toBeUndefined();
    expect(clientAddressOf({ CLIENTIP: '', CLIENTIPV6: '' })).toBeUndefined();
  });

  it('is the network of a phone that has IPv6 alone, however the address is written', () => {
    const spellings = ['2001:db8:0:a1::7', '2001:0DB8:0:00a1:1:2:3:4', '2001:db8::a1:0:0:0:9', '2001:db8:0:a1:ffff::'];
    for (const CLIENTIPV6 of spellings)
      expect(clientAddressOf({ CLIENTIP: '', CLIENTIPV6 })).toBe('2001:db8:0:a1::/64');
    expect(clientAddressOf({ CLIENTIPV6: '2001:db8:0:a2::7' })).toBe('2001:db8:0:a2::/64');
    expect(clientAddressOf({ CLIENTIPV6: '::1' })).toBe('0:0:0:0::/64');
    expect(clientAddressOf({ CLIENTIPV6: '::ffff:203.0.113.7' })).toBe('203.0.113.7');
  });
});
