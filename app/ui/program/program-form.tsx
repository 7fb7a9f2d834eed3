import { useEffect, useState } from "react";
import type { EarningSettings } from "#app/modules/earning/settings.ts";
import { isDirty, readDraft, toDraft, type DraftErrors } from "./draft.ts";
import { ExclusionFields, type ChosenTitles } from "./exclusion-fields.tsx";
import { describeChanges } from "./describe-changes.ts";
import { SaveFrame } from "./save-frame.tsx";
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
  const isRefused = tried && Object.keys(errors).length > 0;
  return (
    <SaveFrame
      name="program"
      dirty={isDirty(draft, saved) || startsOn !== "" || version === 0}
      saving={saving}
      stale={answer?.ok === false && answer.reason === "stale"}
      refused={isRefused ? { title: "The rule is not saved yet", reason: errors.form } : null}
      onSave={trySave}
      onDiscard={discard}
    >
      <PointsFields {...fields} currency={currency} />
      <MomentFields {...fields} />
      <AmountFields {...fields} />
      <ChannelFields {...fields} />
      <ExclusionFields {...fields} titles={titles} />
      <StartsOn value={startsOn} error={errors.startsOn} today={today} onChange={setStartsOn} />
      <UpcomingChanges changes={"settings" in read ? describeChanges(saved, read.settings) : []} />
    </SaveFrame>
  );
}
