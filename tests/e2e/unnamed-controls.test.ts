import { expect, it } from "vitest";
import { unnamedControls } from "./unnamed-controls.ts";

it("finds the controls that a screen reader could not name", () => {
  const snapshot = `- heading "Members" [level=1]
- button "Save"
- button "Sort" [expanded]:
  - img
- button [disabled]
- 'link "Order: #1001"':
  - /url: /app
- textbox
- textbox "Search": person
- checkbox [checked]
- text: button`;
  expect(unnamedControls(snapshot)).toEqual(["- button [disabled]", "- textbox", "- checkbox [checked]"]);
});
