import { Card, ChoiceList } from "@shopify/polaris";
import type { EarningSettings } from "#app/modules/earning/settings.ts";

type Stacking = EarningSettings["stacking"];

const CHOICES: { value: Stacking; label: string; helpText: string }[] = [
  { value: "best", label: "The highest counts", helpText: "2 × and 1.5 × are 2 × the points." },
  { value: "add", label: "They add up", helpText: "2 × and 1.5 × are 2.5 × the points." },
  { value: "multiply", label: "They multiply", helpText: "2 × and 1.5 × are 3 × the points." },
];

/** What happens when a tier and campaigns multiply the same purchase. */
export function StackingCard({
  stacking,
  saving,
  onChange,
}: {
  stacking: Stacking;
  saving: boolean;
  onChange: (stacking: Stacking) => void;
}) {
  return (
    <Card>
      <ChoiceList
        title="When a tier and campaigns meet on one order"
        choices={CHOICES}
        selected={[stacking]}
        disabled={saving}
        onChange={([value]) => {
          const chosen = CHOICES.find((choice) => choice.value === value);
          if (chosen && chosen.value !== stacking) onChange(chosen.value);
        }}
      />
    </Card>
  );
}
