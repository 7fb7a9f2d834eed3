import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/** Shopify opens the app at its root with the shop in the query. */
export function loader({ request }: LoaderFunctionArgs): Response {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has("shop")) return redirect(`/app${search}`);
  return new Response(
    "Throughline opens inside the Shopify admin: install it there, then choose it under Apps.",
    {
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    },
  );
}
