import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
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
    const loader = viewLoader(async () => answer);
    await loader.load();
    expect(loader.shown.value).toEqual({ phase: "unavailable" });
    answer = "view";
    const retry = loader.retry();
    expect(loader.shown.value).toEqual({ phase: "waiting" });
    await retry;
    expect(loader.shown.value).toEqual({ phase: "shown", view: "view", fresh: true });
  });

  describe("that takes long", () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it("is called unavailable after two seconds, and shown when it comes after all", async () => {
      const { promise, resolve } = Promise.withResolvers<string>();
      const loader = viewLoader(() => promise);
      const loaded = loader.load();
      await vi.advanceTimersByTimeAsync(1_999);
      expect(loader.shown.value).toEqual({ phase: "waiting" });
      await vi.advanceTimersByTimeAsync(1);
      expect(loader.shown.value).toEqual({ phase: "unavailable" });
      resolve("view");
      await loaded;
      expect(loader.shown.value).toEqual({ phase: "shown", view: "view", fresh: true });
    });

    it("is waited for when somebody asked for it", async () => {
      const { promise, resolve } = Promise.withResolvers<string>();
      const loader = viewLoader(() => promise);
      const retried = loader.retry();
      await vi.advanceTimersByTimeAsync(9_000);
      expect(loader.shown.value).toEqual({ phase: "waiting" });
      resolve("view");
      await retried;
      expect(loader.shown.value).toEqual({ phase: "shown", view: "view", fresh: true });
    });
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
