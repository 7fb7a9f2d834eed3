import type { MinorUnits } from "#simulator/world/types.ts";

/** One line of an invoice as the file says it; a cancellation has negative quantities. */
export type HistoryLine = { line: number; code: string; title: string; quantity: number; price: MinorUnits };

export type Invoice = {
  number: string;
  /** Where it begins in the file. */
  line: number;
  at: Date;
  customer: string | null;
  lines: HistoryLine[];
};

/** A row that became nothing, and why: `reason` is one of a few sentences, `detail` is what stood there. */
export type ListedRow = { line: number; reason: string; detail: string };

export type HistoryPart = { kind: "invoice"; invoice: Invoice } | { kind: "listed"; row: ListedRow };

export type HistoryFormat = "online-retail" | "cdnow";

export type History = {
  format: HistoryFormat;
  currency: string;
  country: string;
  timezone: string;
  /** Reads the file from its start, in pieces. */
  parts: () => AsyncGenerator<HistoryPart[]>;
};

export function listed(line: number, reason: string, detail = ""): HistoryPart {
  return { kind: "listed", row: { line, reason, detail: detail.slice(0, 200) } };
}
