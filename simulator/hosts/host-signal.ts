/** The `Signal` class of a bundle, as `@shopify/ui-extensions/preact` hands it to the host. */
export type SignalClass = new <Value>(value: Value) => { value: Value };

/** Reading is what subscribes. */
function touch(signal: { value: unknown }): unknown {
  return signal.value;
}

/**
 * A value that the host owns and an extension watches: the checkout's and the account's `SubscribableSignalLike`.
 * Every bundle brings its own copy of `@preact/signals`. The host keeps one mirror for each copy and touches all of
 * them when it is read: the copy that is rendering subscribes, the others ignore it.
 */
export class HostSignal<Value> {
  #value: Value;
  readonly #mirrors = new Map<SignalClass, { value: Value }>();
  readonly #listeners = new Set<(value: Value) => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  mirror(Signal: SignalClass): void {
    if (!this.#mirrors.has(Signal)) this.#mirrors.set(Signal, new Signal(this.#value));
  }

  get value(): Value {
    for (const mirror of this.#mirrors.values()) touch(mirror);
    return this.#value;
  }

  set value(value: Value) {
    this.#value = value;
    for (const mirror of this.#mirrors.values()) mirror.value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }

  /** The older name of `value`. */
  get current(): Value {
    return this.value;
  }

  subscribe(listener: (value: Value) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async destroy(): Promise<void> {
    this.#listeners.clear();
  }
}

interface Mirrored {
  mirror: (Signal: SignalClass) => void;
}

export interface SignalRegistry {
  signal: <Value>(value: Value) => HostSignal<Value>;
  /** What `shopify.setSignals` is. */
  setSignals: (Signal: SignalClass) => void;
}

export function signalRegistry(): SignalRegistry {
  const signals = new Set<Mirrored>();
  const classes = new Set<SignalClass>();
  return {
    signal(value) {
      const signal = new HostSignal(value);
      for (const Signal of classes) signal.mirror(Signal);
      signals.add(signal);
      return signal;
    },
    setSignals(Signal) {
      classes.add(Signal);
      for (const signal of signals) signal.mirror(Signal);
    },
  };
}
