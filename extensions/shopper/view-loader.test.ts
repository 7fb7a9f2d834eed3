import { describe, expect, it } from "vitest";
import { viewLoader } from "./view-loader.ts";

describe("a view", () => {
  it("is that of the last question, whichever answer comes first", async () => {
    const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    let asked = 0;
    const loader = viewLoader(async () => answers[asked++]?.promise ?? null);
    const first = loader.load();
    const second = loader.load();
    answers[1]?.resolve("new cart");
    await second;
    answers[0]?.resolve("old cart");
    await first;
    expect(loader.shown.value).toEqual({ phase: "shown", view: "new cart", fresh: true });
  });

  it("tells the question before that nobody waits for it", async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const loader = viewLoader<string>(async ({ signal }) => {
      signals.push(signal);
      return "view";
    });
    await Promise.all([loader.load(), loader.load()]);
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, false]);
  });

  it("is unavailable without an answer, and waited for again when somebody asks", async () => {
    let answer: string | null = null;
    const patience: number[] = [];
    const loader = viewLoader(async ({ patienceMs }) => {
      patience.push(patienceMs);
      return answer;
    });
    await loader.load();
    expect(loader.shown.value).toEqual({ phase: "unavailable" });
    answer = "view";
    const retry = loader.retry();
    expect(loader.shown.value).toEqual({ phase: "waiting" });
    await retry;
    expect(loader.shown.value).toEqual({ phase: "shown", view: "view", fresh: true });
    expect(patience).toEqual([2_000, 10_000]);
  });

  it("stays, as one from before, when the next question gets no answer", async () => {
    let answer: string | null = "view";
    const loader = viewLoader(async () => answer);
    await loader.load();
    answer = null;
    await loader.load();
    expect(loader.shown.value).toEqual({ phase: "shown", view: "view", fresh: false });
  });
});
