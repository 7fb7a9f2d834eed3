import { signal, type ReadonlySignal } from "@preact/signals";

export interface Notice {
  tone: "success" | "critical";
  text: string;
}

export interface Errands {
  /** What is being done, by a name of the surface's own ("reward 5"); null when nothing is. */
  busy: ReadonlySignal<string | null>;
  notice: ReadonlySignal<Notice | null>;
  /** Does one thing; a press while another is being done does nothing. What it returns is shown. */
  run: (name: string, errand: () => Promise<Notice | null>) => Promise<void>;
}

export function errands(): Errands {
  const busy = signal<string | null>(null);
  const notice = signal<Notice | null>(null);
  return {
    busy,
    notice,
    async run(name, errand) {
      if (busy.value !== null) return;
      busy.value = name;
      notice.value = null;
      try {
        notice.value = await errand();
      } finally {
        busy.value = null;
      }
    },
  };
}

export const sorry = (text: string): Notice => ({ tone: "critical", text });
