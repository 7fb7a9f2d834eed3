import type { ActionFunctionArgs } from "@remix-run/node";
import { findShopTenant } from "#app/flows/find-shop-tenant.server.ts";
import { receiveWebhook } from "#app/shopify/inbox/receive-webhook.server.ts";

export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  receiveWebhook(request, findShopTenant);

export const loader = (): Response => new Response("Webhooks are sent by POST.", { status: 405 });
