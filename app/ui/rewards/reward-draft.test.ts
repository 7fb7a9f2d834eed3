import { expect, it } from "vitest";
import { isRewardKind, REWARD_KINDS } from "#app/modules/redemption/registry.ts";
import {
  conditionFields,
  emptyReward,
  readRewardDraft,
  settingFields,
  toRewardDraft,
} from "./reward-draft.ts";

const KINDS = Object.keys(REWARD_KINDS).filter(isRewardKind);

it.each(KINDS)("makes the form of %s out of its schema alone", (kind) => {
  expect(settingFields(kind).map(({ name }) => name)).toEqual(Object.keys(REWARD_KINDS[kind].schema.shape));
  for (const { label } of [...settingFields(kind), ...conditionFields(kind)]) expect(label).not.toBe("");
});

it.each(KINDS)("refuses an empty form of %s", (kind) => {
  expect(readRewardDraft(kind, emptyReward(kind))).toHaveProperty("errors");
});

it("asks only for the conditions that a kind can have", () => {
  const names = (kind: (typeof KINDS)[number]) => conditionFields(kind).map(({ name }) => name);
  expect(names("giftCard")).toEqual(["channels", "tiers", "perPerson", "perPersonIn", "stock"]);
  expect(names("freeShipping")).not.toContain("products");
  expect(names("amountOff")).toContain("products");
});

const draft = {
  names: { en: " Fiver ", de: "" },
  settings: { cost: "500", amounts: "EUR=5,50;JPY=700" },
  conditions: {
    ...emptyReward("amountOff").conditions,
    minimumSpend: "EUR=30",
    perPerson: "2",
    perPersonIn: "year",
  },
};
const read = (changes: object) => readRewardDraft("amountOff", { ...draft, ...changes });

it("reads amounts by currency with either decimal sign, names that are there, and limits", () => {
  const answer = read({});
  expect(answer).toMatchObject({
    terms: {
      names: { en: "Fiver" },
      offer: { kind: "amountOff", settings: { cost: 500, amounts: { EUR: "5.50", JPY: "700" } } },
      conditions: {
        minimumSpend: { EUR: "30" },
        perPerson: 2,
        perPersonIn: "year",
        stock: null,
        validDays: 30,
      },
    },
  });
  if ("terms" in answer) expect(readRewardDraft("amountOff", toRewardDraft(answer.terms))).toEqual(answer);
});

it("leaves the period of a limit that is not there at its default", () => {
  const conditions = { ...draft.conditions, perPerson: " " };
  expect(read({ conditions })).toMatchObject({
    terms: { conditions: { perPerson: null, perPersonIn: "ever" } },
  });
});

it.each([
  [{ settings: { cost: "500", amounts: "" } }, { amounts: "Enter an amount in at least one currency." }],
  [
    { settings: { cost: "0", amounts: "EUR=5;JPY=7.5;USD=-1" } },
    {
      cost: "Enter a whole number from 1 to 10000000.",
      "amounts.JPY": "JPY has 0 decimals.",
      "amounts.USD": "Enter an amount above zero, such as 5 or 4.99.",
    },
  ],
  [{ names: { ja: "x".repeat(61) } }, { "names.ja": "Use at most 60 characters." }],
  [
    { conditions: { ...draft.conditions, channels: "", validDays: "366" } },
    {
      channels: "Choose at least one channel.",
      validDays: "Enter a whole number from 1 to 365.",
    },
  ],
  [
    { conditions: { ...draft.conditions, products: "1", collections: "2" } },
    { collections: "Choose products or collections, not both." },
  ],
])("refuses %j in plain words", (changes, errors) => {
  expect(read(changes)).toEqual({ errors });
});
