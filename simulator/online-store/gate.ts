import { json, type Route } from "#simulator/http/route.ts";
import { shopByHandle } from "#simulator/admin/shop-address.ts";
import { originOf } from "./origin.ts";

/** The admin's link to the online store: `/store/<shop>/online/<path>` leads to the store's own address. */
export const onlineStoreRoutes: Route[] = [
  {
    method: "GET",
    path: /\/store\/(?<handle>[^/]+)\/online(?<rest>(?:\/.*)?)/,
    handle: async ({ params, url }, simulator) => {
      const shop = shopByHandle(simulator, params["handle"]);
      if (shop === undefined) return json(404, { error: "There is no such store." });
      const location = (await originOf(simulator, shop)) + (params["rest"] || "/") + url.search;
      return { status: 302, headers: { location }, body: "" };
    },
  },
];
