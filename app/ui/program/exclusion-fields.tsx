import { Group, type FieldsProps } from "./settings-fields.tsx";
import { ResourceField } from "./resource-field.tsx";
import { WordListField } from "./word-list-field.tsx";

/** Titles by number, as far as they are known. */
export interface ChosenTitles {
  products: Readonly<Record<string, string>>;
  collections: Readonly<Record<string, string>>;
}

interface ExclusionFieldsProps extends FieldsProps {
  titles: ChosenTitles;
}

export function ExclusionFields({ draft, errors, onChange, titles }: ExclusionFieldsProps) {
  return (
    <Group title="What earns nothing">
      <ResourceField
        kind="product"
        label="Products"
        help="They earn nothing on any order."
        ids={draft.excludedProducts}
        onChange={(excludedProducts) => onChange({ excludedProducts })}
        titles={titles.products}
        error={errors.excludedProducts}
      />
      <ResourceField
        kind="collection"
        label="Collections"
        help="Their products earn nothing."
        ids={draft.excludedCollections}
        onChange={(excludedCollections) => onChange({ excludedCollections })}
        titles={titles.collections}
        error={errors.excludedCollections}
      />
      <WordListField
        label="Product tags"
        help="Products with any of these tags earn nothing."
        values={draft.excludedProductTags}
        onChange={(excludedProductTags) => onChange({ excludedProductTags })}
        error={errors.excludedProductTags}
      />
      <WordListField
        label="Customer tags"
        help="Customers with any of these tags earn nothing, such as staff or wholesale."
        values={draft.excludedCustomerTags}
        onChange={(excludedCustomerTags) => onChange({ excludedCustomerTags })}
        error={errors.excludedCustomerTags}
      />
      <WordListField
        label="Payment methods"
        help="The part of an order that is paid with them earns nothing, such as store_credit, gift_card or cash."
        values={draft.excludedTenders}
        onChange={(excludedTenders) => onChange({ excludedTenders })}
        error={errors.excludedTenders}
      />
      <ResourceField
        kind="product"
        label="Products that are gift cards"
        help="Gift cards of other apps, which Shopify shows as normal products."
        ids={draft.giftCardProducts}
        onChange={(giftCardProducts) => onChange({ giftCardProducts })}
        titles={titles.products}
        error={errors.giftCardProducts}
      />
    </Group>
  );
}
