import { useRevalidator } from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { EarningSettings } from "#app/modules/earning/settings.ts";
import { isDirty, readDraft, toDraft, type DraftErrors } from "./draft.ts";
import { ExclusionFields, type ChosenTitles } from "./exclusion-fields.tsx";
import { describeChanges } from "./describe-changes.ts";
import { StartsOn } from "./starts-on.tsx";
import { UpcomingChanges } from "./upcoming-changes.tsx";
import { AmountFields, ChannelFields, MomentFields, PointsFields } from "./settings-fields.tsx";
import type { SaveAnswer } from "./use-versioned-save.ts";

interface ProgramFormProps {
  version: number;
  saved: EarningSettings;
  /** What the form begins with: the saved settings, or older ones that are to be used again. */
  initial: EarningSettings;
  today: string;
  currency: string;
  titles: ChosenTitles;
  /** Told of every settings that could be saved; null while the form is wrong. */
  onSettings: (settings: EarningSettings | null) => void;
  saving: boolean;
  answer: SaveAnswer | undefined;
  onSave: (settings: EarningSettings, startsOn: string | null) => void;
}

export function StaleBanner() {
  const { revalidate, state } = useRevalidator();
  return (
    <Banner
      tone="critical"
      title="Somebody else saved the rule in the meantime"
      action={{ content: "Load their version", onAction: () => revalidate(), loading: state === "loading" }}
    >
      <Text as="p">Nothing of yours was saved. Your changes are lost when you load theirs.</Text>
    </Banner>
  );
}

/** The earning rule as a form: nothing is saved but by the save bar. Remount it (by key) for another version. */
export function ProgramForm(props: ProgramFormProps) {
  const { version, saved, initial, today, currency, titles, onSettings, saving, answer, onSave } = props;
  const [draft, setDraft] = useState(() => toDraft(initial));
  const [startsOn, setStartsOn] = useState("");
  const [tried, setTried] = useState(false);
  const read = readDraft(draft);
  const found: DraftErrors = "errors" in read ? read.errors : {};
  const refused: DraftErrors = answer && !answer.ok && answer.reason === "invalid" ? answer.errors : {};
  const errors: DraftErrors = { ...(tried ? refused : {}), ...found };
  const text = "settings" in read ? JSON.stringify(read.settings) : null;
  useEffect(() => {
    onSettings("settings" in read ? read.settings : null);
    // The text says whether the settings changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text, onSettings]);
  const trySave = () => {
    setTried(true);
    if ("settings" in read) onSave(read.settings, startsOn || null);
  };
  const discard = () => {
    setDraft(toDraft(saved));
    setStartsOn("");
  };
  const fields = {
    draft,
    errors,
    onChange: (change: Partial<typeof draft>) => setDraft({ ...draft, ...change }),
  };
  return (
    <BlockStack gap="400">
      <SaveBar id="program-save-bar" open={isDirty(draft, saved) || startsOn !== "" || version === 0}>
        <button type="button" variant="primary" onClick={trySave} disabled={saving}>
          Save
        </button>
        <button type="button" onClick={discard} disabled={saving}>
          Discard
        </button>
      </SaveBar>
      {answer && !answer.ok && answer.reason === "stale" ? <StaleBanner /> : null}
      {tried && Object.keys(errors).length > 0 ? (
        <Banner tone="critical" title="The rule is not saved yet">
          <Text as="p">{errors.form ?? "Correct the marked fields and save again."}</Text>
        </Banner>
      ) : null}
      <PointsFields {...fields} currency={currency} />
      <MomentFields {...fields} />
      <AmountFields {...fields} />
      <ChannelFields {...fields} />
      <ExclusionFields {...fields} titles={titles} />
      <StartsOn value={startsOn} error={errors.startsOn} today={today} onChange={setStartsOn} />
      <UpcomingChanges changes={"settings" in read ? describeChanges(saved, read.settings) : []} />
    </BlockStack>
  );
}
