import { BlockList, isIP } from "node:net";
import type { IncomingHttpHeaders } from "node:http";

/** Who asks, as the network tells it. */
export type Client = {
  /** The address, an IPv6 one without what a household changes as it likes; empty when it is gone. */
  address: string;
  /** Whether the browser came over TLS, to a proxy that we trust to say so. */
  isSecure: boolean;
  /** Whether it came through a proxy whose word we don't take. */
  isThroughStranger: boolean;
};

/** Tells who asks from the address of the socket's other end and the request's headers. */
export type ClientOf = (peer: string | undefined, headers: IncomingHttpHeaders) => Client;

/**
 * Takes a proxy's word for whom it speaks only where it is one of `trusted`: addresses and networks,
 * `"10.0.0.0/8"`. Whatever a browser writes into the headers itself stands to the left of that.
 */
export function createClientOf(trusted: readonly string[]): ClientOf {
  const proxies = new BlockList();
  for (const it of trusted) {
    const [address = "", bits] = it.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

  return (peer, headers) => {
    const own = bare(peer ?? "");
    const forwarded = String(headers["x-forwarded-for"] ?? "");
    if (!isTrusted(own))
      return { address: network(own), isSecure: false, isThroughStranger: forwarded !== "" };
    const chain = forwarded
      .split(",")
      .map((it) => bare(it.trim()))
      .filter(Boolean);
    // From the right: each proxy writes down whom it was asked by.
    const asker = chain.findLast((it) => !isTrusted(it)) ?? own;
    return {
      address: network(isIP(asker) ? asker : own),
      isSecure: String(headers["x-forwarded-proto"] ?? "").toLowerCase() === "https",
      isThroughStranger: false,
    };
  };
}

/** Whether a text names a proxy or a network of them. */
export function isProxyName(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return most > 0 && !more.length && (bits === undefined || (/^\d+$/.test(bits) && +bits <= most));
}

/** IPv4 as it is, though it came over a socket for both. */
function bare(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** One household or phone has a whole /64 of addresses, and would count anew with each. */
function network(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const front = head ? head.split(":") : [];
  const back = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => "0"), ...back];
  return groups
    .slice(0, 4)
    .map((it) => Number.parseInt(it, 16).toString(16))
    .join(":");
}
