import type { Metafield } from "#simulator/world/types.ts";
import { connection } from "./connection.ts";
import { gid, notSimulated, type Arguments, type Context, type Field, type View } from "./view.ts";

export const metafieldView = (metafield: Metafield): View => ({
  __typename: "Metafield",
  id: gid("Metafield", metafield.id),
  namespace: metafield.namespace,
  key: metafield.key,
  type: metafield.type,
  value: metafield.value,
});

/** An app's own namespace: `$app` is short for one with the app's id in it. */
export const fullNamespace = (namespace: string): string => namespace.replace(/^\$app/, "app--1");

export const metafieldKey = (ownerId: string, namespace: string, key: string): string =>
  JSON.stringify([ownerId, namespace, key]);

/** The fields of everything that can own metafields. */
export function metafieldFields(
  context: Context,
  ownerId: string,
): Record<"metafield" | "metafields", Field> {
  const { metafields } = context.shop;
  return {
    metafield: ({ namespace, key }: Arguments) => {
      const name = fullNamespace(typeof namespace === "string" ? namespace : "$app");
      const found = metafields.get(metafieldKey(ownerId, name, String(key)));
      return found === undefined ? null : metafieldView(found);
    },
    metafields: (args: Arguments) => {
      if (Array.isArray(args["keys"])) throw notSimulated("metafields by keys");
      const own = [...metafields.values()].filter((each) => each.ownerId === ownerId);
      const wanted = typeof args["namespace"] === "string" ? fullNamespace(args["namespace"]) : null;
      return connection(context, args, {
        items: own.filter((each) => wanted === null || each.namespace === wanted),
        keyOf: ({ id }) => [id, id],
        view: metafieldView,
      });
    },
  };
}
