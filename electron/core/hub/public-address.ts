/** Which addresses are those of public hosts. What a card names must never lead into this computer or its network. */
import ipaddr from "ipaddr.js";

/**
 * Whether an IP address, as DNS or a URL has it, is a host's on the public internet. Everything with a special meaning is not:
 * private, loopback, link-local, shared (CGNAT), multicast, reserved, and IPv6 that wraps an IPv4 address.
 */
export function isPublicAddress(text: string): boolean {
  const address = text.replace(/^\[(.*)\]$/, "$1");
  if (address.includes("%") || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  // Only 2000::/3 is given out to hosts.
  return !(parsed instanceof ipaddr.IPv6) || ((parsed.parts[0] ?? 0) & 0xe000) === 0x2000;
}
