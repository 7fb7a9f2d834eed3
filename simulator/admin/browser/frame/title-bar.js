import { byId, element, settings } from "../element.js";
import { tellApp } from "./app-window.js";

const press = (button) => () => tellApp("press", button.id);

function drawButton(button) {
  const className = [
    "button",
    button.variant === "primary" && "button-primary",
    button.tone === "critical" && "button-critical",
  ]
    .filter(Boolean)
    .join(" ");
  const isOff = button.disabled || button.loading;
  return element(
    "button",
    {
      type: "button",
      className,
      disabled: isOff,
      "aria-busy": button.loading && "true",
      onclick: press(button),
    },
    button.label,
  );
}

/** The bar above the frame: where one is, and what the page offers. */
export function drawTitleBar(bar) {
  const title = bar?.title || settings.appName;
  document.title = `${title} · ${settings.shopName}`;
  const back =
    bar?.breadcrumb &&
    element(
      "button",
      { type: "button", className: "title-bar-back", onclick: press(bar.breadcrumb) },
      `‹ ${bar.breadcrumb.label}`,
    );
  byId("title-bar").replaceChildren(
    element("img", { src: "/sim/admin/app-icon.svg", alt: "", width: 20, height: 20 }),
    ...(back ? [back] : []),
    element("h1", { className: "title-bar-title" }, title),
    element("div", { className: "title-bar-buttons" }, (bar?.buttons ?? []).map(drawButton)),
  );
}
