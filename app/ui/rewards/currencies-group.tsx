import { Select, Text } from "@shopify/polaris";
import { Group } from "../program/settings-fields.tsx";

export interface KnownCurrency {
  value: string;
  label: string;
}

interface CurrenciesGroupProps {
  currencies: readonly string[];
  known: readonly KnownCurrency[];
  onAdd: (currency: string) => void;
}

/** Lets amounts be set for another market. */
export function CurrenciesGroup({ currencies, known, onAdd }: CurrenciesGroupProps) {
  const others = known.filter(({ value }) => !currencies.includes(value));
  return (
    <Group
      title="Markets"
      help="Amounts are set for each currency and never converted, so prices stay round. Where a currency has no amount, shoppers who pay in it do not see the reward."
    >
      <Text as="p">{`Asked for now: ${currencies.join(", ")}`}</Text>
      <Select
        label="Add a currency"
        options={others}
        placeholder="Choose a currency"
        value=""
        onChange={onAdd}
      />
    </Group>
  );
}
