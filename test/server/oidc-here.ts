import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { Provider } from "oidc-provider";

/** What our server and the provider know of each other. */
export const CLIENT_SECRET = "a secret between the two of them";

/** A real provider of OpenID Connect, at which everybody may sign in under any name. */
export async function startProvider(t: TestContext) {
  let handle: ReturnType<Provider["callback"]> | null = null;
  const server = createServer((request, response) => handle?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const groups = new Map<string, string[]>();
  const claimsOf = (sub: string) => ({
    sub,
    name: `Somebody called ${sub}`,
    email: `${sub}@oak.example`,
    email_verified: true,
    groups: groups.get(sub) ?? [],
  });
  return {
    issuer,
    groups,
    /** Lets an app send people here. */
    serve(address: string) {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: "ownwords",
            client_secret: CLIENT_SECRET,
            redirect_uris: [`${address}/api/auth/callback/oidc`],
            token_endpoint_auth_method: "client_secret_post",
          },
        ],
        claims: {
          openid: ["sub"],
          email: ["email", "email_verified"],
          profile: ["name", "groups"],
        },
        cookies: { keys: ["one key for this test"] },
        pkce: { required: () => true },
        findAccount: (_: unknown, sub: string) => ({
          accountId: sub,
          claims: async () => claimsOf(sub),
        }),
      });
      handle = provider.callback();
    },
  };
}
