import { ACTIONS } from "./actions.ts";
import { defineElement } from "./element.ts";
import { FEEDBACK } from "./feedback.ts";
import { FIELDS } from "./fields.ts";
import { LAYOUT } from "./layout.ts";
import { TEXT } from "./text.ts";

/** Makes the document know the s-* elements. Called before a bundle runs; a second call does nothing. */
export function defineElements(): void {
  for (const definition of [...LAYOUT, ...TEXT, ...ACTIONS, ...FIELDS, ...FEEDBACK])
    defineElement(definition);
}
