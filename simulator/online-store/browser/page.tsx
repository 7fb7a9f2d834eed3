/** @jsxImportSource preact */
import { render, type ComponentChildren } from "preact";
import { TryPanel, type TryAction } from "./try-panel.tsx";

/** Draws the page and, beside it, what one can try. */
export function showPage(page: ComponentChildren, actions: TryAction[] = []): void {
  const place = document.getElementById("page");
  if (place !== null) {
    place.replaceChildren();
    render(page, place);
  }
  showTryPanel(actions);
}

export function showTryPanel(actions: TryAction[] = []): void {
  const place = document.getElementById("try");
  if (place !== null) render(<TryPanel actions={actions} />, place);
}
