import pg from "pg";
import { asMerchantId, asProfileId } from "#app/vocabulary/ids.ts";
import { inOwnDatabase } from "../harness/command-database.ts";
import { ENTRIES_OF_ACCOUNT, fillLedger } from "./fill-ledger.ts";
import { interleave, throughput, type BenchRow } from "./measure.ts";
import { POST_ONE } from "./ledger-posting.ts";

const SMALL = 10_000;
const LARGE = [1_000_000, 10_000_000];
const SECONDS = 2;
const POSTING_CLIENTS = 16;
const READING_CLIENTS = 64;

interface Ledger {
  pool: pg.Pool;
  accounts: number;
}

let posted = 0;

const oneOf = ({ accounts }: Ledger, client: number, nth: number): number =>
  1 + ((client * 7_919 + nth * 104_729) % accounts);

const post = (ledger: Ledger) => (client: number, nth: number) => {
  const order = ++posted;
  const values = [oneOf(ledger, client, nth), `growth:${order}`, order];
  return ledger.pool.query({ name: "growth-post", text: POST_ONE, values });
};

async function reader(ledger: Ledger): Promise<(client: number, nth: number) => Promise<unknown>> {
  const { readBalance } = await import("#app/modules/ledger/index.ts");
  return (client, nth) => readBalance(asMerchantId(1), asProfileId(oneOf(ledger, client, nth)), ledger.pool);
}

async function inLedger<T>(
  serverUrl: string,
  entries: number,
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  return inOwnDatabase(serverUrl, `growth_${entries}`, async (url) => {
    const types = new pg.TypeOverrides();
    types.setTypeParser(pg.types.builtins.INT8, Number);
    const pool = new pg.Pool({ connectionString: url, max: READING_CLIENTS, types });
    pool.on("error", () => undefined);
    try {
      await fillLedger(pool, entries);
      return await work({ pool, accounts: entries / ENTRIES_OF_ACCOUNT });
    } finally {
      await pool.end();
    }
  });
}

async function compare(large: Ledger, small: Ledger, entries: number): Promise<BenchRow[]> {
  const [readLarge, readSmall] = [await reader(large), await reader(small)];
  const at = `${entries / 1_000_000} million entries`;
  const row = { unit: "per second", beside: "10 thousand entries", goal: 0.8 } as const;
  const posting = await interleave(
    () => throughput(POSTING_CLIENTS, SECONDS, post(large)),
    () => throughput(POSTING_CLIENTS, SECONDS, post(small)),
  );
  const reading = await interleave(
    () => throughput(READING_CLIENTS, SECONDS, readLarge),
    () => throughput(READING_CLIENTS, SECONDS, readSmall),
  );
  return [
    { work: `ledger posting at ${at}, ${POSTING_CLIENTS} clients`, ...posting, ...row },
    { work: `balance read at ${at}, ${READING_CLIENTS} clients`, ...reading, ...row },
  ];
}

/** Posting and reading in large ledgers beside a small one, each in a database of its own, all accounts alike busy. */
export async function growth(
  serverUrl: string,
  largest: number,
  say: (what: string) => void,
): Promise<BenchRow[]> {
  return inLedger(serverUrl, SMALL, async (small) => {
    const rows: BenchRow[] = [];
    for (const entries of LARGE.filter((size) => size <= largest)) {
      say(`filling a ledger with ${entries / 1_000_000} million entries`);
      rows.push(
        ...(await inLedger(serverUrl, entries, (large) => {
          say("measuring: growth");
          return compare(large, small, entries);
        })),
      );
    }
    return rows;
  });
}
