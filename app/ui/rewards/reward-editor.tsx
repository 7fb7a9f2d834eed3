import { useFetcher } from "@remix-run/react";
import { InlineGrid } from "@shopify/polaris";
import { useState } from "react";
import type { Locale } from "#app/modules/brand/locale.ts";
import { contradictions } from "#app/modules/redemption/contradictions.ts";
import type { RewardKindName } from "#app/modules/redemption/registry.ts";
import type { RewardTerms } from "#app/modules/redemption/reward.ts";
import { useFormat } from "../format-context.tsx";
import { HistoryCard, type VersionLine } from "../program/history-card.tsx";
import { StickyColumn } from "../program/sticky-column.tsx";
import { usePreview } from "../program/use-preview.ts";
import type { SaveAnswer } from "../program/use-versioned-save.ts";
import type { FormSurroundings } from "../settings-form/list-fields.tsx";
import type { KnownCurrency } from "./currencies-group.tsx";
import { emptyReward, readRewardDraft, toRewardDraft, type RewardDraft } from "./reward-draft.ts";
import { RewardForm } from "./reward-form.tsx";
import { RewardPreviewPanel, type RewardPreviewAnswer } from "./reward-preview-panel.tsx";
import { describeRewardChanges } from "./reward-words.ts";

export interface RewardEditorProps {
  kind: RewardKindName;
  /** Null for a new one. */
  reward: { revision: number; taken: number; terms: RewardTerms } | null;
  revisions: readonly VersionLine<RewardTerms>[];
  /** The store's own. */
  currency: string;
  /** Of the merchant's shops, the store's own first. */
  currencies: readonly string[];
  knownCurrencies: readonly KnownCurrency[];
  titles: FormSurroundings["titles"];
  tiers: FormSurroundings["tiers"];
  saving: boolean;
  answer: SaveAnswer | undefined;
  onSave: (terms: RewardTerms) => void;
}

/** Every currency that has an amount somewhere in the terms. */
function currenciesIn(terms: RewardTerms | undefined): string[] {
  if (!terms) return [];
  const { settings } = terms.offer;
  const amounts = "amounts" in settings ? settings.amounts : "cap" in settings ? settings.cap : {};
  return [...Object.keys(amounts), ...Object.keys(terms.conditions.minimumSpend)];
}

/** The draft as it stands: its terms, or what is wrong with it. */
function useReading({ kind, reward, answer }: RewardEditorProps, draft: RewardDraft, tried: boolean) {
  const format = useFormat();
  const read = readRewardDraft(kind, draft);
  const terms = "terms" in read ? read.terms : null;
  const refused = answer && !answer.ok && answer.reason === "invalid" ? answer.errors : {};
  const clashes = terms ? contradictions(terms, reward?.taken ?? 0, format.money) : {};
  const errors = { ...(tried ? { ...refused, ...("errors" in read ? read.errors : {}) } : {}), ...clashes };
  return { terms, errors, isRight: terms !== null && Object.keys(clashes).length === 0 };
}

/** One reward as a form, beside what shoppers see and what it was before. Remount it (by key) for another revision. */
export function RewardEditor(props: RewardEditorProps) {
  const { kind, reward, revisions, currency: home, titles, tiers, saving, answer, onSave } = props;
  const format = useFormat();
  const initial = () => (reward ? toRewardDraft(reward.terms) : emptyReward(kind));
  const [draft, setDraft] = useState(initial);
  const [added, setAdded] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const [locale, setLocale] = useState<Locale>("en");
  const [currency, setCurrency] = useState(home);
  const { terms, errors, isRight } = useReading(props, draft, tried);
  const currencies = [...new Set([...props.currencies, ...currenciesIn(reward?.terms), ...added])];
  const fetcher = useFetcher<RewardPreviewAnswer>();
  const ask = terms && isRight ? { terms, locale, currency } : null;
  const retry = usePreview(fetcher, ask, reward?.revision ?? 0, "/app/program/rewards/preview");
  const shown = fetcher.data;
  const waiting = fetcher.state !== "idle" || !shown;
  const preview = shown?.ok ? shown.preview : undefined;
  const trySave = () => {
    setTried(true);
    if (terms && isRight) onSave(terms);
  };
  return (
    <InlineGrid columns={{ xs: 1, md: ["twoThirds", "oneThird"] }} gap="400">
      <RewardForm
        {...{ kind, draft, errors, terms, home, saving }}
        knownCurrencies={props.knownCurrencies}
        dirty={JSON.stringify(draft) !== JSON.stringify(initial())}
        stale={answer?.ok === false && answer.reason === "stale"}
        refused={tried && Object.keys(errors).length > 0}
        autoNames={preview?.autoNames}
        surroundings={{ currency: home, titles, tiers, currencies }}
        onChange={setDraft}
        onAddCurrency={(code) => setAdded([...added, code])}
        onSave={trySave}
        onDiscard={() => setDraft(initial())}
      />
      <StickyColumn>
        {ask || tried || preview ? (
          <RewardPreviewPanel
            preview={preview}
            state={!ask ? "invalid" : waiting ? "loading" : shown.ok ? "ready" : "failed"}
            onRetry={retry}
            {...{ locale, currency, currencies }}
            onLocale={setLocale}
            onCurrency={setCurrency}
          />
        ) : null}
        <HistoryCard
          versions={revisions}
          standard={revisions.at(-1)?.settings ?? terms ?? null}
          describe={(before, after) =>
            before && after ? describeRewardChanges(before, after, { titles, tiers }, format) : []
          }
          empty="Nothing saved yet. Every save is kept here with its author."
          first="The reward as it began"
          onBringBack={({ settings }) => {
            if (settings) setDraft(toRewardDraft(settings));
          }}
        />
      </StickyColumn>
    </InlineGrid>
  );
}
