/**
 * The organisation's own Word template that copies are made in; null where there is none. Without a
 * network it is the one that this device has kept. Rejects with a plain sentence.
 */
export async function fetchWordTemplate(): Promise<Uint8Array | null> {
  const answer = await fetch("/api/word-template").catch(() => null);
  if (answer?.status === 204 || answer?.status === 404) return null;
  if (!answer?.ok)
    throw new Error(
      "Your organisation's Word template can't be had now. Try again when the server is back.",
    );
  return new Uint8Array(await answer.arrayBuffer());
}
