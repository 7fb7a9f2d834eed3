import type { SignalClass } from "./host-signal.ts";

/** What every surface adds to its API: how a bundle registers itself and hands over its signals. */
export interface Registration {
  extend: (target: string, run: (...args: unknown[]) => unknown) => void;
  reload: () => void;
  setSignals: (Signal: SignalClass) => void;
}

export interface RegisteredExtension {
  registration: Registration;
  /** Runs what the bundle registered for the target, as Shopify does once its script is loaded. */
  run: () => Promise<void>;
}

export function registeredExtension(
  target: string,
  setSignals: Registration["setSignals"],
): RegisteredExtension {
  const registered = new Map<string, (...args: unknown[]) => unknown>();
  return {
    registration: {
      extend: (name, run) => void registered.set(name, run),
      reload: () => {
        throw new Error("Not simulated: reload");
      },
      setSignals,
    },
    run: async () => {
      const run = registered.get(target);
      if (!run) throw new Error(`The bundle registered nothing for ${target}`);
      await run();
    },
  };
}
