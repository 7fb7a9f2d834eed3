import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Posting } from "#app/modules/ledger/index.ts";
import { asMerchantId, asProfileId } from "#app/vocabulary/ids.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { posting } from "../factories/posting.ts";
import { ledgerProblems } from "./ledger-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ DATABASE_POOL: "20" });
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(() => app.close());

async function post(postings: readonly Posting[]) {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { postAll } = await import("#app/modules/ledger/index.ts");
  return transaction((tx) => postAll(tx, postings));
}

async function available(merchant: number, profile: number): Promise<number> {
  const { readBalance } = await import("#app/modules/ledger/index.ts");
  return (await readBalance(asMerchantId(merchant), asProfileId(profile))).available;
}

it("adds up what sixteen transactions post to the same accounts at once, in whatever order they name them", async () => {
  const profiles = [1, 2, 3, 4, 5];
  const batches = Array.from({ length: 16 }, (_, batch) => {
    const postings = profiles.flatMap((profile) => [
      posting({ profile, available: 10, key: `gain:${batch}:${profile}` }),
      posting({ profile, available: -3, kind: "take_back", key: `loss:${batch}:${profile}` }),
    ]);
    return batch % 2 === 0 ? postings : postings.toReversed();
  });
  const statuses = await Promise.all(batches.map(post));
  expect(new Set(statuses.flat())).toEqual(new Set(["posted"]));
  for (const profile of profiles) expect(await available(1, profile)).toBe(112);
});

it("posts one key once, however many ask for it at the same moment", async () => {
  const wish = posting({ merchant: 2, profile: 21, available: 7, key: "one" });
  const statuses = await Promise.all(Array.from({ length: 32 }, () => post([wish])));
  expect(statuses.flat().filter((status) => status === "posted")).toHaveLength(1);
  expect(statuses.flat().filter((status) => status === "replayed")).toHaveLength(31);
  expect(await available(2, 21)).toBe(7);
});

it("lets exactly as many spenders through as there are points", async () => {
  await post([posting({ merchant: 3, profile: 31, available: 50, key: "start" })]);
  const spend = (nth: number) =>
    posting({
      merchant: 3,
      profile: 31,
      available: -20,
      onShortage: "refuse",
      kind: "adjust",
      key: `spend:${nth}`,
    });
  const statuses = await Promise.all(Array.from({ length: 12 }, (_, nth) => post([spend(nth)])));
  expect(statuses.flat().filter((status) => status === "posted")).toHaveLength(2);
  expect(await available(3, 31)).toBe(10);
});

it("moves two people's points to each other at once without a lock that never ends", async () => {
  await post(
    [41, 42].map((profile) => posting({ merchant: 4, profile, available: 100, key: `start:${profile}` })),
  );
  const { transaction } = await import("#app/platform/db.server.ts");
  const { transferAll } = await import("#app/modules/ledger/index.ts");
  const move = (from: number, into: number) =>
    transaction((tx) =>
      transferAll(tx, {
        merchantId: asMerchantId(4),
        from: asProfileId(from),
        into: asProfileId(into),
        key: `merge:${from}:${into}`,
        reason: "profiles_merged",
        actor: null,
        at: new Date("2026-05-01T00:00:00Z"),
      }),
    );
  const rounds = Array.from({ length: 8 }, (_, nth) => (nth % 2 === 0 ? move(41, 42) : move(42, 41)));
  const statuses = await Promise.all(rounds);
  expect(statuses.filter((status) => status === "posted").length).toBeGreaterThan(0);
  expect((await available(4, 41)) + (await available(4, 42))).toBe(200);
});
