import { useFetcher } from "@remix-run/react";
import { InlineGrid } from "@shopify/polaris";
import { useState } from "react";
import { defaultExpirySettings, type ExpirySettings } from "#app/modules/expiry/settings.ts";
import { HistoryCard, type VersionLine } from "../program/history-card.tsx";
import { StickyColumn } from "../program/sticky-column.tsx";
import { usePreview } from "../program/use-preview.ts";
import type { SaveAnswer } from "../program/use-versioned-save.ts";
import { readExpiryDraft, toExpiryDraft, type ExpiryAsk, type ExpiryDraft } from "./expiry-draft.ts";
import { ExpiryForm } from "./expiry-form.tsx";
import { ExpiryPreviewPanel, type ExpiryPreviewAnswer } from "./expiry-preview-panel.tsx";
import { describeExpiryChanges } from "./expiry-words.ts";

interface ExpiryEditorProps {
  version: number;
  saved: ExpirySettings;
  today: string;
  versions: readonly VersionLine<ExpirySettings>[];
  saving: boolean;
  answer: SaveAnswer | undefined;
  onSave: (ask: ExpiryAsk, draft: ExpiryDraft) => void;
}

/** The form beside its preview and the history, which can fill it. Remount it (by key) for another version. */
export function ExpiryEditor({ version, saved, today, versions, saving, answer, onSave }: ExpiryEditorProps) {
  const [draft, setDraft] = useState(() => toExpiryDraft(saved));
  const [tried, setTried] = useState(false);
  const read = readExpiryDraft(draft);
  const ask = "ask" in read ? read.ask : null;
  const refused = tried && answer && !answer.ok && answer.reason === "invalid" ? answer.errors : {};
  const errors = { ...refused, ...("errors" in read ? read.errors : {}) };
  const fetcher = useFetcher<ExpiryPreviewAnswer>();
  const retry = usePreview(fetcher, ask, version, "/app/program/expiry/preview");
  const shown = fetcher.data;
  const waiting = fetcher.state !== "idle" || !shown;
  const state = !ask ? "invalid" : waiting ? "loading" : shown.ok ? "ready" : "failed";
  const trySave = () => {
    setTried(true);
    if (ask) onSave(ask, draft);
  };
  return (
    <InlineGrid columns={{ xs: 1, md: ["twoThirds", "oneThird"] }} gap="400">
      <ExpiryForm
        {...{ saved, today, draft, errors, tried, saving }}
        wanted={ask?.settings ?? null}
        stale={answer?.ok === false && answer.reason === "stale"}
        onChange={setDraft}
        onSave={trySave}
        onDiscard={() => setDraft(toExpiryDraft(saved))}
      />
      <StickyColumn>
        <ExpiryPreviewPanel preview={shown?.ok ? shown.preview : undefined} state={state} onRetry={retry} />
        <HistoryCard
          versions={versions}
          standard={defaultExpirySettings()}
          describe={describeExpiryChanges}
          empty="Nothing saved yet: points never expire. Every save is kept here with its author."
          onBringBack={(line) => setDraft(toExpiryDraft(line.settings, `As in version ${line.version}`))}
        />
      </StickyColumn>
    </InlineGrid>
  );
}
