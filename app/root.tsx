import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
} from "@remix-run/react";

export default function Root() {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

/** Outside the admin pages, which have error pages of their own: without styles, in plain words. */
export function ErrorBoundary() {
  const error = useRouteError();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{isMissing ? "Page not found" : "Something went wrong"}</title>
      </head>
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "2rem", lineHeight: 1.5 }}>
        <h1 style={{ fontSize: "1.25rem" }}>
          {isMissing ? "There is no such page" : "Something went wrong"}
        </h1>
        <p>
          {isMissing
            ? "The address may be mistyped, or the page has moved. Choose another page in the navigation."
            : "Nothing was changed. Load the page again; if it stays, the log has the details."}
        </p>
      </body>
    </html>
  );
}
