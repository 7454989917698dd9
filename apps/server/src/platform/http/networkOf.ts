/**
 * What is counted as one sender: an IPv4 address, or the 64-bit network of an IPv6 address, since whoever has one of its
 * addresses has all 2^64.
 */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array.from({ length: 8 - groups.length - rest.length }, () => '0');
  return [...groups, ...gap, ...rest].slice(0, 4).join(':');
}
