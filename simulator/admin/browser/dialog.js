import { element } from "./element.js";

let count = 0;

/**
 * Opens a dialog; resolves with the value that its content or a button gave to `close`, or null when it was left.
 * `content(close)` answers with elements.
 */
export function openDialog({ title, content, buttons = [] }) {
  return new Promise((resolve) => {
    const headingId = `dialog-${(count += 1)}`;
    let value = null;
    const close = (chosen) => {
      value = chosen;
      dialog.close();
    };
    const footer = buttons.map(({ label, primary = false, critical = false, press }) =>
      element(
        "button",
        {
          type: "button",
          className: `button${primary ? " button-primary" : ""}${critical ? " button-critical" : ""}`,
          onclick: () => press(close),
        },
        label,
      ),
    );
    const dialog = element(
      "dialog",
      { className: "dialog", "aria-labelledby": headingId },
      element(
        "header",
        { className: "dialog-head" },
        element("h2", { id: headingId }, title),
        element(
          "button",
          { type: "button", className: "dialog-close", ariaLabel: "Close", onclick: () => close(null) },
          "✕",
        ),
      ),
      element("div", { className: "dialog-body" }, content(close)),
      footer.length > 0 && element("footer", { className: "dialog-foot" }, footer),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(value);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Resolves with true only when the person agreed. */
export async function confirmDialog({ title, text, agree, refuse = "Cancel", critical = false }) {
  const answer = await openDialog({
    title,
    content: () => element("p", {}, text),
    buttons: [
      { label: refuse, press: (close) => close(null) },
      { label: agree, primary: !critical, critical, press: (close) => close(true) },
    ],
  });
  return answer === true;
}
