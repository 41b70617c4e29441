import type { Watched } from "./thread-time.ts";

/** What is counted, and how its prototype is found in the page; `YDoc` is put there by the bench. */
const KINDS = {
  documents: "YDoc.prototype",
  "plan pages": 'customElements.get("ow-plan-page").prototype',
  fields: 'customElements.get("ow-text-field").prototype',
  "web sockets": "WebSocket.prototype",
  channels: "BroadcastChannel.prototype",
  observers: "IntersectionObserver.prototype",
};

/** Counts what is alive in a page after everything that is no longer needed has been cleared away. */
export async function countLive(thread: Watched): Promise<Record<string, number>> {
  const heap = await thread.heap();
  const { JSEventListeners: listeners = 0, Nodes: nodes = 0 } = await thread.metrics();
  const found: Record<string, number> = { "heap in KB": heap / 1024, listeners, nodes };
  for (const [kind, prototype] of Object.entries(KINDS))
    found[kind] = await liveObjects(thread, prototype);
  return found;
}

async function liveObjects({ cdp }: Watched, expression: string): Promise<number> {
  const objectGroup = "live";
  const { result } = await cdp.send("Runtime.evaluate", { expression, objectGroup });
  const prototypeObjectId = result.objectId ?? "";
  const { objects } = await cdp.send("Runtime.queryObjects", { prototypeObjectId, objectGroup });
  const length = await cdp.send("Runtime.callFunctionOn", {
    objectId: objects.objectId ?? "",
    functionDeclaration: "function () { return this.length; }",
    returnByValue: true,
  });
  await cdp.send("Runtime.releaseObjectGroup", { objectGroup });
  return Number(length.result.value);
}
