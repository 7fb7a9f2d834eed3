import type { CheckoutState } from "#simulator/hosts/checkout-state.ts";
import type { Calls, Network, Start, Surface, ToFrame, ToPage } from "../frame/messages.ts";
import { keptByExtension, keptIdentity, keptNetwork, settings, storeSession } from "./settings.ts";
import { sessionToken } from "./store-api.ts";
import { showToast } from "./toast.ts";

/** What the page does when an extension asks. */
export type Answers = {
  [Name in Exclude<keyof Calls, "sessionToken" | "toast">]?: (
    input: Calls[Name]["input"],
  ) => Promise<Calls[Name]["answer"]>;
};

const isToPage = (value: unknown): value is ToPage =>
  typeof value === "object" && value !== null && "type" in value;

const isEntries = (value: unknown): value is [string, string][] => Array.isArray(value);

const networks: readonly Network[] = ["normal", "slow", "stuck", "down"];

export const chosenNetwork = (): Network => networks.find((each) => each === keptNetwork.read()) ?? "normal";

/** False where somebody tries what happens when the checkout does not say who is there. */
export const isIdentityKnown = (): boolean => keptIdentity.read() !== "unknown";

function storedBy(handle: string): [string, string][] {
  const read: unknown = JSON.parse(keptByExtension(handle).read() ?? "[]");
  return isEntries(read) ? read : [];
}

/** A token without a person comes from a session that nobody is logged in to. */
function tokenFor(surface: Surface): Promise<string> {
  if (surface.target.startsWith("customer-account.")) return sessionToken("account");
  return sessionToken(
    "checkout",
    isIdentityKnown() ? undefined : `nobody-${storeSession.read() ?? ""}`.slice(0, 64),
  );
}

export interface Bridge {
  update: (state: CheckoutState) => void;
  close: () => void;
}

interface Connection {
  frame: HTMLIFrameElement;
  extension: { handle: string; script: string };
  surface: Surface;
  answers: () => Answers;
  onProblem: (message: string) => void;
}

async function answer(
  { surface, answers }: Connection,
  call: Extract<ToPage, { type: "call" }>,
): Promise<unknown> {
  if (call.name === "sessionToken") return tokenFor(surface);
  if (call.name === "toast") {
    showToast(String(call.input));
    return null;
  }
  const handle = answers()[call.name];
  if (handle === undefined) throw new Error(`Not simulated: ${call.name} on this page`);
  const answered: unknown = await Reflect.apply(handle, undefined, [call.input]);
  return answered;
}

/** `extension://handle` is the full page of an extension in the account. */
const isFullPage = (handle: string): boolean =>
  settings.extensions.some(
    (each) => each.handle === handle && each.targets.includes("customer-account.page.render"),
  );

/** Links of an extension name the shop's public address; here it is this store. */
function follow(href: string): void {
  const { domain } = settings.shop;
  const url = new URL(href, location.href);
  if (isFullPage(href.replace(/^extension:\/*/, ""))) return location.assign("/account/loyalty");
  location.assign(url.hostname === domain ? url.pathname + url.search + url.hash : url.href);
}

/** Speaks with the extension in the frame until it is closed. */
export function openBridge(connection: Connection): Bridge {
  const { frame, extension, surface } = connection;
  const send = (message: ToFrame): void => frame.contentWindow?.postMessage(message, "*");
  const start = (): Start => ({
    surface,
    script: new URL(extension.script, location.href).href,
    app: settings.app,
    network: chosenNetwork(),
    stored: storedBy(extension.handle),
  });
  const reply = async (call: Extract<ToPage, { type: "call" }>): Promise<void> => {
    try {
      send({ type: "answer", id: call.id, answer: await answer(connection, call) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      send({ type: "refusal", id: call.id, message });
    }
  };
  let state: CheckoutState | null = null;
  const listen = ({ source, data }: MessageEvent<unknown>): void => {
    if (source !== frame.contentWindow || !isToPage(data)) return;
    if (data.type === "ready") {
      send({ type: "start", start: start() });
      if (state !== null) send({ type: "state", state });
    }
    if (data.type === "height") frame.style.height = `${Math.ceil(data.pixels)}px`;
    if (data.type === "call") void reply(data);
    if (data.type === "navigate") follow(data.href);
    if (data.type === "stored") keptByExtension(extension.handle).write(JSON.stringify(data.entries));
    if (data.type === "problem") connection.onProblem(data.message);
  };
  window.addEventListener("message", listen);
  return {
    update: (next) => {
      state = next;
      send({ type: "state", state });
    },
    close: () => window.removeEventListener("message", listen),
  };
}
