/** Shopify would not allow this; nothing was changed. */
export class ActionRefused extends Error {
  override name = "ActionRefused";
}
