import { connection } from "#simulator/graphql/connection.ts";
import { notSimulated, type Arguments, type Context, type View } from "#simulator/graphql/view.ts";
import type { DiscountFunction } from "#simulator/world/types.ts";

const API_TYPE = "discount";

function functionView({ id, handle, title }: DiscountFunction, appKey: string): View {
  return { __typename: "ShopifyFunction", id, handle, title, apiType: API_TYPE, appKey, description: title };
}

function appDiscountType({ id, title }: DiscountFunction, appKey: string): View {
  return { __typename: "AppDiscountType", functionId: id, appKey, title, description: title };
}

export function appDiscountTypeView({ world, appKey }: Context, functionId: string): View {
  const found = [...world.discountFunctions.values()].find((each) => each.id === functionId);
  if (found === undefined) throw notSimulated(`the function ${functionId}`);
  return appDiscountType(found, appKey);
}

export function functionRoot(context: Context): View {
  const { world, appKey } = context;
  return {
    appDiscountTypes: () =>
      [...world.discountFunctions.values()].map((each) => appDiscountType(each, appKey)),
    shopifyFunctions: (args: Arguments) => {
      const isAsked =
        args["apiType"] === undefined || args["apiType"] === null || args["apiType"] === API_TYPE;
      return connection(context, args, {
        items: isAsked ? world.discountFunctions.values() : [],
        keyOf: ({ handle }) => [handle, 0],
        view: (each) => functionView(each, appKey),
      });
    },
  };
}
