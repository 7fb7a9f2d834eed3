import { Card, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";

export interface Worth {
  amount: number;
  reward: { title: string; points: number; amount: number };
}

/** What all points are worth at most, and how that is computed. */
export function WorthCard({ worth }: { worth: Worth | null }) {
  const format = useFormat();
  return (
    <Card>
      <Text as="h2" variant="headingMd">
        {worth ? `Worth up to ${format.money(worth.amount)}` : "What they are worth"}
      </Text>
      <Text as="p" tone="subdued">
        {worth
          ? `If members spent all available, pending and reserved points at the rate of “${worth.reward.title}”: ${format.money(worth.reward.amount)} for ${format.points(worth.reward.points)}. No active reward gives more for a point.`
          : "No active reward gives an amount of money in your currency, so points have no money value yet."}
      </Text>
    </Card>
  );
}
