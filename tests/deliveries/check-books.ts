import { toShopifyId } from "#app/vocabulary/ids.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import type { DeliveryPlan } from "./delivery-plan.ts";
import { newestState, pointsOf, type OrderStory } from "./order-story.ts";
import { emailOf, orderIdOf } from "./story-names.ts";

const CHUNK = 500;

/** What the books say, against what the stories say. */
export interface BookCheck {
  people: number;
  /** Orders of which the ledger holds less, or more, than they are worth in the end. */
  lost: number;
  doubled: number;
  /** People whose balance is not the sum of their orders; people who are there twice or not at all. */
  wrongBalances: number;
  /** Messages that could not be applied. */
  dead: number;
  auditDifferences: number;
}

interface Worth {
  available: number;
  pending: number;
}

async function heldFor(shop: Shop, stories: readonly OrderStory[]): Promise<Map<string, Worth>> {
  const { readOrderPositions } = await import("#app/modules/ledger/index.ts");
  const { sql } = await import("#app/platform/db.server.ts");
  const { merchantId, shopId } = shop;
  const keys = stories.flatMap((story) => {
    const orderId = toShopifyId(orderIdOf(story));
    return orderId ? [{ merchantId, shopId, orderId }] : [];
  });
  const held = new Map<string, Worth>();
  for (const [key, positions] of await readOrderPositions(sql, keys)) {
    const sum = { available: 0, pending: 0 };
    for (const { available, pending } of positions) {
      sum.available += available;
      sum.pending += pending;
    }
    held.set(key.split("/").at(-1) ?? "", sum);
  }
  return held;
}

/** Balances by e-mail; a person with debt or held points has none that could be right here. */
async function readBalances(shop: Shop): Promise<Map<string, Worth>> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ email: string; available: number; pending: number }>({
    text: `SELECT i.value AS email, COALESCE(a.available - a.debt - a.held, 0) AS available, COALESCE(a.pending, 0) AS pending
           FROM profile_identity i JOIN profile p USING (merchant_id, profile_id)
           LEFT JOIN ledger_account a USING (merchant_id, profile_id)
           WHERE i.merchant_id = $1 AND i.kind = 'email' AND p.merged_into IS NULL`,
    values: [shop.merchantId],
  });
  return new Map(rows.map(({ email, ...worth }) => [email, worth]));
}

async function count(text: string, shop: Shop): Promise<number> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ n: number }>({ text, values: [shop.merchantId] });
  return rows[0]?.n ?? 0;
}

const isSame = (a: Worth | undefined, b: Worth): boolean =>
  (a?.available ?? 0) === b.available && (a?.pending ?? 0) === b.pending;

export async function checkBooks(shop: Shop, plan: DeliveryPlan, now: () => Date): Promise<BookCheck> {
  const { audit } = await import("#app/flows/audit.server.ts");
  const expected = new Map<string, Worth>();
  let [lost, doubled] = [0, 0];
  for (let first = 1; first <= plan.orders; first += CHUNK) {
    const size = Math.min(CHUNK, plan.orders - first + 1);
    const stories = Array.from({ length: size }, (_, index) => plan.story(first + index));
    const held = await heldFor(shop, stories);
    for (const story of stories) {
      const worth = pointsOf(newestState(story));
      const inBooks = held.get(String(orderIdOf(story)));
      const more = (inBooks?.available ?? 0) + (inBooks?.pending ?? 0) - worth.available - worth.pending;
      if (more > 0) doubled++;
      else if (!isSame(inBooks, worth)) lost++;
      const sum = expected.get(emailOf(story.buyer)) ?? { available: 0, pending: 0 };
      sum.available += worth.available;
      sum.pending += worth.pending;
      expected.set(emailOf(story.buyer), sum);
    }
  }
  const balances = await readBalances(shop);
  const wrong = [...expected].filter(([email, sum]) => !isSame(balances.get(email), sum)).length;
  const people = await count(
    "SELECT count(*)::int AS n FROM profile WHERE merchant_id = $1 AND merged_into IS NULL",
    shop,
  );
  const { differences } = await audit(now);
  return {
    people,
    lost,
    doubled,
    wrongBalances: wrong + Math.abs(people - expected.size),
    dead: await count(
      "SELECT count(*)::int AS n FROM inbox_result WHERE merchant_id = $1 AND outcome = 'dead'",
      shop,
    ),
    auditDifferences: Object.values(differences).reduce((sum, each) => sum + each, 0),
  };
}

export const isClean = ({ people: _, ...faults }: BookCheck): boolean =>
  Object.values(faults).every((fault) => fault === 0);
