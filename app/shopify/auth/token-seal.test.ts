import { expect, it } from "vitest";
import { seal, unseal } from "./token-seal.ts";

const may = { name: "may", secret: Buffer.alloc(32, 1) };
const june = { name: "june", secret: Buffer.alloc(32, 2) };

it("opens what it sealed and shows nothing of it", () => {
  const sealed = seal("shpat_secret", [may]);
  expect(unseal(sealed, [may])).toBe("shpat_secret");
  expect(sealed.includes("shpat")).toBe(false);
});

it("never seals the same text twice alike", () => {
  expect(seal("shpat_secret", [may]).equals(seal("shpat_secret", [may]))).toBe(false);
});

it("opens old seals after a rotation, and seals with the new key", () => {
  const old = seal("shpat_secret", [may]);
  expect(unseal(old, [june, may])).toBe("shpat_secret");
  expect(unseal(seal("new", [june, may]), [june])).toBe("new");
});

it("refuses a seal whose key is gone", () => {
  expect(unseal(seal("shpat_secret", [may]), [june])).toBeNull();
});

it.each([0, 5, 20, 40])("refuses a seal with byte %i changed", (index) => {
  const sealed = seal("shpat_secret", [may]);
  sealed[index] = (sealed[index] ?? 0) ^ 1;
  expect(unseal(sealed, [may])).toBeNull();
});

it.each([0, 1, 10])("refuses a seal of only %i bytes", (length) => {
  expect(unseal(seal("shpat_secret", [may]).subarray(0, length), [may])).toBeNull();
});
