export interface Answer {
  /** 200 to 299. */
  ok: boolean;
  body: unknown;
}

export interface Patience {
  patienceMs: number;
  signal?: AbortSignal;
}

/** Asks the app. Null when it did not answer in time or not in JSON: nobody knows then whether it heard. */
export type Ask = (path: string, body: unknown, patience: Patience) => Promise<Answer | null>;

/** How long a question may take before nobody waits for its answer any more. */
export const PATIENCE_MS = 10_000;

/** Ends after the time even where the fetch of a sandbox does not heed its signal. */
function within<Value>(work: Promise<Value>, patienceMs: number, onEnd: () => void): Promise<Value | null> {
  return new Promise((answer) => {
    const timer = setTimeout(() => {
      onEnd();
      answer(null);
    }, patienceMs);
    const settle = (value: Value | null) => {
      clearTimeout(timer);
      answer(value);
    };
    work.then(settle, () => settle(null));
  });
}

/** `token`: a session token is good for minutes only, so each question takes a fresh one. */
export function askerOf(appUrl: string, token: () => Promise<string>): Ask {
  return (path, body, { patienceMs, signal }) => {
    const control = new AbortController();
    signal?.addEventListener("abort", () => control.abort());
    const ask = async (): Promise<Answer> => {
      const response = await fetch(`${appUrl}${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${await token()}`, "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: control.signal,
      });
      const answer: unknown = await response.json();
      return { ok: response.ok, body: answer };
    };
    return within(ask(), patienceMs, () => control.abort());
  };
}
