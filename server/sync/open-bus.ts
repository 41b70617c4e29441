import { randomUUID } from "node:crypto";
import { ALONE, type Bus, createBus, DEAF } from "./bus.ts";

/** The bus that belongs to a database; without a Redis, others on it are seen by asking it. */
export async function openBus(
  { kind, deployment }: { kind: "sqlite" | "postgres"; deployment: string },
  redisUrl: string | null,
  onState: (isUp: boolean, error?: unknown) => void,
): Promise<Bus> {
  if (kind === "sqlite") return ALONE;
  if (redisUrl === null) return DEAF;
  // Whoever has no Redis doesn't wait for its library to be read.
  const { openRedisWire } = await import("./redis-wire.ts");
  const openWire = openRedisWire.bind(null, redisUrl, deployment);
  return createBus(randomUUID(), openWire, onState);
}
