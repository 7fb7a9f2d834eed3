import { attribute, setText, type ElementDefinition } from "./element.ts";

const FIELD = `label{display:block;font-size:.875em;color:var(--host-quiet,#616161);margin-block-end:4px}
select{box-sizing:border-box;inline-size:100%;min-block-size:44px;padding:8px 12px;border-radius:8px;border:1px solid var(--host-control,#8a8a8a);background:var(--host-base,#fff);color:inherit;font:inherit}
select:focus-visible{outline:2px solid var(--host-focus,#005bd3);outline-offset:1px}[part=error]{color:#b3140c;font-size:.875em;margin:4px 0 0}`;

function syncOptions(element: HTMLElement, select: HTMLSelectElement): void {
  const options = [...element.querySelectorAll<HTMLElement>("s-option")].map((option) => {
    const copy = document.createElement("option");
    copy.value = attribute(option, "value") ?? "";
    copy.textContent = option.textContent;
    copy.disabled = attribute(option, "disabled") !== null;
    return copy;
  });
  select.replaceChildren(...options);
}

function syncSelect(element: HTMLElement, root: ShadowRoot): void {
  const select = root.querySelector("select");
  if (!select) return;
  setText(root, "label", attribute(element, "label"));
  setText(root, "error", attribute(element, "error"));
  select.disabled = attribute(element, "disabled") !== null;
  const value = attribute(element, "value");
  if (value !== null && select.value !== value) select.value = value;
}

function startSelect(element: HTMLElement, root: ShadowRoot): void {
  const select = root.querySelector("select");
  if (!select) return;
  const follow = () => {
    syncOptions(element, select);
    syncSelect(element, root);
  };
  follow();
  new MutationObserver(follow).observe(element, { childList: true, subtree: true, characterData: true });
  select.addEventListener("change", () => {
    element.setAttribute("value", select.value);
    // A change inside a shadow root is not heard outside of it.
    element.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

export const FIELDS: readonly ElementDefinition[] = [
  {
    tag: "s-select",
    properties: ["label", "name", "placeholder", "value", "error"],
    flags: ["disabled", "required"],
    style: FIELD,
    template: `<label part="label" for="field"></label><select id="field"></select><p part="error" role="alert" hidden></p>`,
    sync: syncSelect,
    start: startSelect,
  },
  { tag: "s-option", properties: ["value"], flags: ["disabled", "selected"], style: `:host{display:none}` },
];
