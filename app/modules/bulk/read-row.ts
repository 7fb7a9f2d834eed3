import { toShopifyId, type ShopifyId } from "#app/vocabulary/ids.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import type { Columns } from "./columns.ts";
import { cleanCell, readPointsCell } from "./points-cell.ts";

/** add: a row says by how much; set: a row says the balance. */
export type BulkMode = "add" | "set";

/** What a row says of a person and their points, checked and in one spelling. */
export interface RowFacts {
  email: string | null;
  phone: string | null;
  customerId: ShopifyId | null;
  firstName: string | null;
  lastName: string | null;
  /** What the shopper reads; null: what the whole run says. */
  note: string | null;
  points: Points;
}

type Contacts = Pick<RowFacts, "email" | "phone" | "customerId">;

/** A refused row keeps what contacts can be read, so that it is found when a person must be forgotten. */
export type ReadRow = { ok: true; facts: RowFacts } | { ok: false; reason: string; contacts: Contacts };

/** How contacts are spelled where people are known; null for what cannot be one. */
export interface Spelling {
  email(text: string): string | null;
  phone(text: string): string | null;
}

const LONGEST_NAME = 200;
const LONGEST_NOTE = 200;

const quoted = (text: string): string => `“${text.slice(0, 60)}”`;

type TextOf = (role: keyof Columns) => string;

/** The first thing that is wrong with the contacts of a row. */
function contactProblem(text: TextOf, contacts: Contacts): string | null {
  const [email, phone, id] = [text("email"), text("phone"), text("customerId")];
  if (email !== "" && contacts.email === null) return `${quoted(email)} is not an e-mail address.`;
  const shortened = [phone, id].find((number) => /^[+]?\d+[.,]?\d*e[+]?\d+$/i.test(number));
  if (shortened) return `${quoted(shortened)} was shortened by a spreadsheet. Write out all digits.`;
  if (phone !== "" && contacts.phone === null) return `${quoted(phone)} is not a phone number.`;
  if (id !== "" && contacts.customerId === null) return `${quoted(id)} is not a customer ID of Shopify.`;
  const hasAny = Object.values(contacts).some((value) => value !== null);
  return hasAny ? null : "Nothing in this row says whose points they are.";
}

function namesOf(text: TextOf): Pick<RowFacts, "firstName" | "lastName"> {
  const [first, last, full] = [text("firstName"), text("lastName"), text("fullName")];
  const name = (part: string): string | null => part.slice(0, LONGEST_NAME) || null;
  return { firstName: name(first !== "" || last !== "" ? first : full), lastName: name(last) };
}

/** Reads a row by the columns of its file; in plain words why it is refused. */
export function readRow(
  cells: readonly string[],
  columns: Columns,
  { mode, width, spelling }: { mode: BulkMode; width: number; spelling: Spelling },
): ReadRow {
  const text: TextOf = (role) => {
    const index = columns[role];
    return index === undefined ? "" : cleanCell(cells[index]);
  };
  const contacts: Contacts = {
    email: spelling.email(text("email")),
    phone: spelling.phone(text("phone")),
    customerId: toShopifyId(text("customerId")),
  };
  const refuse = (reason: string): ReadRow => ({ ok: false, reason, contacts });
  if (cells.length > width) {
    return refuse(`This row has ${cells.length} cells, the first row of the file only ${width}.`);
  }
  const problem = contactProblem(text, contacts);
  if (problem !== null) return refuse(problem);
  const read = readPointsCell(columns.points === undefined ? "" : cells[columns.points]);
  if (!read.ok) return refuse(read.problem);
  if (mode === "set" && read.points < 0) return refuse("A balance cannot be below zero.");
  const note = text("note");
  if (note.length > LONGEST_NOTE) return refuse("The reason is longer than 200 characters.");
  const facts = { ...contacts, ...namesOf(text), note: note || null, points: toPoints(read.points) };
  return { ok: true, facts };
}
