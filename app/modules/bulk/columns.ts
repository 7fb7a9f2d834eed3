import { cleanCell } from "./points-cell.ts";

const ROLES = {
  email: [
    "email",
    "e mail",
    "email address",
    "e mail address",
    "user email",
    "customer email",
    "member email",
  ],
  phone: ["phone", "phone number", "mobile", "mobile phone", "mobile number", "telephone", "customer phone"],
  customerId: ["customer id", "shopify customer id", "shopify id"],
  points: [
    "points",
    "points balance",
    "point balance",
    "balance",
    "loyalty points",
    "reward points",
    "current points",
    "available points",
    "points available",
  ],
  firstName: ["first name", "firstname", "given name"],
  lastName: ["last name", "lastname", "surname", "family name"],
  fullName: ["full name", "name", "customer name"],
  /**
   * Influence.io's column of what the shopper reads (http://support.influence.io/en/articles/9184848-point-import).
   * "Note" is not among them: in Shopify's export it is what the merchant writes about a customer for themselves.
   */
  note: ["action", "reason"],
} as const;

export type ColumnRole = keyof typeof ROLES;
/** Where in a row each thing stands. */
export type Columns = Partial<Record<ColumnRole, number>>;

export type ReadHeader =
  { ok: true; columns: Columns; unread: string[]; source: string | null } | { ok: false; problem: string };

/** Exports and import templates that can be told from their header, each of its columns in one spelling. */
const SOURCES: readonly (readonly [string, string])[] = [
  ["BON Loyalty", "shopify customer id,email,points"],
  ["Growave", "customer id,email,points,first name,last name,birthdate"],
  ["Growave", "email,points,first name,last name,birthdate"],
  ["Influence.io", "email,points,action"],
  ["Rivo", "email,points balance,birthdate,vip tier,activation date,credits balance"],
  ["Rivyo", "email,points balance,birthdate,points expiry,created at"],
  ["RewardsWP", "member id,user id,email,first name,last name,referral code,status,points"],
  ["Yotpo", "email,first name,last name,points balance,referral link"],
  ["Yotpo", "full name,first name,last name,email,points balance,points spent,birthday"],
  ["WPLoyalty", "user email,points"],
];

const spelling = (name: string): string =>
  cleanCell(name)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function sourceOf(names: readonly string[]): string | null {
  if (names.includes("accepts email marketing")) return "Shopify customers";
  const sorted = [...names].sort().join(",");
  return SOURCES.find(([, columns]) => columns.split(",").sort().join(",") === sorted)?.[0] ?? null;
}

const WORDS = {
  email: "e-mail addresses",
  phone: "phone numbers",
  customerId: "customer IDs",
  points: "points",
};

function problemOf(names: readonly string[], columns: Columns): string | null {
  if (names.includes("lineitem name")) return "This is Shopify's export of orders. It holds no points.";
  if (columns.points === undefined) {
    return "No column holds points. The first line of the file has to name its columns, one of them Points.";
  }
  if (columns.email === undefined && columns.phone === undefined && columns.customerId === undefined) {
    return "No column says whose points they are. Name one Email, Phone or Customer ID.";
  }
  return null;
}

/** What the columns of a file hold, by their names in its first row. */
export function readHeader(header: readonly string[]): ReadHeader {
  const names = header.map(spelling);
  const columns: Columns = {};
  const unread: string[] = [];
  for (const [index, name] of names.entries()) {
    const role = roleOf(name);
    if (role === null) {
      if (name !== "") unread.push(cleanCell(header[index]).slice(0, 60));
    } else if (columns[role] === undefined) columns[role] = index;
    else if (isDecisive(role)) {
      const [first, second] = [header[columns[role]], header[index]].map((cell) => `“${cleanCell(cell)}”`);
      return { ok: false, problem: `Two columns hold ${WORDS[role]}: ${first} and ${second}. Remove one.` };
    }
  }
  const problem = problemOf(names, columns);
  return problem === null ? { ok: true, columns, unread, source: sourceOf(names) } : { ok: false, problem };
}

const isDecisive = (role: ColumnRole): role is keyof typeof WORDS => role in WORDS;

const ROLE_OF = new Map<string, ColumnRole>();
for (const role of [
  "email",
  "phone",
  "customerId",
  "points",
  "firstName",
  "lastName",
  "fullName",
  "note",
] as const) {
  for (const name of ROLES[role]) ROLE_OF.set(name, role);
}
const roleOf = (name: string): ColumnRole | null => ROLE_OF.get(name) ?? null;
