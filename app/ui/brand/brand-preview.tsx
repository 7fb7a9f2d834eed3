import { BlockStack, Card, Text } from "@shopify/polaris";
import type { CSSProperties, ReactNode } from "react";
import type { Locale } from "#app/modules/brand/locale.ts";
import type { BrandSettings } from "#app/modules/brand/settings.ts";
import { speakerFor } from "#app/modules/brand/speaker.ts";
import { LANGUAGES } from "./brand-words.ts";

const panel: CSSProperties = { border: "1px solid #d4d4d4", borderRadius: 12, overflow: "hidden" };

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      {children}
    </BlockStack>
  );
}

/** How shoppers of one language see the brand, as it is typed. */
export function BrandPreview({ brand, locale }: { brand: BrandSettings; locale: Locale }) {
  const { say, points } = speakerFor(brand, locale);
  const filled: CSSProperties = { background: brand.colour, color: brand.textColour };
  const button: CSSProperties = {
    ...filled,
    borderRadius: 8,
    display: "inline-block",
    fontWeight: 600,
    padding: "8px 16px",
  };
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {`What shoppers see, in ${LANGUAGES[locale]}`}
        </Text>
        <Part title="Online store">
          <div lang={locale} style={panel}>
            <div style={{ ...filled, fontWeight: 600, padding: "12px 16px" }}>
              {brand.programName || say("theme.launcher")}
            </div>
            <div style={{ padding: 16 }}>
              <BlockStack gap="200" inlineAlign="start">
                {brand.logo ? <img src={brand.logo} alt="" style={{ maxHeight: 32, maxWidth: 160 }} /> : null}
                <Text as="p" fontWeight="semibold">
                  {say("theme.join_title")}
                </Text>
                <Text as="p" tone="subdued">
                  {say("theme.join_text")}
                </Text>
                <span style={button}>{say("theme.join")}</span>
              </BlockStack>
            </div>
          </div>
        </Part>
        <Part title="Product page">
          <Text as="p">
            <span lang={locale}>{say("theme.product", { points: points(42) })}</span>
          </Text>
        </Part>
        <Part title="Checkout">
          <div lang={locale} style={{ ...panel, padding: 16 }}>
            <BlockStack gap="100" inlineAlign="start">
              <Text as="p" fontWeight="semibold">
                {say("checkout.title")}
              </Text>
              <Text as="p">{points(1250)}</Text>
              <Text as="p" tone="subdued">
                {say("earn.cart", { points: points(42) })}
              </Text>
              <span style={{ ...button, background: "none", border: "1px solid #d4d4d4", color: "inherit" }}>
                {say("checkout.apply")}
              </span>
            </BlockStack>
          </div>
        </Part>
      </BlockStack>
    </Card>
  );
}
