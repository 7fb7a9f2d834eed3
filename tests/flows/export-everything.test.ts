import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id } from "../factories/order.ts";
import { purchase } from "../screens/people.ts";
import { apply, lookAt } from "./bulk-file.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const ADA = {
  number: 1,
  firstName: "=Ada",
  lastName: "Lovelace",
  email: "ada@example.com",
  phone: "+4930111111",
};
const BEN = { number: 2, firstName: "Ben", lastName: "Bit", email: "ben@example.com" };

async function fileOf(test: TestShop, what: "members" | "ledger" | "lots" | "programs"): Promise<string> {
  const { exportData } = await import("#app/flows/export-everything.server.ts");
  let text = "";
  for await (const piece of await exportData(test.shop.merchantId, what, "Grace")) text += piece;
  return text;
}

const linesOf = (text: string) => text.replace("\ufeff", "").trimEnd().split("\n");

it("exports everybody with contacts and balances, harmless in a spreadsheet, and nobody twice", async () => {
  const [test, other] = [await startTestShop(), await startTestShop()];
  await test.see(purchase(ADA, "2026-05-01"), purchase(BEN, "2026-05-02"));
  await other.see(purchase({ number: 3, firstName: "Cy", email: "cy@example.com" }, "2026-05-01"));
  await test.apply([{ kind: "customers-merged", keptId: id(7001), deletedId: id(7002) }]);
  const [header, ...rows] = linesOf(await fileOf(test, "members"));
  expect(header).toMatch(/^Email,Phone,Customer ID,First Name,Last Name,Points,Pending,Reserved,Owed,/);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatch(/^ada@example\.com,'\+4930111111,7001,'=Ada,Lovelace,200,0,0,0,,,\d+,/);
});

it("exports the tier of a member by its name, and the birthday", async () => {
  const test = await startTestShop();
  await test.see(purchase(ADA, "2026-05-01"));
  const { merchantId } = test.shop;
  const profileId = await test.profileOf(ADA.email);
  if (profileId === null) throw new Error("Ada is not known");
  const { saveTiersSettings } = await import("#app/flows/save-tiers-settings.server.ts");
  const { setTier } = await import("#app/flows/set-tier.server.ts");
  const { setBirthday } = await import("#app/flows/set-birthday.server.ts");
  const { tiersSettings } = await import("#app/modules/tiers/index.ts");
  const settings = tiersSettings.parse({ tiers: [{ id: "g1", name: "Gold", threshold: "900" }] });
  const saved = { settings, staffName: "Grace", baseVersion: 0, startsOn: null, note: null };
  await saveTiersSettings({ shop: test.shop, ...saved });
  const staff = { merchantId, profileId, staffName: "Grace" };
  await setTier({ ...staff, tier: "g1", until: null, note: null });
  await setBirthday({ ...staff, birthday: "02-29" });
  const [header, row] = linesOf(await fileOf(test, "members"));
  expect(header).toMatch(/,Tier,Birthday$/);
  expect(row).toMatch(/,Gold,02-29$/);
});

it("exports members in a file that can be taken back in", async () => {
  const test = await startTestShop();
  await test.see(purchase(ADA, "2026-05-01"), purchase(BEN, "2026-05-02"));
  const text = await fileOf(test, "members");
  expect(await lookAt(test, text, { mode: "set" })).toMatchObject({ rows: 2, unchanged: 2, refused: 0 });
  const doubled = await lookAt(test, text.replaceAll(",100,", ",150,"), { mode: "set" });
  expect(await apply(test, doubled)).toMatchObject({ applied: 2, added: 100 });
});

it("exports every entry of the ledger, the lots that hold points, and every version of the program", async () => {
  const test = await startTestShop();
  await test.see(purchase(ADA, "2026-05-01"));
  await apply(test, await lookAt(test, "Email,Points\nada@example.com,-30\n"));
  const profileId = await test.profileOf(ADA.email);
  const [, ...entries] = linesOf(await fileOf(test, "ledger"));
  expect(entries.map((line) => line.split(",").slice(3))).toEqual([
    expect.arrayContaining(["earn", "order_earned", "100"]),
    expect.arrayContaining(["adjust", "adjusted", "Welcome over", "Grace", "-30", "70"]),
  ]);
  const [, ...lots] = linesOf(await fileOf(test, "lots"));
  expect(lots).toEqual([expect.stringMatching(`^${profileId},1,0,2026-05-01T10:00:00.000Z,,100,70,\\d+$`)]);
  const [, ...versions] = linesOf(await fileOf(test, "programs"));
  expect(versions).toEqual([expect.stringMatching(/^earning,1,.*,Test,,"\{""/)]);
});

it("records who took which file along", async () => {
  const test = await startTestShop();
  expect(linesOf(await fileOf(test, "lots"))).toHaveLength(1);
  const { listStaffActions } = await import("#app/modules/staff/index.ts");
  expect(await listStaffActions(test.shop.merchantId, { kind: null, before: null }, 10)).toMatchObject([
    { kind: "data_exported", actor: "Grace", detail: { what: "lots" } },
  ]);
});
