import { signal, type ReadonlySignal } from "@preact/signals";
import { PATIENCE_MS, type Patience } from "./ask-app.ts";

export type Shown<View> =
  | { phase: "waiting" }
  /** `fresh` is false while what is shown is from before the last question, which got no answer. */
  | { phase: "shown"; view: View; fresh: boolean }
  | { phase: "unavailable" };

export interface ViewLoader<View> {
  shown: ReadonlySignal<Shown<View>>;
  /** Asks for the view. Of several questions the last one counts. */
  load: () => Promise<void>;
  /** The same, because somebody pressed a button: it waits as long as the question may take. */
  retry: () => Promise<void>;
}

/** After this long a surface stops looking as if the answer were about to come; an answer that comes later is shown. */
const QUIET_AFTER_MS = 2_000;

export function viewLoader<View>(ask: (patience: Patience) => Promise<View | null>): ViewLoader<View> {
  const shown = signal<Shown<View>>({ phase: "waiting" });
  let newest = new AbortController();

  function goOnWithout(): void {
    const before = shown.value;
    shown.value = before.phase === "shown" ? { ...before, fresh: false } : { phase: "unavailable" };
  }

  async function load(quietAfterMs: number): Promise<void> {
    newest.abort();
    const mine = new AbortController();
    newest = mine;
    if (shown.value.phase === "unavailable") shown.value = { phase: "waiting" };
    const quiet = setTimeout(goOnWithout, quietAfterMs);
    mine.signal.addEventListener("abort", () => clearTimeout(quiet));
    const view = await ask({ patienceMs: PATIENCE_MS, signal: mine.signal });
    clearTimeout(quiet);
    if (mine !== newest) return;
    if (view) shown.value = { phase: "shown", view, fresh: true };
    else goOnWithout();
  }

  return { shown, load: () => load(QUIET_AFTER_MS), retry: () => load(PATIENCE_MS) };
}
