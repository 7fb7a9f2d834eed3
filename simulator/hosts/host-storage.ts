import type { Storage } from "@shopify/ui-extensions/checkout";

/** Keeps JSON, as Shopify does: what cannot be written as JSON does not come back. */
export function hostStorage(kept: Map<string, string> = new Map()): Storage {
  async function read<Value = unknown>(key: string): Promise<Value | null>;
  async function read(key: string): Promise<unknown> {
    const text = kept.get(key);
    const value: unknown = text === undefined ? null : JSON.parse(text);
    return value;
  }
  return {
    read,
    write: async (key, value) => void kept.set(key, JSON.stringify(value)),
    delete: async (key) => void kept.delete(key),
  };
}
