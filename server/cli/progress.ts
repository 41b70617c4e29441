import type { WriteStream } from "node:tty";

/** How far something has come; `total` is null where nobody knows. */
type Step = { what: string; done: number; total: number | null };

/** Shows how far long work has come; `end` is called when there is no more to show. */
export type Progress = { show: (step: Step) => void; end: () => void };

const REDRAW_MS = 100;

/** A line in a terminal is written over so often; into a file go few lines. */
const LINES_PER_STEP = 4;

/** Begins to show progress: one line that changes in a terminal, else a line now and then. */
export function startProgress(to: Pick<WriteStream, "write"> & { isTTY?: boolean }): Progress {
  return to.isTTY ? inOneLine(to) : inLines(to);
}

function inOneLine(to: Pick<WriteStream, "write">): Progress {
  let shownAt = -Infinity;
  let what = "";
  return {
    show(step) {
      const isNew = step.what !== what || step.done === step.total;
      if (!isNew && performance.now() - shownAt < REDRAW_MS) return;
      shownAt = performance.now();
      if (what && step.what !== what) to.write("\n");
      what = step.what;
      // Back to the start of the line, and away with what was there.
      to.write(`\r\u001b[2K${inWords(step)}`);
    },
    end() {
      if (what) to.write("\n");
    },
  };
}

function inLines(to: Pick<WriteStream, "write">): Progress {
  let last = "";
  return {
    show(step) {
      const part = step.total
        ? Math.floor((step.done * LINES_PER_STEP) / step.total)
        : LINES_PER_STEP;
      const mark = `${step.what} ${part}`;
      if (mark === last) return;
      last = mark;
      to.write(`${inWords(step)}\n`);
    },
    end() {},
  };
}

function inWords({ what, done, total }: Step): string {
  return total === null ? `${what}: ${done}` : `${what}: ${done} of ${total}`;
}
