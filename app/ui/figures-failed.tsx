import { useRevalidator } from "@remix-run/react";
import { Banner, Text } from "@shopify/polaris";

/** In place of figures that did not come, while the rest of the page stands. */
export function FiguresFailed() {
  const { revalidate, state } = useRevalidator();
  return (
    <Banner
      tone="critical"
      title="The figures could not be read"
      action={{ content: "Try again", onAction: () => revalidate(), loading: state === "loading" }}
    >
      <Text as="p">Nothing was changed.</Text>
    </Banner>
  );
}
