import { Banner, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";

/** What needs the merchant before anything else on the page. */
export function AttentionBanners({
  mustReauthorise,
  deadMessages,
}: {
  mustReauthorise: boolean;
  deadMessages: number;
}) {
  const format = useFormat();
  return (
    <>
      {mustReauthorise ? (
        <Banner tone="critical" title="Shopify asks you to confirm the app again">
          <Text as="p">
            Orders still reach Throughline, but it cannot ask Shopify anything. Reload this page; if this
            message stays, open the app from Settings, Apps in your Shopify admin.
          </Text>
        </Banner>
      ) : null}
      {deadMessages > 0 ? (
        <Banner
          tone="warning"
          title={
            deadMessages === 1
              ? "1 message from Shopify could not be understood"
              : `${format.number(deadMessages)} messages from Shopify could not be understood`
          }
          action={{ content: "See them in Activity", url: "/app/activity" }}
        >
          <Text as="p">Nothing is lost: they are kept, and can be tried again.</Text>
        </Banner>
      ) : null}
    </>
  );
}
