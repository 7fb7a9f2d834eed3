import { dayIn } from "#app/vocabulary/time.ts";
import {
  daysBetween,
  periodUntil,
  readDailyPoints,
  readKeyFigures,
  readSetupFacts,
  type DailyPoints,
  type KeyFigures,
} from "#app/modules/analytics/index.ts";
import { EARNING } from "#app/modules/earning/index.ts";
import { newestVersion } from "#app/modules/programs/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";

const PERIOD_DAYS = 30;

export interface HomeScreen {
  view: AdminView;
  mustReauthorise: boolean;
  deadMessages: number;
  setup: {
    dismissed: boolean;
    connected: boolean;
    detailsRead: boolean;
    ruleSaved: boolean;
    firstOrderAt: Date | null;
    backfill: "none" | "running" | "done" | "failed";
  };
  days: string[];
  /** Not awaited: the page stands before its figures do. */
  figures: Promise<{ key: KeyFigures; daily: DailyPoints[] }>;
}

export async function readHome(visit: Visit, now: Date): Promise<HomeScreen> {
  const { shop } = visit;
  const [facts, rule] = await Promise.all([
    readSetupFacts(shop.merchantId),
    newestVersion(shop.merchantId, EARNING),
  ]);
  const period = periodUntil(dayIn(shop.timeZone, now), PERIOD_DAYS);
  const figures = Promise.all([
    readKeyFigures(shop.merchantId, period, shop.timeZone),
    readDailyPoints(shop.merchantId, period),
  ]).then(([key, daily]) => ({ key, daily }));
  // They may fail before anybody listens, and an unheard failure ends the process; the page still hears of it.
  figures.catch(() => undefined);
  return {
    view: adminView(visit),
    mustReauthorise: shop.reauthoriseAt !== null,
    deadMessages: facts.deadMessages,
    setup: {
      dismissed: facts.dismissed,
      connected: shop.status === "installed",
      detailsRead: facts.detailsRead,
      ruleSaved: rule !== null,
      firstOrderAt: facts.firstOrderAt,
      backfill: facts.backfill,
    },
    days: daysBetween(period.first, period.last),
    figures,
  };
}
