import { connect } from "node:tls";
import { bad, type Finding, good, look } from "./finding.ts";

/** Nobody waits longer for an address that does not answer. */
const PATIENCE_MS = 5000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Asks for the server at the address that people use, through the proxy, as they do. */
export async function checkAddress(address: string, now: Date): Promise<Finding> {
  const url = new URL("/api/health", address);
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: "error",
    });
    if (!answer.ok)
      return bad(
        "address",
        `${address} answers with ${answer.status}, and not as this server does.`,
      );
    if (url.protocol !== "https:") return good("address", `${address} answers.`);
    if (!answer.headers.has("strict-transport-security"))
      return look(
        "address",
        `${address} does not tell browsers to stay with https://. Let the proxy send X-Forwarded-Proto, and name it in TRUST_PROXY.`,
      );
  } catch {
    return look("address", `${address} can't be reached from this machine.`);
  }
  const days = Math.floor(((await endOfCertificate(url)) - now.getTime()) / DAY_MS);
  return days < 14
    ? bad("address", `The certificate of ${address} ends in ${days} days.`)
    : good("address", `${address} answers over TLS, and its certificate is good for ${days} days.`);
}

function endOfCertificate({ hostname, port }: URL): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(
      { host: hostname, port: Number(port || 443), servername: hostname },
      () => {
        const { valid_to } = socket.getPeerCertificate();
        socket.destroy();
        resolve(Date.parse(valid_to));
      },
    );
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on("error", () => resolve(0));
    socket.on("close", () => resolve(0));
  });
}
