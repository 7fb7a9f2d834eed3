import { z } from "zod";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import {
  defaultExpirySettings,
  EXPIRY,
  expirySettings,
  type ExpirySettings,
} from "#app/modules/expiry/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";

const VERSIONS_SHOWN = 20;

export interface ExpiryVersion {
  version: number;
  author: string;
  note: string | null;
  createdAt: Date;
  effectiveFrom: Date;
  settings: ExpirySettings;
  status: "in_force" | "scheduled" | "past";
}

export interface ExpiryScreen {
  view: AdminView;
  /** The newest version, in force or scheduled; 0 while nothing was saved: then points never end. */
  version: number;
  settings: ExpirySettings;
  /** The first day for which a change can be scheduled is the one after. */
  today: Day;
  /** The newest first; one more than shown, so that the last one can be compared too. */
  versions: ExpiryVersion[];
}

export async function readExpiry(visit: Visit, now: Date): Promise<ExpiryScreen> {
  const versions = await readVersions(visit.shop.merchantId, EXPIRY);
  const inForce = versionInForce(versions, now);
  // A version saved later replaces one that was scheduled: only what is newer than the one in force still comes.
  const statusOf = (version: number): ExpiryVersion["status"] =>
    version === inForce?.version ? "in_force" : version > (inForce?.version ?? 0) ? "scheduled" : "past";
  return {
    view: adminView(visit),
    version: versions[0]?.version ?? 0,
    settings: versions[0]?.settings ?? defaultExpirySettings(),
    today: dayIn(visit.shop.timeZone, now),
    versions: versions
      .slice(0, VERSIONS_SHOWN + 1)
      .map((line) => ({ ...line, status: statusOf(line.version) })),
  };
}

const preview = z.object({
  settings: expirySettings,
  appliesTo: z.enum(["new", "all"]),
  noticeDays: z.int("Enter whole days, from 0 to 365.").min(0).max(365),
});
const save = preview.extend({
  baseVersion: z.int().min(0),
  startsOn: z.iso
    .date("Choose a day.")
    .transform((text) => dayIn("UTC", new Date(text)))
    .nullable(),
  note: z.string().trim().max(200).nullable(),
});

export type ExpirySave = z.infer<typeof save>;
export type ParsedExpirySave = { ok: true; wish: ExpirySave } | { ok: false; errors: Record<string, string> };

/** Reads what the browser wants saved, or what is wrong with it, by field: the first problem of each. */
export function parseExpirySave(body: unknown): ParsedExpirySave {
  const parsed = save.safeParse(body);
  // Postgres refuses text with the NUL character.
  if (parsed.success && !parsed.data.note?.includes("\0")) return { ok: true, wish: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    errors[String(path[0] === "settings" ? (path[1] ?? "form") : (path[0] ?? "form"))] ??= message;
  }
  return {
    ok: false,
    errors: parsed.success ? { form: "The note holds a character that cannot be kept." } : errors,
  };
}

/** Reads what the browser wants previewed; null when it is nothing that could be saved. */
export function parseExpiryPreview(body: unknown): z.infer<typeof preview> | null {
  return preview.safeParse(body).data ?? null;
}
