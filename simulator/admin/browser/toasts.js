import { byId, element } from "./element.js";

/** A short message at the bottom. Answers with a function that takes it away. */
export function showToast(
  message,
  { isError = false, duration = 5000, action = null, onAction, onGone } = {},
) {
  let gone = false;
  const remove = () => {
    if (gone) return;
    gone = true;
    toast.remove();
    onGone?.();
  };
  const toast = element(
    "div",
    { className: isError ? "toast toast-error" : "toast" },
    element("span", {}, message),
    action &&
      element("button", { type: "button", className: "toast-action", onclick: () => onAction?.() }, action),
    element(
      "button",
      { type: "button", className: "toast-close", ariaLabel: "Dismiss", onclick: remove },
      "✕",
    ),
  );
  byId("toasts").append(toast);
  setTimeout(remove, duration);
  return remove;
}
