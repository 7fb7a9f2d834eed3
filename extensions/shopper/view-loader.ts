import { signal, type ReadonlySignal } from "@preact/signals";
import { ASKED_MS, UNASKED_MS, type Patience } from "./ask-app.ts";

export type Shown<View> =
  | { phase: "waiting" }
  /** `fresh` is false while what is shown is from before the last question, which got no answer. */
  | { phase: "shown"; view: View; fresh: boolean }
  | { phase: "unavailable" };

export interface ViewLoader<View> {
  shown: ReadonlySignal<Shown<View>>;
  /** Asks for the view. Of several questions the last one counts. */
  load: () => Promise<void>;
  /** The same, because somebody pressed a button: with more patience. */
  retry: () => Promise<void>;
}

export function viewLoader<View>(ask: (patience: Patience) => Promise<View | null>): ViewLoader<View> {
  const shown = signal<Shown<View>>({ phase: "waiting" });
  let newest = new AbortController();

  async function load(patienceMs: number): Promise<void> {
    newest.abort();
    const mine = new AbortController();
    newest = mine;
    if (shown.value.phase === "unavailable") shown.value = { phase: "waiting" };
    const view = await ask({ patienceMs, signal: mine.signal });
    if (mine !== newest) return;
    const before = shown.value;
    if (view) shown.value = { phase: "shown", view, fresh: true };
    else if (before.phase === "shown") shown.value = { ...before, fresh: false };
    else shown.value = { phase: "unavailable" };
  }

  return { shown, load: () => load(UNASKED_MS), retry: () => load(ASKED_MS) };
}
