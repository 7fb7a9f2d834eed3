import type {
  CappedPercentSettings,
  DiscountSettings,
  ExactAmount,
  PerksSettings,
  TierPerks,
} from "../../../app/contracts/discount-settings.ts";
import { exactDecimal } from "./exact-decimal.ts";

/**
 * Reads by hand what the app wrote: a schema library would be most of the function, which Shopify measures in
 * instructions. What is not as agreed gives nothing; that is never a reason to fail a checkout.
 */
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPercent = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 100;

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 1;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");

function readTexts(value: unknown): Record<string, string> {
  if (!isFields(value)) return {};
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts);
}

function readProducts(value: unknown): TierPerks["products"] {
  if (!isFields(value)) return undefined;
  const [percent, productIds, collectionIds] = [
    value["percent"],
    value["productIds"],
    value["collectionIds"],
  ];
  return isPercent(percent) && isTexts(productIds) && isTexts(collectionIds)
    ? { percent, productIds, collectionIds }
    : undefined;
}

function readPerks(value: unknown): TierPerks | null {
  if (!isFields(value) || typeof value["name"] !== "string") return null;
  const { name, percent, shipping } = value;
  const products = readProducts(value["products"]);
  return {
    name,
    ...(isPercent(percent) ? { percent } : {}),
    ...(shipping === "cheapest" || shipping === "any" ? { shipping } : {}),
    ...(products ? { products } : {}),
  };
}

/** An amount, none (null), or undefined for what is no amount. */
function readAmount(value: unknown): ExactAmount | null | undefined {
  if (value === null) return null;
  if (!isFields(value)) return undefined;
  const { amount, currency } = value;
  if (typeof amount !== "string" || exactDecimal(amount) === null) return undefined;
  return typeof currency === "string" ? { amount, currency } : undefined;
}

function readCappedPercent(value: Fields): CappedPercentSettings | null {
  const { percent, productIds, collectionIds, pieces } = value;
  const cap = readAmount(value["cap"]);
  const minimum = readAmount(value["minimum"]);
  if (!isPercent(percent) || cap === undefined || minimum === undefined) return null;
  if (!isTexts(productIds) || !isTexts(collectionIds)) return null;
  if (pieces !== undefined && !isCount(pieces)) return null;
  const terms = { percent, cap, minimum, productIds, collectionIds };
  return { gives: "capped_percent", ...terms, ...(pieces === undefined ? {} : { pieces }) };
}

/** The discount's own settings; null when it has none that make sense. */
export function readSettings(value: unknown): DiscountSettings | null {
  if (!isFields(value)) return null;
  if (value["gives"] === "capped_percent") return readCappedPercent(value);
  if (value["gives"] !== "perks" || !isFields(value["tiers"])) return null;
  const tiers: PerksSettings["tiers"] = Object.fromEntries(
    Object.entries(value["tiers"]).flatMap(([id, each]) => {
      const perks = readPerks(each);
      return perks ? [[id, perks]] : [];
    }),
  );
  return { gives: "perks", tiers, message: readTexts(value["message"]) };
}

/** The tier that a customer's metafield names, on this day of the shop; null for none, and when it is not certain. */
export function readTier(value: unknown, today: string): string | null {
  if (!isFields(value) || !isFields(value["tier"])) return null;
  const until = value["until"] ?? null;
  if (until !== null && !(typeof until === "string" && /^\d{4}-\d\d-\d\d$/.test(until) && today <= until))
    return null;
  const { id } = value["tier"];
  return typeof id === "string" ? id : null;
}

/** The perks of a tier by its id: never what an object inherits. */
export const perksOf = ({ tiers }: PerksSettings, id: string): TierPerks | null =>
  Object.hasOwn(tiers, id) ? (tiers[id] ?? null) : null;
