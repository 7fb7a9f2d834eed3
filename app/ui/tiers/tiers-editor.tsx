import { useFetcher } from "@remix-run/react";
import { InlineGrid } from "@shopify/polaris";
import { useState } from "react";
import { defaultTiersSettings, type TiersSettings } from "#app/modules/tiers/settings.ts";
import { HistoryCard, type VersionLine } from "../program/history-card.tsx";
import { StickyColumn } from "../program/sticky-column.tsx";
import { usePreview } from "../program/use-preview.ts";
import type { SaveAnswer } from "../program/use-versioned-save.ts";
import { LadderCountsCard } from "./ladder-counts-card.tsx";
import { readTiersDraft, toTiersDraft, type TiersDraft } from "./tiers-draft.ts";
import type { ThingTitles } from "./tier-perks-fields.tsx";
import { TiersForm } from "./tiers-form.tsx";
import { TiersPreviewPanel, type TiersPreviewAnswer } from "./tiers-preview-panel.tsx";
import { describeTiersChanges } from "./tiers-words.ts";

interface TiersEditorProps {
  version: number;
  saved: TiersSettings;
  ladder: { id: string; name: string; members: number }[];
  placedAt: Date | null;
  hasFreeTier: boolean;
  currency: string;
  titles: ThingTitles;
  today: string;
  versions: readonly VersionLine<TiersSettings>[];
  saving: boolean;
  answer: SaveAnswer | undefined;
  onSave: (settings: TiersSettings, draft: TiersDraft) => void;
}

/** The form beside its preview and the history, which can fill it. Remount it (by key) for another version. */
export function TiersEditor({ version, saved, versions, answer, onSave, ...props }: TiersEditorProps) {
  const [draft, setDraft] = useState(() => toTiersDraft(saved));
  const [tried, setTried] = useState(false);
  const read = readTiersDraft(draft);
  const wanted = "settings" in read ? read.settings : null;
  const refused = tried && answer && !answer.ok && answer.reason === "invalid" ? answer.errors : {};
  // What is wrong with a tier that was just added is said when it is to be saved.
  const found = "errors" in read && (tried || draft.tiers.length <= saved.tiers.length) ? read.errors : {};
  const fetcher = useFetcher<TiersPreviewAnswer>();
  const retry = usePreview(fetcher, wanted, version, "/app/program/tiers/preview");
  const shown = fetcher.data;
  const waiting = fetcher.state !== "idle" || !shown;
  const state = !wanted ? "invalid" : waiting ? "loading" : shown.ok ? "ready" : "failed";
  const names = new Map(
    [...versions.flatMap(({ settings }) => settings.tiers).reverse(), ...draft.tiers].map((tier) => [
      tier.id,
      tier.name,
    ]),
  );
  const trySave = () => {
    setTried(true);
    if (wanted) onSave(wanted, draft);
  };
  return (
    <InlineGrid columns={{ xs: 1, md: ["twoThirds", "oneThird"] }} gap="400">
      <TiersForm
        {...{ saved, draft, tried, wanted }}
        currency={props.currency}
        titles={props.titles}
        today={props.today}
        saving={props.saving}
        errors={{ ...refused, ...found }}
        stale={answer?.ok === false && answer.reason === "stale"}
        onChange={setDraft}
        onSave={trySave}
        onDiscard={() => setDraft(toTiersDraft(saved))}
      />
      <StickyColumn>
        <LadderCountsCard ladder={props.ladder} placedAt={props.placedAt} hasFreeTier={props.hasFreeTier} />
        <TiersPreviewPanel
          preview={shown?.ok ? shown.preview : undefined}
          state={state}
          nameOf={(id) => (id === null ? "No tier" : names.get(id) || "A new tier")}
          onRetry={retry}
        />
        <HistoryCard
          versions={versions}
          standard={defaultTiersSettings()}
          describe={describeTiersChanges}
          empty="Nothing saved yet: there are no tiers. Every save is kept here with its author."
          onBringBack={(line) => setDraft(toTiersDraft(line.settings, `As in version ${line.version}`))}
        />
      </StickyColumn>
    </InlineGrid>
  );
}
