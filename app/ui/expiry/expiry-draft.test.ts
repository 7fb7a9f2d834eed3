import { expect, it } from "vitest";
import { defaultExpirySettings, expirySettings } from "#app/modules/expiry/settings.ts";
import { isExpiryDirty, readExpiryDraft, toExpiryDraft } from "./expiry-draft.ts";

const saved = defaultExpirySettings();
const draft = toExpiryDraft(saved);

it("asks for new points only, without a notice, unless told otherwise", () => {
  expect(readExpiryDraft(draft)).toEqual({ ask: { settings: saved, appliesTo: "new", noticeDays: 0 } });
  expect(readExpiryDraft({ ...draft, appliesTo: "all", noticeDays: " 30 " })).toEqual({
    ask: { settings: saved, appliesTo: "all", noticeDays: 30 },
  });
});

it.each(["", "1.5", "-1", "366", "soon"])("refuses a notice of %j days for all points", (noticeDays) => {
  expect(readExpiryDraft({ ...draft, appliesTo: "all", noticeDays })).toEqual({
    errors: { noticeDays: "Enter whole days, from 0 to 365." },
  });
});

it("notices a change, also when an older version is brought back", () => {
  expect(isExpiryDirty(draft, saved)).toBe(false);
  expect(isExpiryDirty({ ...draft, startsOn: "2026-08-01" }, saved)).toBe(true);
  expect(isExpiryDirty(toExpiryDraft(expirySettings.parse({ kind: "days" }), "As in version 1"), saved)).toBe(
    true,
  );
});
