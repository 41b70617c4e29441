/**
 * A reporter for Node's test runner: how each test ended, one JSON `Ending` a line.
 * @param {AsyncIterable<import("node:test/reporters").TestEvent>} events
 */
export default async function* tellEndings(events) {
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details.type === "suite") continue;
    // Tests that were left out count as failed.
    const isGood = type === "test:pass" && data.skip === undefined && data.todo === undefined;
    const { file = data.name, name, nesting } = data;
    yield `${JSON.stringify({ file, name, isWhole: nesting === 0, isGood })}\n`;
  }
}
