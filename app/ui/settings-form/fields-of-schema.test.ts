import { expect, it } from "vitest";
import { RULES } from "#app/modules/earning/rules/registry.ts";
import { fieldKind } from "./field-kind.ts";
import { emptyDraft, fieldsOfSchema } from "./fields-of-schema.ts";
import { readFormDraft } from "./form-draft.ts";

it.each(Object.entries(RULES))("makes the form of %s out of its schema alone", (_kind, { schema }) => {
  const fields = fieldsOfSchema(schema.shape);
  expect(fields.map(({ name }) => name)).toEqual(Object.keys(schema.shape));
  for (const { name, label } of fields) {
    expect(label).not.toBe("");
    expect(fieldKind(schema.shape[name]).kind).not.toBe("");
  }
});

const campaign = RULES.multiplierCampaign.schema;
const draft = {
  ...emptyDraft(campaign.shape),
  name: " May ",
  multiplier: "1,5",
  firstDay: "2026-05-01",
  lastDay: "2026-05-31",
  segments: "vip, gold member,",
  capPerDay: "100",
};
const read = (changes: object) =>
  readFormDraft(campaign, fieldsOfSchema(campaign.shape), { ...draft, ...changes });

it("begins with the defaults of the schema", () => {
  expect(emptyDraft(campaign.shape)).toMatchObject({
    name: "",
    channels: "online, pos, draft, subscription, other",
    tiers: "",
    capEver: "",
  });
  expect(emptyDraft(RULES.nthOrder.schema.shape)).toMatchObject({ repeats: "false" });
});

it("reads days, lists, decimals with a comma, and limits that are not there", () => {
  expect(read({ channels: "pos" })).toEqual({
    settings: {
      name: "May",
      multiplier: "1.5",
      firstDay: "2026-05-01",
      lastDay: "2026-05-31",
      channels: ["pos"],
      segments: ["vip", "gold member"],
      tiers: [],
      capPerDay: 100,
      capPerMonth: null,
      capEver: null,
    },
  });
});

it("reads whether something is so", () => {
  const { schema } = RULES.nthOrder;
  const typed = { ...emptyDraft(schema.shape), nth: "5", points: "10", repeats: "true" };
  expect(readFormDraft(schema, fieldsOfSchema(schema.shape), typed)).toMatchObject({
    settings: { repeats: true },
  });
});

it.each([
  [{ multiplier: "1000" }, { multiplier: "Enter a number from 1 to 10, with up to two decimals." }],
  [{ lastDay: "2026-04-30" }, { lastDay: "This is before the first day." }],
  [{ firstDay: "" }, { firstDay: "Choose a day." }],
  [{ channels: "" }, { channels: "Choose at least one channel." }],
  [{ capPerDay: "0" }, { capPerDay: "Enter a whole number from 1 to 1000000." }],
  [{ capEver: "50" }, { capEver: "Enter at least what a day and a month allow." }],
])("refuses %j in the words of the schema", (changes, errors) => {
  expect(read(changes)).toEqual({ errors });
});
