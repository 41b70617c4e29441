import { type IncomingHttpHeaders, request } from "node:http";
import { WebSocket } from "ws";

/** An answer with its bytes as they came. */
export type BareAnswer = {
  status: number;
  text: string;
  bytes: Buffer;
  headers: IncomingHttpHeaders;
};

/** A request exactly as given, which `fetch` would tidy up. */
export function bare(
  address: string,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
  body = "",
): Promise<BareAnswer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const bytes = Buffer.concat(parts);
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, text: bytes.toString(), bytes, headers });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

/** How the server answers a request for a live line; 101 is yes. */
export function upgradeStatus(
  address: string,
  id: string,
  headers: Record<string, string>,
): Promise<number> {
  const line = new WebSocket(`${address.replace("http", "ws")}/sync/${id}`, { headers });
  return new Promise((resolve) => {
    line.on("error", () => {});
    line.on("unexpected-response", (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    line.on("upgrade", (response) => {
      resolve(response.statusCode ?? 0);
      line.terminate();
    });
  });
}
