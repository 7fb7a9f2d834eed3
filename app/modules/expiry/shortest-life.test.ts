import { expect, it } from "vitest";
import { expirySettings } from "./settings.ts";
import { shortestLifeDays } from "./shortest-life.ts";

it.each([
  [{ kind: "never" }, null],
  [{ kind: "days", days: 14 }, 14],
  [{ kind: "months", months: 1 }, 28],
  [{ kind: "months", months: 12 }, 365],
  [{ kind: "month_end", months: 1 }, 28],
  [{ kind: "year_end", years: 0 }, 0],
  [{ kind: "year_end", years: 1 }, 365],
  [{ kind: "yearly_date", yearlyOn: "02-29", yearlyMinDays: 90 }, 90],
] as const)("knows how short points may live by %o: %s days", (policy, days) => {
  expect(shortestLifeDays(expirySettings.parse(policy))).toBe(days);
});
