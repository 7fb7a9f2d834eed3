import type { Unreadable } from "#app/vocabulary/business-events.ts";

const MAX_DEPTH = 64;
const OPENING = new Set(["{", "["]);
const CLOSING = new Set(["}", "]"]);

/** True when arrays and objects are nested deeper than `limit`. One pass over the text, nothing is built. */
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (inText) {
      if (sign === "\\") at++;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (OPENING.has(sign)) {
      if (++depth > limit) return true;
    } else if (CLOSING.has(sign)) depth--;
  }
  return false;
}

/**
 * Whole numbers that a double cannot hold stay digits. Shopify's ids are 64-bit integers
 * (https://shopify.dev/docs/api/usage/gids), and JSON.parse alone would round them to another order's id.
 */
function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? "";
  return /^-?\d+$/.test(source) ? source : value;
}

function parse(text: string): unknown {
  // The reviver visits every value, so only bodies that may hold a long number pay for it.
  return /\d{16}/.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

/** The value of a JSON text with every id's digits intact. Never throws. */
export function readJson(text: string): { json: unknown } | Unreadable {
  if (text.trim() === "") return { unreadable: "the body is empty" };
  if (isDeeperThan(text, MAX_DEPTH)) {
    return { unreadable: `the body is nested deeper than ${MAX_DEPTH} levels` };
  }
  try {
    return { json: parse(text) };
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : "no detail";
    return { unreadable: `the body is not JSON (${cleanDetail(detail)})` };
  }
}

/** The parser quotes the body; what it quotes goes to the database, which holds neither NUL nor half characters. */
function cleanDetail(detail: string): string {
  return detail.replaceAll(/\p{Cc}/gu, " ").toWellFormed();
}
