import * as z from "zod/mini";
import { ApiProblem, ask } from "./api-client.ts";

const CreationOptions = z.custom<PublicKeyCredentialCreationOptionsJSON>();
const RequestOptions = z.custom<PublicKeyCredentialRequestOptionsJSON>();

/** Why this browser can't use passkeys at this address, as a sentence; null where it can. */
export function passkeysProblem(): string | null {
  const isNumber = /^[\d.]+$|^\[/.test(location.hostname);
  if (isNumber && isLoopback(location.hostname))
    return `Passkeys need a name in the address. At this computer, open http://localhost:${location.port} instead.`;
  if (isNumber) return "Passkeys need an address with a name, like plans.example.org.";
  if (!isSecureContext) return "Passkeys need an address that begins with https.";
  const isKnown =
    "PublicKeyCredential" in window && "parseCreationOptionsFromJSON" in PublicKeyCredential;
  return isKnown ? null : "This browser is too old for passkeys.";
}

/** Makes a passkey on this device; rejects with an `ApiProblem`, also where the person thinks better of it. */
export async function addPasskey(name: string): Promise<void> {
  const options = await ask(CreationOptions, "GET", "/api/auth/passkey/generate-register-options");
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const made = await navigator.credentials.create({ publicKey }).catch(toProblem);
  await answer("verify-registration", made, { name });
}

/** Signs in with a passkey; rejects with an `ApiProblem`. */
export async function signInWithPasskey(): Promise<void> {
  const options = await ask(
    RequestOptions,
    "GET",
    "/api/auth/passkey/generate-authenticate-options",
  );
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const found = await navigator.credentials.get({ publicKey }).catch(toProblem);
  await answer("verify-authentication", found, {});
}

async function answer(path: string, credential: Credential | null, more: object): Promise<void> {
  if (!(credential instanceof PublicKeyCredential)) throw new ApiProblem(NOT_DONE);
  const response = credential.toJSON();
  await ask(z.unknown(), "POST", `/api/auth/passkey/${path}`, { response, ...more });
}

function toProblem(): never {
  throw new ApiProblem(NOT_DONE);
}

function isLoopback(name: string): boolean {
  return name.startsWith("127.") || name === "[::1]";
}

const NOT_DONE = "No passkey was used. Try again, or go on another way.";
