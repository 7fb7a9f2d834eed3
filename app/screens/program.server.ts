import { z } from "zod";
import {
  defaultEarningSettings,
  earningSettings,
  EARNING,
  type EarningSettings,
} from "#app/modules/earning/index.ts";
import { readVersions } from "#app/modules/programs/index.ts";
import { listProductTitles } from "#app/modules/orders/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";

const VERSIONS_SHOWN = 20;

export interface ProgramVersion {
  version: number;
  author: string;
  note: string | null;
  createdAt: Date;
  settings: EarningSettings;
}

export interface ProgramScreen {
  view: AdminView;
  /** 0 while nothing was saved: then the settings are a suggestion. */
  version: number;
  settings: EarningSettings;
  /** The newest first; one more than shown, so that the last one can be compared too. */
  versions: ProgramVersion[];
  productTitles: Record<string, string>;
  /** Chosen things whose titles only Shopify knows. */
  untitled: { collections: string[]; products: string[] };
}

export async function readProgram(visit: Visit): Promise<ProgramScreen> {
  const versions = await readVersions(visit.shop.merchantId, EARNING);
  const settings = versions[0]?.settings ?? defaultEarningSettings();
  const products = [...new Set([...settings.excludedProducts, ...settings.giftCardProducts])];
  const titles = await listProductTitles(visit.shop, products);
  return {
    view: adminView(visit),
    version: versions[0]?.version ?? 0,
    settings,
    versions: versions
      .slice(0, VERSIONS_SHOWN + 1)
      .map(({ version, author, note, createdAt, settings: saved }) => ({
        version,
        author,
        note,
        createdAt,
        settings: saved,
      })),
    productTitles: Object.fromEntries([...titles].filter(([, title]) => title !== "")),
    untitled: {
      collections: settings.excludedCollections,
      products: products.filter((id) => !titles.get(id)),
    },
  };
}

const save = z.object({ baseVersion: z.int().min(0), settings: earningSettings });

export type FieldErrors = Record<string, string>;

/** What is wrong with settings, by field: the first problem of each. */
function fieldErrors(error: z.ZodError, root: number): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, message } of error.issues) errors[String(path[root] ?? "form")] ??= message;
  return errors;
}

const NUL_PROBLEM = "One of the words holds a character that cannot be kept.";

/** Postgres refuses JSON with the NUL character. */
const holdsNul = (body: unknown): boolean => JSON.stringify([body]).includes("\\u0000");

export type ParsedProgram =
  { ok: true; baseVersion: number; settings: EarningSettings } | { ok: false; errors: FieldErrors };

/** Reads the settings that the browser wants saved. */
export function parseProgram(body: unknown): ParsedProgram {
  if (holdsNul(body)) return { ok: false, errors: { form: NUL_PROBLEM } };
  const parsed = save.safeParse(body);
  return parsed.success ? { ok: true, ...parsed.data } : { ok: false, errors: fieldErrors(parsed.error, 1) };
}

/** Reads the settings that the browser wants previewed; null when they are none. */
export function parsePreviewSettings(body: unknown): EarningSettings | null {
  const parsed = earningSettings.safeParse(body);
  return parsed.success && !holdsNul(body) ? parsed.data : null;
}
