import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, Page, Text } from "@shopify/polaris";

/** Statuses with which our own loaders refuse; everything else is Shopify's authentication and goes to its boundary. */
const OURS = new Set([400, 404, 422]);

/** What a page shows when its loader or its action failed. */
export function PageError() {
  const error = useRouteError();
  const { revalidate, state } = useRevalidator();
  if (isRouteErrorResponse(error) && !OURS.has(error.status)) throw error;
  const refused = isRouteErrorResponse(error);
  const title = refused
    ? error.status === 404
      ? "This page does not exist"
      : "This address is not right"
    : "This page could not be loaded";
  const reason =
    refused && typeof error.data === "string"
      ? error.data
      : "Something went wrong on our side. Nothing was changed.";
  return (
    <Page>
      <TitleBar title={title} />
      <Text as="h1" variant="headingLg" visuallyHidden>
        {title}
      </Text>
      <Banner
        tone={refused ? "warning" : "critical"}
        title={title}
        action={
          refused
            ? { content: "Go to Home", url: "/app" }
            : { content: "Try again", onAction: () => revalidate(), loading: state === "loading" }
        }
      >
        <Text as="p">{reason}</Text>
      </Banner>
    </Page>
  );
}
