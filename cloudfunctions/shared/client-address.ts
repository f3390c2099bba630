import type { WeChatContext } from './sdk';

/** An IPv6 phone may take any address of its network, which the first four groups name (RFC 4291, 64 bits). */
const NETWORK_GROUPS = 4;
const GROUPS = 8;

/**
 * The network address behind an invocation: an IPv4 address, or the network of an IPv6 one. Most phones on mobile networks have
 * IPv6, and WeChat names it apart.
 */
export function clientAddressOf({ CLIENTIP = '', CLIENTIPV6 = '' }: WeChatContext): string | undefined {
  if (CLIENTIP !== '') return CLIENTIP;
  return CLIENTIPV6 === '' ? undefined : networkOf(CLIENTIPV6);
}

function networkOf(address: string): string {
  // An IPv4 address in IPv6 spelling.
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1);
  const [front = [], back] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const left = back === undefined ? [] : Array<string>(Math.max(0, GROUPS - front.length - back.length)).fill('0');
  const groups = [...front, ...left, ...(back ?? [])].slice(0, NETWORK_GROUPS);
  return `${groups.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
