import type { History } from "./history.ts";

export type Survey = { invoices: number; firstAt: Date | null; lastAt: Date | null };

/** A first, quick reading: how much there is, and of which time. */
export async function surveyHistory(history: History, limit: number): Promise<Survey> {
  const survey: Survey = { invoices: 0, firstAt: null, lastAt: null };
  for await (const parts of history.parts()) {
    for (const part of parts) {
      if (part.kind !== "invoice" || survey.invoices >= limit) continue;
      survey.invoices += 1;
      const { at } = part.invoice;
      if (survey.firstAt === null || at < survey.firstAt) survey.firstAt = at;
      if (survey.lastAt === null || at > survey.lastAt) survey.lastAt = at;
    }
    if (survey.invoices >= limit) break;
  }
  return survey;
}
