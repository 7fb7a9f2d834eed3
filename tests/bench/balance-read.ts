import type pg from "pg";
import { asMerchantId, asProfileId } from "#app/vocabulary/ids.ts";
import { interleave, throughput, type BenchRow } from "./measure.ts";

const SECONDS = 2;
const CLIENTS = 64;

/** The balance as till and checkout read it, beside one row by primary key. */
export async function balanceRead(pool: pg.Pool): Promise<BenchRow[]> {
  const { readBalance } = await import("#app/modules/ledger/index.ts");
  const profile = (client: number, nth: number) => 1 + ((client * 7919 + nth * 104_729) % 10_000);
  const figures = await interleave(
    () => throughput(CLIENTS, SECONDS, (c, n) => readBalance(asMerchantId(1), asProfileId(profile(c, n)))),
    () =>
      throughput(CLIENTS, SECONDS, (c, n) =>
        pool.query({
          name: "bench-read",
          text: "SELECT balance FROM floor_account WHERE merchant_id = 1 AND profile_id = $1",
          values: [profile(c, n)],
        }),
      ),
  );
  return [
    { work: "balance read, 64 clients", unit: "per second", ...figures, beside: "one row by key", goal: 0.5 },
  ];
}
