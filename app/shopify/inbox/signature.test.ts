import { expect, it } from "vitest";
import { isSignedBy } from "./signature.ts";

// HMAC-SHA256 of the body with the key "secret", as any tool prints it.
const BODY = '{"id":1,"name":"Zoë"}';
const SIGNATURE = "aYrh35v4XBk5Csz6vB+9ca0TyvxAH7DAn44mlBSGe3c=";

it("accepts what the secret signed", () => {
  expect(isSignedBy("secret", BODY, SIGNATURE)).toBe(true);
});

it.each([
  ["another secret", "other", BODY, SIGNATURE],
  ["one more space in the body", "secret", `${BODY} `, SIGNATURE],
  ["an empty signature", "secret", BODY, ""],
  ["a shortened signature", "secret", BODY, SIGNATURE.slice(0, -8)],
  ["a signature that is not base64", "secret", BODY, "%%%"],
])("refuses %s", (_, secret, body, signature) => {
  expect(isSignedBy(secret, body, signature)).toBe(false);
});
