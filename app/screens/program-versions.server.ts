import { z } from "zod";
import { dayIn } from "#app/vocabulary/time.ts";
import { versionInForce } from "#app/modules/programs/index.ts";

const VERSIONS_SHOWN = 20;

export interface VersionLine<Settings> {
  version: number;
  author: string;
  note: string | null;
  createdAt: Date;
  effectiveFrom: Date;
  settings: Settings;
  status: "in_force" | "scheduled" | "past";
}

/** Versions as a page lists them, the newest first; one more than shown, so that the last can be compared too. */
export function versionLines<Settings>(
  versions: readonly Omit<VersionLine<Settings>, "status">[],
  now: Date,
): VersionLine<Settings>[] {
  const inForce = versionInForce(versions, now);
  // A version saved later replaces one that was scheduled: only what is newer than the one in force still comes.
  const statusOf = (version: number): VersionLine<Settings>["status"] =>
    version === inForce?.version ? "in_force" : version > (inForce?.version ?? 0) ? "scheduled" : "past";
  return versions.slice(0, VERSIONS_SHOWN + 1).map((line) => ({ ...line, status: statusOf(line.version) }));
}

/** What comes with every save: the version it was made on, the day it starts, and a note. */
export const saveShape = {
  baseVersion: z.int().min(0),
  startsOn: z.iso
    .date("Choose a day.")
    .transform((text) => dayIn("UTC", new Date(text)))
    .nullable(),
  note: z.string().trim().max(200).nullable(),
};

/** Postgres refuses JSON with the NUL character. */
export const holdsNul = (body: unknown): boolean => JSON.stringify([body]).includes("\\u0000");

export const NUL_PROBLEM = "One of the words holds a character that cannot be kept.";

export type Parsed<Wish> = { ok: true; wish: Wish } | { ok: false; errors: Record<string, string> };

/**
 * Reads what the browser wants saved, or what is wrong with it: the first problem of each setting by its name, and of
 * what stands within one by its place, joined by dots.
 */
export function parseSave<Wish>(schema: z.ZodType<Wish>, body: unknown): Parsed<Wish> {
  if (holdsNul(body)) return { ok: false, errors: { form: NUL_PROBLEM } };
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, wish: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const place = path[0] === "settings" ? path.slice(1) : path;
    errors[String(place[0] ?? "form")] ??= message;
    if (place.length > 1) errors[place.join(".")] ??= message;
  }
  return { ok: false, errors };
}

/** Reads what the browser wants previewed; null when it is nothing that could be saved. */
export const parseSettings = <Settings>(schema: z.ZodType<Settings>, body: unknown): Settings | null =>
  holdsNul(body) ? null : (schema.safeParse(body).data ?? null);
