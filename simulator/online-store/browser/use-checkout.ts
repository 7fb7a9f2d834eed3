import { useEffect, useRef, useState } from "preact/hooks";
import type { CheckoutView } from "#simulator/storefront/wire.ts";
import type { Answers } from "./frame-bridge.ts";
import type { ChangeResult } from "../frame/messages.ts";
import { keptOrder } from "./settings.ts";
import { messageOf, store } from "./store-api.ts";

export interface Checkout {
  view: CheckoutView | null;
  /** Why the last step was refused. */
  problem: string | null;
  isBusy: boolean;
  /** Does a step, and shows the checkout that it leads to. */
  step: (act: () => Promise<CheckoutView>) => Promise<CheckoutView | null>;
  addCode: (code: string) => Promise<ChangeResult>;
  removeCode: (code: string) => Promise<ChangeResult>;
  pay: () => Promise<void>;
  answers: Answers;
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Adds a code if it applies; one that does not is taken out again, as a checkout does, and its reason told. */
async function addedCode(
  before: CheckoutView,
  code: string,
  show: (view: CheckoutView) => void,
): Promise<ChangeResult> {
  const codes = before.discountCodes.map((each) => each.code).filter((each) => !isSame(each, code));
  const after = await store.codes([...codes, code]);
  const entered = after.discountCodes.find((each) => isSame(each.code, code));
  if (entered?.applicable === true) {
    show(after);
    return { type: "success" };
  }
  show(await store.codes(codes));
  return { type: "error", message: entered?.message ?? "Enter a valid discount code" };
}

/** What the extensions of a checkout may ask of it. */
function answersOf(
  checkout: Pick<Checkout, "addCode" | "removeCode">,
  show: (view: CheckoutView) => void,
): Answers {
  const attempt = async (act: () => Promise<CheckoutView>): Promise<ChangeResult> => {
    try {
      show(await act());
      return { type: "success" };
    } catch (error) {
      return { type: "error", message: messageOf(error) };
    }
  };
  return {
    discountCode: ({ type, code }) =>
      type === "addDiscountCode" ? checkout.addCode(code) : checkout.removeCode(code),
    attribute: (change) => {
      const value = change.type === "updateAttribute" ? change.value : "";
      return attempt(() => store.attributes([{ key: change.key, value }]));
    },
    giftCard: ({ type, code }) => attempt(() => store.giftCards(type === "addGiftCard" ? [code] : [])),
  };
}

/** The checkout of this tab, and what can be done with it. */
export function useCheckout(): Checkout {
  const [view, show] = useState<CheckoutView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const step: Checkout["step"] = async (act) => {
    setBusy(true);
    setProblem(null);
    // One after the other, so that an older answer never covers a newer one.
    const mine = turn.current.then(act);
    turn.current = mine.catch(() => undefined);
    try {
      const next = await mine;
      show(next);
      return next;
    } catch (error) {
      setProblem(messageOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => void step(store.checkout), []);
  const addCode = async (code: string): Promise<ChangeResult> =>
    addedCode(await store.checkout(), code, show).catch((error: unknown) => ({
      type: "error" as const,
      message: messageOf(error),
    }));
  const removeCode = async (code: string): Promise<ChangeResult> => {
    const { discountCodes } = await store.checkout();
    const left = discountCodes.map((each) => each.code).filter((each) => !isSame(each, code));
    show(await store.codes(left));
    return { type: "success" };
  };
  const pay = async (): Promise<void> => {
    const done = await step(store.complete);
    // What was refused may have changed the checkout: a code that somebody else has used.
    if (done === null) return store.checkout().then(show);
    keptOrder.write(JSON.stringify(done));
    location.assign("/thank-you");
  };
  const answers = answersOf({ addCode, removeCode }, show);
  return { view, problem, isBusy, step, addCode, removeCode, pay, answers };
}
