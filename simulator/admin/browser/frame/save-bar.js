import { confirmDialog } from "../dialog.js";
import { byId, element } from "../element.js";
import { tellApp } from "./app-window.js";

let current = null;
let drawn = null;

export const hasUnsaved = () => current !== null;

async function discard() {
  const { discard: button, asksBeforeDiscard } = current;
  const agreed =
    !asksBeforeDiscard ||
    (await confirmDialog({
      title: "Discard all unsaved changes",
      text: "If you discard changes, you’ll delete any edits you made since you last saved.",
      agree: "Discard changes",
      refuse: "Continue editing",
      critical: true,
    }));
  if (agreed) tellApp("press", button.id);
}

function drawButton(button, fallback, className, onclick) {
  if (button === null) return null;
  const isOff = button.disabled || button.loading;
  return element("button", { type: "button", className, disabled: isOff, onclick }, button.label || fallback);
}

/** Lies over the top bar while the app has unsaved changes. */
export function drawSaveBar(bar) {
  current = bar;
  drawn?.remove();
  drawn = null;
  if (bar === null) return;
  drawn = element(
    "div",
    { className: "save-bar", role: "region", ariaLabel: "Unsaved changes" },
    element("p", { className: "save-bar-text", role: "status" }, "Unsaved changes"),
    drawButton(bar.discard, "Discard", "save-bar-discard", discard),
    drawButton(bar.save, "Save", "save-bar-save", () => tellApp("press", bar.save.id)),
  );
  byId("top").append(drawn);
}

/** True when nothing is unsaved, or the person leaves all the same. */
export async function mayLeave() {
  if (current === null) return true;
  return confirmDialog({
    title: "Leave page with unsaved changes?",
    text: "Leaving this page will delete all unsaved changes.",
    agree: "Leave page",
    refuse: "Stay",
    critical: true,
  });
}
