import { BlockStack, Button, FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { ResourceField } from "../program/resource-field.tsx";
import type { FormErrors } from "../settings-form/form-draft.ts";
import type { TierDraft } from "./tiers-draft.ts";

/** Titles of chosen things by their number. */
export type ThingTitles = Readonly<Record<"product" | "collection", Readonly<Record<string, string>>>>;

interface TierPerksProps {
  tier: TierDraft;
  place: number;
  errors: FormErrors;
  titles: ThingTitles;
  onChange: (tier: TierDraft) => void;
}

const SHIPPING = [
  { value: "no", label: "No" },
  { value: "cheapest", label: "Yes, the cheapest option" },
  { value: "any", label: "Yes, any option" },
];

type ChosenProps = TierPerksProps & { errorOf: (name: keyof TierDraft) => string | undefined };

function ChosenThings({ tier, titles, onChange, errorOf }: ChosenProps) {
  return (
    <>
      <ResourceField
        kind="product"
        label="Products at this price"
        help="At most 20."
        ids={tier.perkProducts}
        onChange={(perkProducts) => onChange({ ...tier, perkProducts })}
        titles={titles.product}
        error={errorOf("perkProducts")}
      />
      <ResourceField
        kind="collection"
        label="Collections at this price"
        help="At most 10."
        ids={tier.perkCollections}
        onChange={(perkCollections) => onChange({ ...tier, perkCollections })}
        titles={titles.collection}
        error={errorOf("perkCollections")}
      />
    </>
  );
}

/** What the checkout gives the members of a tier by itself. */
export function TierPerksFields(props: TierPerksProps) {
  const { tier, place, errors, onChange } = props;
  const errorOf = (name: keyof TierDraft) => errors[`tiers.${place}.${name}`];
  const chosen = tier.perkProducts.length + tier.perkCollections.length;
  const [isOpen, setOpen] = useState(chosen > 0 || Number(tier.productPercent) > 0);
  const percent = (name: "orderPercent" | "productPercent", label: string) => (
    <TextField
      label={label}
      value={tier[name]}
      onChange={(value) => onChange({ ...tier, [name]: value })}
      autoComplete="off"
      inputMode="numeric"
      suffix="%"
      error={errorOf(name) ?? false}
    />
  );
  return (
    <BlockStack gap="300">
      <BlockStack gap="050">
        <Text as="h4" variant="headingSm">
          Given at checkout
        </Text>
        <Text as="p" tone="subdued">
          Members get it without a code once they have signed in.
        </Text>
      </BlockStack>
      <FormLayout>
        <FormLayout.Group>
          {percent("orderPercent", "Off every order")}
          <Select
            label="Free shipping"
            options={SHIPPING}
            value={tier.freeShipping}
            onChange={(freeShipping) => onChange({ ...tier, freeShipping })}
            error={errorOf("freeShipping") ?? false}
          />
        </FormLayout.Group>
        {isOpen ? (
          <BlockStack gap="400">
            {percent("productPercent", "Off chosen products")}
            <ChosenThings {...props} errorOf={errorOf} />
          </BlockStack>
        ) : (
          <Button variant="plain" onClick={() => setOpen(true)}>
            Add a lower price for chosen products
          </Button>
        )}
      </FormLayout>
    </BlockStack>
  );
}
