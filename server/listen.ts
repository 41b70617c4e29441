import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Config, StartError } from "./config.ts";

/** Listens where the settings say; answers the port. Throws a `StartError` where it can't. */
export function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(sentenceFor(error, port, host)));
    server.listen(port, host, () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function sentenceFor(error: Error, port: number, host: string): Error {
  const code = "code" in error ? error.code : "";
  if (code === "EADDRINUSE")
    return new StartError(`Port ${port} is in use by another program. Set PORT to another number.`);
  if (code === "EACCES")
    return new StartError(
      `Port ${port} may not be used by this person. Set PORT to another number.`,
    );
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new StartError(`HOST is "${host}", which is no address of this machine.`);
  return error;
}

/** How an address is written in a link; one that stands for all is shown as this machine. */
export function hostOf(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
