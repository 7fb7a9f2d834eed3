import { expect, it } from "vitest";
import { adjustmentErrors, adjustmentForm, previewAdjustment } from "./adjustment.ts";

const form = {
  intent: "adjust",
  direction: "add",
  amount: " 50 ",
  note: " Late parcel ",
  requestId: "7b1c6a52-6f6c-4a1e-9b0c-0d0b6f1f2a11",
};

const errorsOf = (change: object) => {
  const parsed = adjustmentForm.safeParse({ ...form, ...change });
  return parsed.success ? {} : adjustmentErrors(parsed.error);
};

it("reads an adjustment", () => {
  expect(adjustmentForm.parse(form)).toMatchObject({ direction: "add", amount: 50, note: "Late parcel" });
});

it("drops what the database cannot keep from a reason", () => {
  expect(adjustmentForm.parse({ ...form, note: "Late\0 parcel" }).note).toBe("Late parcel");
});

it.each([
  [{ amount: "" }, { amount: "Enter a whole number of points." }],
  [{ amount: "1.5" }, { amount: "Enter a whole number of points." }],
  [{ amount: "-5" }, { amount: "Enter a whole number of points." }],
  [{ amount: "0" }, { amount: "Enter a number above zero." }],
  [{ amount: "1000001" }, { amount: "Enter at most 1,000,000 points." }],
  [{ note: "  " }, { note: "Say why: the shopper can read it." }],
  [{ note: "x".repeat(201) }, { note: "Use at most 200 characters." }],
  [{ requestId: "again" }, { form: "This form is out of date. Close it and open it again." }],
])("refuses %j", (change, errors) => {
  expect(errorsOf(change)).toEqual(errors);
});

it("shows the balance after the change, debts repaid first", () => {
  expect(previewAdjustment({ available: 10, debt: 0 }, "add", 50)).toEqual({
    available: 60,
    debt: 0,
    possible: true,
  });
  expect(previewAdjustment({ available: 0, debt: 40 }, "add", 50)).toEqual({
    available: 10,
    debt: 0,
    possible: true,
  });
  expect(previewAdjustment({ available: 0, debt: 40 }, "add", 30)).toEqual({
    available: 0,
    debt: 10,
    possible: true,
  });
});

it("knows that nobody can give more than they have", () => {
  expect(previewAdjustment({ available: 10, debt: 0 }, "remove", 10)).toEqual({
    available: 0,
    debt: 0,
    possible: true,
  });
  expect(previewAdjustment({ available: 10, debt: 0 }, "remove", 11).possible).toBe(false);
});
