import assert from "node:assert/strict";
import { it } from "node:test";
import { threadsOf } from "#src/plan/threads.ts";

it("puts answers under what they answer, and loses none whose beginning is gone", () => {
  const of = (id: string, thread = "") => ({ id, thread });
  const [a, b, toA, toNobody, toAnswer] = [
    of("a"),
    of("b"),
    of("c", "a"),
    of("d", "gone"),
    of("e", "c"),
  ];
  assert.deepEqual(threadsOf([a, toA, b, toNobody, toAnswer]), [
    { begins: a, answers: [toA] },
    { begins: b, answers: [] },
    { begins: toNobody, answers: [] },
    { begins: toAnswer, answers: [] },
  ]);
});
