import type { Answer, Ask } from "../../extensions/shopper/ask-app.ts";

type Reply = (body: Record<string, unknown>) => Answer | null | Promise<Answer | null>;

export const yes = (body: unknown): Answer => ({ ok: true, body });
export const no = (body: unknown): Answer => ({ ok: false, body });

/** An app that answers each path as the test says, and remembers what it was asked. */
export function answeringApp(replies: Record<string, Reply>) {
  const asked: { path: string; body: Record<string, unknown> }[] = [];
  const ask: Ask = async (path, body) => {
    const question = Object.fromEntries(Object.entries(body ?? {}));
    asked.push({ path, body: question });
    return (await replies[path]?.(question)) ?? null;
  };
  return {
    ask,
    asked,
    replies,
    bodies: (path: string) => asked.filter((one) => one.path === path).map((one) => one.body),
  };
}
