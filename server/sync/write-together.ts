import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";

/** The first byte of a message of a web socket: all of it, binary. */
const WHOLE_BINARY = 0x82;

/** More than this is cheaper to hand over in parts than to copy. */
const MOST_COPIED_BYTES = 16 * 1024;

/** More than this is not held back, so that it is soon known of a line that it takes nothing. */
const MOST_WAITING_BYTES = 1024 * 1024;

/**
 * Writes frames to lines. A write costs more than all else that a change takes, so what comes for
 * one line in one turn leaves in one, and each frame is made a message once, however many lines it
 * goes to. Nothing goes to a line that was closed meanwhile; `onWritten` hears of bytes that left.
 */
export function createWriter(onWritten: (bytes: number) => void) {
  const streamOf = new WeakMap<WebSocket, Duplex>();
  const waiting = new Map<WebSocket, Buffer[]>();
  let waitingBytes = 0;
  let last: { frame: Uint8Array; message: Buffer[] } | null = null;

  return {
    /** Says what a line's bytes go through. */
    open: (line: WebSocket, stream: Duplex) => void streamOf.set(line, stream),
    write,
    flush,
  };

  function write(line: WebSocket, frame: Uint8Array): void {
    if (last?.frame !== frame) last = { frame, message: messageOf(frame) };
    // When all is done that follows from what happened, and before anything else happens.
    if (!waiting.size) process.nextTick(flush);
    const parts = waiting.get(line);
    if (parts) parts.push(...last.message);
    else waiting.set(line, [...last.message]);
    waitingBytes += frame.byteLength;
    if (waitingBytes > MOST_WAITING_BYTES) flush();
  }

  /** Writes what is waiting, before a line is closed. */
  function flush(): void {
    let bytes = 0;
    const joined = createJoiner();
    for (const [line, parts] of waiting) {
      const stream = streamOf.get(line);
      if (!stream || line.readyState !== line.OPEN) continue;
      writeAll(stream, joined(parts));
      bytes += sizeOf(parts);
    }
    waiting.clear();
    waitingBytes = 0;
    last = null;
    if (bytes > 0) onWritten(bytes);
  }
}

function writeAll(stream: Duplex, parts: readonly Buffer[]) {
  if (parts.length > 1) stream.cork();
  for (const it of parts) stream.write(it);
  if (parts.length > 1) stream.uncork();
}

/** Makes one piece of several small ones; mostly the next line gets the same as the one before it. */
function createJoiner() {
  let last: { parts: readonly Buffer[]; joined: readonly Buffer[] } | null = null;
  return (parts: readonly Buffer[]): readonly Buffer[] => {
    if (parts.length === 1) return parts;
    const known = last?.parts;
    if (known?.length === parts.length && known.every((it, at) => it === parts[at]))
      return last?.joined ?? parts;
    const isSmall = sizeOf(parts) <= MOST_COPIED_BYTES;
    last = { parts, joined: isSmall ? [Buffer.concat(parts)] : parts };
    return last.joined;
  };
}

function sizeOf(parts: readonly Buffer[]): number {
  let bytes = 0;
  for (const it of parts) bytes += it.byteLength;
  return bytes;
}

/** The parts of a web socket's message, which a server does not mask. */
function messageOf(frame: Uint8Array): Buffer[] {
  const size = frame.byteLength;
  const bytes = Buffer.from(frame.buffer, frame.byteOffset, size);
  if (size < 126) return [Buffer.concat([Buffer.of(WHOLE_BINARY, size), bytes])];
  const head = Buffer.alloc(size < 65_536 ? 4 : 10);
  head[0] = WHOLE_BINARY;
  head[1] = size < 65_536 ? 126 : 127;
  if (size < 65_536) head.writeUInt16BE(size, 2);
  else head.writeBigUInt64BE(BigInt(size), 2);
  return size > MOST_COPIED_BYTES ? [head, bytes] : [Buffer.concat([head, bytes])];
}
