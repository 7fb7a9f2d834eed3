import { InlineGrid } from "@shopify/polaris";
import { useState } from "react";
import type { Locale } from "#app/modules/brand/locale.ts";
import { defaultBrand, type BrandSettings } from "#app/modules/brand/settings.ts";
import { HistoryCard, type VersionLine } from "../program/history-card.tsx";
import { SaveFrame } from "../program/save-frame.tsx";
import { StickyColumn } from "../program/sticky-column.tsx";
import { UpcomingChanges } from "../program/upcoming-changes.tsx";
import type { SaveAnswer } from "../program/use-versioned-save.ts";
import { isBrandDirty, readBrandDraft, showableBrand, toBrandDraft, type BrandDraft } from "./brand-draft.ts";
import { BrandPreview } from "./brand-preview.tsx";
import { describeBrandChanges } from "./brand-words.ts";
import { LookCard } from "./look-card.tsx";
import { PointsNameCard } from "./points-name-card.tsx";
import { WordsCard } from "./words-card.tsx";

interface BrandEditorProps {
  saved: BrandSettings;
  versions: readonly VersionLine<BrandSettings>[];
  saving: boolean;
  answer: SaveAnswer | undefined;
  onSave: (settings: BrandSettings, note: string | null) => void;
}

/** The form beside what shoppers see, and the history, which can fill it. Remount it (by key) for another version. */
export function BrandEditor({ saved, versions, saving, answer, onSave }: BrandEditorProps) {
  const [draft, setDraft] = useState(() => toBrandDraft(saved));
  const [tried, setTried] = useState(false);
  const [locale, setLocale] = useState<Locale>("en");
  const read = readBrandDraft(draft);
  const refused = tried && answer && !answer.ok && answer.reason === "invalid" ? answer.errors : {};
  const errors = { ...refused, ...("errors" in read ? read.errors : {}) };
  const isRefused = tried && Object.keys(errors).length > 0;
  const part = {
    draft,
    errors,
    onChange: (change: Partial<BrandDraft>) => setDraft((before) => ({ ...before, ...change })),
  };
  const trySave = () => {
    setTried(true);
    if ("settings" in read) onSave(read.settings, draft.note);
  };
  return (
    <InlineGrid columns={{ xs: 1, md: ["twoThirds", "oneThird"] }} gap="400">
      <SaveFrame
        name="brand"
        dirty={isBrandDirty(draft, saved)}
        saving={saving}
        stale={answer?.ok === false && answer.reason === "stale"}
        refused={isRefused ? { title: "Brand and words are not saved yet", reason: errors["form"] } : null}
        onSave={trySave}
        onDiscard={() => setDraft(toBrandDraft(saved))}
      >
        <LookCard {...part} />
        <PointsNameCard {...part} />
        <WordsCard {...part} locale={locale} onLocale={setLocale} />
        <UpcomingChanges changes={"settings" in read ? describeBrandChanges(saved, read.settings) : []} />
      </SaveFrame>
      <StickyColumn>
        <BrandPreview brand={showableBrand(draft, saved)} locale={locale} />
        <HistoryCard
          versions={versions}
          standard={defaultBrand()}
          describe={describeBrandChanges}
          empty="Nothing saved yet: the standard look and words are used. Every save is kept here with its author."
          onBringBack={(line) => setDraft(toBrandDraft(line.settings, `As in version ${line.version}`))}
        />
      </StickyColumn>
    </InlineGrid>
  );
}
