import { useState } from "preact/hooks";
import type {} from "@shopify/ui-extensions/purchase.checkout.block.render";
import type { RewardView } from "#app/contracts/loyalty.ts";

export interface OfferWords {
  /** "Apply", "Get" */
  act: string;
  /** "Applying…" */
  acting: string;
  /** "How many to use" */
  choose: string;
}

interface OfferProps {
  reward: RewardView;
  words: OfferWords;
  /** Null where it cannot be had here whatever the shopper does. */
  onTake: ((points?: number) => void) | null;
  busy: boolean;
  /** Something else is being done. */
  disabled: boolean;
}

/** The event of a field is typed as any event. */
function valueOf({ currentTarget }: Event): string | null {
  const has = currentTarget !== null && "value" in currentTarget;
  return has && typeof currentTarget.value === "string" ? currentTarget.value : null;
}

/** The largest choice is preselected: what most people want, and the last that the app lists. */
function useChoice({ choice }: RewardView) {
  const options = choice?.options ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const isOffered = options.some(({ points }) => String(points) === chosen);
  const value = isOffered ? chosen : String(options.at(-1)?.points ?? choice?.least ?? "");
  return { options, value: value ?? "", setChosen };
}

export function RewardOffer({ reward, words, onTake, busy, disabled }: OfferProps) {
  const { options, value, setChosen } = useChoice(reward);
  const takes = reward.ready && onTake !== null;
  const take = () => {
    if (busy || disabled) return;
    onTake?.(reward.choice ? Number(value) : undefined);
  };
  return (
    <s-stack gap="small-200" accessibilityRole="list-item">
      <s-grid gridTemplateColumns="1fr auto" gap="base" alignItems="center">
        <s-stack gap="small-500">
          <s-text type="strong">{reward.title}</s-text>
          <s-text color="subdued" type="small">
            {[reward.price, reward.detail].filter((text) => text !== null).join(" · ")}
          </s-text>
          {!reward.ready && reward.reason !== null && <s-text type="small">{reward.reason}</s-text>}
        </s-stack>
        {takes && (
          <s-button
            variant="secondary"
            accessibilityLabel={`${busy ? words.acting : words.act}: ${reward.title}`}
            loading={busy}
            disabled={disabled}
            onClick={take}
          >
            {words.act}
          </s-button>
        )}
      </s-grid>
      {takes && options.length > 1 && (
        <s-select
          label={words.choose}
          value={value}
          disabled={busy || disabled}
          onChange={(event) => setChosen(valueOf(event) ?? value)}
        >
          {options.map(({ points, label }) => (
            <s-option key={points} value={String(points)}>
              {label}
            </s-option>
          ))}
        </s-select>
      )}
    </s-stack>
  );
}
