import type { CallName, Calls, ToFrame, ToPage } from "./messages.ts";

/** The frame has no origin of its own, so neither side can name the other's: each speaks to its one window only. */
export const post = (message: ToPage): void => window.parent.postMessage(message, "*");

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let lastId = 0;

const isToFrame = (value: unknown): value is ToFrame =>
  typeof value === "object" && value !== null && "type" in value;

/** Asks the page, and resolves with its answer. @throws Error with the page's reason */
export async function ask<Name extends CallName>(
  name: Name,
  input: Calls[Name]["input"],
  read: (answer: unknown) => Calls[Name]["answer"],
): Promise<Calls[Name]["answer"]> {
  const id = (lastId += 1);
  const answer = await new Promise<unknown>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    post({ type: "call", id, name, input });
  });
  return read(answer);
}

function settle(message: Extract<ToFrame, { id: number }>): void {
  const call = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.type === "answer") call?.resolve(message.answer);
  else call?.reject(new Error(message.message));
}

/** Hands on what the page says: the start, and later every new state. */
export function listen(handle: (message: Exclude<ToFrame, { id: number }>) => void): void {
  window.addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || !isToFrame(data)) return;
    if (data.type === "answer" || data.type === "refusal") settle(data);
    else handle(data);
  });
}
