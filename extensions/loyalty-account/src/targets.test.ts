// @vitest-environment happy-dom
import { waitFor } from "@testing-library/preact";
import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, describe, expect, it } from "vitest";
import { accountView, orderView } from "#tests/factories/shopper-views.ts";

describe("customer-account.page.render", () => {
  const extension = getExtension("customer-account.page.render");
  afterEach(() => extension.tearDown());

  it("shows the balance, the rewards and the history", async () => {
    extension.setUp();
    extension.fetch = async () => Response.json(accountView());
    await extension.render();
    await waitFor(() => expect(document.body.textContent).toContain("1,250 points"));
    expect(document.body.textContent).toContain("€5 off");
    expect(document.body.textContent).toContain("Order #1042");
  });
});

describe("customer-account.profile.block.render", () => {
  const extension = getExtension("customer-account.profile.block.render");
  afterEach(() => extension.tearDown());

  it("shows the balance", async () => {
    extension.setUp();
    extension.fetch = async () => Response.json(accountView());
    await extension.render();
    await waitFor(() => expect(document.body.textContent).toContain("1,250 points"));
  });
});

describe("customer-account.order-status.block.render", () => {
  const extension = getExtension("customer-account.order-status.block.render");
  afterEach(() => extension.tearDown());

  it("shows what the order earned to somebody who is logged in", async () => {
    extension.setUp();
    extension.shopify.order.value = { id: "gid://shopify/Order/1042", name: "#1042" };
    extension.shopify.authenticationState.value = "fully_authenticated";
    extension.fetch = async () => Response.json(orderView());
    await extension.render();
    await waitFor(() => expect(document.body.textContent).toContain("You earned 42 points"));
  });

  it("asks nothing for somebody who opened the page by its link alone", async () => {
    extension.setUp();
    let asked = 0;
    extension.shopify.order.value = { id: "gid://shopify/Order/1042", name: "#1042" };
    extension.shopify.authenticationState.value = "pre_authenticated";
    extension.fetch = async () => {
      asked += 1;
      return Response.json(orderView());
    };
    await extension.render();
    expect(asked).toBe(0);
    expect(document.body.textContent).toBe("");
  });
});
