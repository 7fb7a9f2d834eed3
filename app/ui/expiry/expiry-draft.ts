import { expirySettings, type ExpirySettings } from "#app/modules/expiry/settings.ts";
import { readFormDraft, toFormDraft, type FormDraft, type FormErrors } from "../settings-form/form-draft.ts";
import { EXPIRY_FIELDS } from "./expiry-words.ts";

/** The page while it is filled in: the settings, whom they are for, and from when on. */
export interface ExpiryDraft {
  fields: FormDraft;
  appliesTo: "new" | "all";
  noticeDays: string;
  /** A day; empty: at once. */
  startsOn: string;
  note: string | null;
}

/** What is asked of the preview, and with a version saved. */
export interface ExpiryAsk {
  settings: ExpirySettings;
  appliesTo: "new" | "all";
  noticeDays: number;
}

export const toExpiryDraft = (settings: ExpirySettings, note: string | null = null): ExpiryDraft => ({
  fields: toFormDraft(settings),
  appliesTo: "new",
  noticeDays: "60",
  startsOn: "",
  note,
});

export function readExpiryDraft(draft: ExpiryDraft): { ask: ExpiryAsk } | { errors: FormErrors } {
  const read = readFormDraft(expirySettings, EXPIRY_FIELDS, draft.fields);
  const typed = draft.noticeDays.trim();
  const noticeDays = draft.appliesTo === "new" ? 0 : /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
  const notice: FormErrors = noticeDays <= 365 ? {} : { noticeDays: "Enter whole days, from 0 to 365." };
  const errors = { ...("errors" in read ? read.errors : {}), ...notice };
  return "settings" in read && Object.keys(errors).length === 0
    ? { ask: { settings: read.settings, appliesTo: draft.appliesTo, noticeDays } }
    : { errors };
}

/** Whether there is something to save: other settings, or the same for points that people have already. */
export const isExpiryDirty = (draft: ExpiryDraft, saved: ExpirySettings): boolean =>
  JSON.stringify(draft) !== JSON.stringify(toExpiryDraft(saved));
