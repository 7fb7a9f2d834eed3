// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { defineElements } from "./index.ts";

beforeAll(defineElements);
afterEach(() => void (document.body.innerHTML = ""));

function show(html: string): ShadowRoot {
  document.body.innerHTML = html;
  const root = document.body.firstElementChild?.shadowRoot;
  if (!root) throw new Error("the element has no shadow root");
  return root;
}

describe("the s-* elements", () => {
  it("may be defined twice", () => {
    expect(defineElements).not.toThrow();
  });

  it("keep a property as an attribute, and take it away again", () => {
    show(`<s-button></s-button>`);
    const button = document.querySelector("s-button");
    Object.assign(button ?? {}, { loading: true, commandFor: "x" });
    expect(button?.outerHTML).toContain('commandfor="x"');
    expect(button?.hasAttribute("loading")).toBe(true);
    Object.assign(button ?? {}, { loading: false, commandFor: undefined });
    expect(button?.attributes).toHaveLength(0);
  });

  it("let nobody press a button that is at work", () => {
    const button = show(
      `<s-button loading accessibilitylabel="Apply: €5 off">Apply</s-button>`,
    ).querySelector("button");
    expect(button?.disabled).toBe(true);
    expect(button?.getAttribute("aria-busy")).toBe("true");
    expect(button?.getAttribute("aria-label")).toBe("Apply: €5 off");
  });

  it("tell of a choice outside of their shadow", async () => {
    const root = show(
      `<s-select label="How many" value="2"><s-option value="1">One</s-option><s-option value="2">Two</s-option></s-select>`,
    );
    const select = root.querySelector("select");
    expect(root.querySelector("label")?.textContent).toBe("How many");
    // The options come after the element itself, as when a page is parsed.
    await vi.waitFor(() =>
      expect([...(select?.options ?? [])].map(({ text }) => text)).toEqual(["One", "Two"]),
    );
    expect(select?.value).toBe("2");
    const heard: (string | null)[] = [];
    const element = document.querySelector("s-select");
    element?.addEventListener("change", () => heard.push(element.getAttribute("value")));
    if (select) select.value = "1";
    select?.dispatchEvent(new Event("change"));
    expect(heard).toEqual(["1"]);
  });

  it("open and close what a button commands", async () => {
    document.body.innerHTML = `<s-button commandfor="m" command="--show">Ask</s-button><s-modal id="m" heading="Sure?"></s-modal>`;
    const modal = document.getElementById("m");
    document.querySelector("s-button")?.dispatchEvent(new Event("click"));
    await Promise.resolve();
    expect(modal?.hasAttribute("open")).toBe(true);
    modal?.shadowRoot?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(modal?.hasAttribute("open")).toBe(false);
  });

  it("put headings one below the sections around them", () => {
    document.body.innerHTML = `<s-section heading="A"><s-heading>B</s-heading></s-section>`;
    expect(document.querySelector("s-heading")?.getAttribute("aria-level")).toBe("3");
  });

  it("let a grid have other columns where there is room", () => {
    const root = show(
      `<s-grid gridtemplatecolumns="@container (inline-size > 640px) 1fr 1fr, 1fr"></s-grid>`,
    );
    expect(root.querySelector('[part="columns"]')?.textContent).toBe(
      ":host{grid-template-columns:1fr}@container (inline-size > 640px){:host{grid-template-columns:1fr 1fr}}",
    );
  });

  it("are announced when something is refused", () => {
    expect(show(`<s-banner tone="critical">No</s-banner>`).querySelector("div")?.getAttribute("role")).toBe(
      "alert",
    );
    expect(show(`<s-banner tone="success">Yes</s-banner>`).querySelector("div")?.getAttribute("role")).toBe(
      "status",
    );
  });
});
