// @vitest-environment happy-dom
import { waitFor } from "@testing-library/preact";
import { getExtension } from "@shopify/ui-extensions-tester";
import { createResult } from "@shopify/ui-extensions-tester/checkout";
import { afterEach, describe, expect, it } from "vitest";
import { checkoutView, openReward, orderView } from "#tests/factories/shopper-views.ts";

/** Shopify's own idea of what stands around an extension, beside the project's hosts. */
describe("purchase.checkout.block.render", () => {
  const extension = getExtension("purchase.checkout.block.render");
  afterEach(() => extension.tearDown());

  it("shows the balance and puts a code on the checkout", async () => {
    extension.setUp();
    // Shopify leaves out who buys where the app may not know; the tester then refuses even to be asked.
    Object.defineProperty(extension.shopify, "buyerIdentity", { value: undefined, configurable: true });
    const codes: unknown[] = [];
    extension.fetch = async (url) =>
      Response.json(
        new Request(url).url.endsWith("/view")
          ? checkoutView()
          : { ok: true, redemption: openReward(), points: 750, balance: "750 points" },
      );
    extension.shopify.applyDiscountCodeChange = async (change) => {
      codes.push(change);
      return createResult("applyDiscountCodeChange", { type: "success" });
    };
    await extension.render();
    await waitFor(() => expect(document.body.textContent).toContain("1,250 points"));
    document.body.querySelector("s-button")?.click();
    await waitFor(() => expect(codes).toEqual([{ type: "addDiscountCode", code: "POLAR-7" }]));
  });
});

describe("purchase.thank-you.block.render", () => {
  const extension = getExtension("purchase.thank-you.block.render");
  afterEach(() => extension.tearDown());

  it("shows what the order earned", async () => {
    extension.setUp();
    extension.fetch = async () => Response.json(orderView());
    await extension.render();
    await waitFor(() => expect(document.body.textContent).toContain("You earned 42 points"));
  });
});
