/** Shopify's s-* elements as far as the extensions use them, in plain HTML. No package brings them for a browser. */
export interface ElementDefinition {
  tag: string;
  /** As in Shopify's types ("commandFor"); kept as attributes of the same name. */
  properties: readonly string[];
  /** Of these properties only whether they are set counts. */
  flags?: readonly string[];
  /** Events that plain elements do not have: Preact listens to an event by this spelling where `on…` is known. */
  events?: readonly string[];
  style: string;
  /** The content of the shadow root; without it the children only. */
  template?: string;
  /** Brings the shadow root in line with the properties. Called after every change. */
  sync?: (element: HTMLElement, root: ShadowRoot) => void;
  /** Called once, when the shadow root is there. */
  start?: (element: HTMLElement, root: ShadowRoot) => void;
  /** What a button's `command` ("--show", "--copy") does to it. */
  command?: (element: HTMLElement, root: ShadowRoot, command: string) => void;
}

export const EVERY_HOST = `:host{display:block;box-sizing:border-box;min-inline-size:0}:host([hidden]){display:none}`;

export function attribute(element: Element, property: string): string | null {
  return element.getAttribute(property.toLowerCase());
}

function setAttribute(element: Element, property: string, value: unknown): void {
  const name = property.toLowerCase();
  if (typeof value === "string" || typeof value === "number") element.setAttribute(name, String(value));
  else if (value === true) element.setAttribute(name, "");
  else element.removeAttribute(name);
}

/** What elements on the page do when a button commands them. */
const commands = new WeakMap<Element, (command: string) => void>();

/** What a press on `button` tells another element to do. */
export function giveCommand(button: Element): void {
  const id = attribute(button, "commandFor");
  const target = id === null ? null : document.getElementById(id);
  if (target) commands.get(target)?.(attribute(button, "command") ?? "--auto");
}

function classFor(definition: ElementDefinition): CustomElementConstructor {
  const { properties, flags = [], style, template = "<slot></slot>" } = definition;
  return class extends HTMLElement {
    static readonly observedAttributes = [...properties, ...flags].map((name) => name.toLowerCase());

    connectedCallback(): void {
      if (!this.shadowRoot) {
        const root = this.attachShadow({ mode: "open", delegatesFocus: true });
        root.innerHTML = `<style>${EVERY_HOST}${style}</style>${template}`;
        definition.start?.(this, root);
        commands.set(this, (command) => definition.command?.(this, root, command));
      }
      this.attributeChangedCallback();
    }

    attributeChangedCallback(): void {
      if (this.shadowRoot) definition.sync?.(this, this.shadowRoot);
    }
  };
}

export function defineElement(definition: ElementDefinition): void {
  if (customElements.get(definition.tag)) return;
  const Class = classFor(definition);
  for (const property of definition.properties) {
    Object.defineProperty(Class.prototype, property, {
      configurable: true,
      get: function (this: HTMLElement) {
        return attribute(this, property) ?? undefined;
      },
      set: function (this: HTMLElement, value: unknown) {
        setAttribute(this, property, value);
      },
    });
  }
  for (const flag of definition.flags ?? []) {
    Object.defineProperty(Class.prototype, flag, {
      configurable: true,
      get: function (this: HTMLElement) {
        return attribute(this, flag) !== null;
      },
      set: function (this: HTMLElement, value: unknown) {
        setAttribute(this, flag, value === true);
      },
    });
  }
  for (const event of definition.events ?? []) {
    Object.defineProperty(Class.prototype, `on${event}`, { configurable: true, writable: true, value: null });
  }
  customElements.define(definition.tag, Class);
}

/** Shows the text in the part of that name, and hides the part without one. */
export function setText(root: ShadowRoot, part: string, text: string | null): void {
  const node = root.querySelector<HTMLElement>(`[part="${part}"]`);
  if (!node) return;
  node.textContent = text;
  node.hidden = text === null || text === "";
}

const ROLES: Readonly<Record<string, string>> = {
  "ordered-list": "list",
  "unordered-list": "list",
  "list-item": "listitem",
};

export function setRole(element: HTMLElement): void {
  const role = attribute(element, "accessibilityRole");
  if (role === null || role === "generic") element.removeAttribute("role");
  else element.setAttribute("role", ROLES[role] ?? role);
  const label = attribute(element, "accessibilityLabel");
  if (label !== null) element.setAttribute("aria-label", label);
}
