import { z } from "zod";
import { dayIn } from "#app/vocabulary/time.ts";
import {
  listBackfills,
  listDeadMessages,
  listIgnoredMessages,
  listPrivacyRequests,
  listReconcileRuns,
  readWebhookHealth,
  startOfDay,
  type Backfill,
  type DeadMessage,
  type IgnoredGroup,
  type PrivacyRequest,
  type ReconcileRun,
  type WebhookHealth,
} from "#app/modules/analytics/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";

const SHOWN = { dead: 50, ignored: 50, runs: 10, backfills: 3, privacy: 20 };

export interface ActivityScreen {
  view: AdminView;
  health: WebhookHealth;
  dead: { total: number; messages: DeadMessage[] };
  ignored: IgnoredGroup[];
  runs: ReconcileRun[];
  backfills: Backfill[];
  privacy: PrivacyRequest[];
  /** Something is under way: the page should look again soon. */
  busy: boolean;
  now: Date;
  today: string;
}

export async function readActivity(visit: Visit, now: Date): Promise<ActivityScreen> {
  const { merchantId, timeZone } = visit.shop;
  const [health, dead, ignored, runs, backfills, privacy] = await Promise.all([
    readWebhookHealth(merchantId),
    listDeadMessages(merchantId, SHOWN.dead),
    listIgnoredMessages(merchantId, SHOWN.ignored),
    listReconcileRuns(merchantId, SHOWN.runs),
    listBackfills(merchantId, SHOWN.backfills),
    listPrivacyRequests(merchantId, SHOWN.privacy),
  ]);
  const importing = backfills.some(({ status }) => status !== "done" && status !== "failed");
  return {
    view: adminView(visit),
    health,
    dead,
    ignored,
    runs,
    backfills,
    privacy,
    busy: health.waiting > 0 || importing || runs.some((run) => run.status === "running"),
    now,
    today: dayIn(timeZone, now),
  };
}

const number = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("retry-one"), seq: number }),
  z.object({ intent: z.literal("privacy-answered"), requestId: number }),
  z.object({ intent: z.literal("retry-all") }),
  z.object({ intent: z.literal("reconcile") }),
  z.object({
    intent: z.literal("start-backfill"),
    since: z.iso.date(),
    givesPoints: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
  }),
]);

export type ActivityWish =
  | { intent: "retry"; seq: number | null }
  | { intent: "reconcile" }
  | { intent: "privacy-answered"; requestId: number }
  | { intent: "start-backfill"; since: Date; givesPoints: boolean };

/** No shop on Shopify is older. */
const FIRST_DAY = "2006-01-01";

/** What a button of the page asks for; a problem in plain words when it cannot be done. */
export function parseActivityForm(
  fields: Record<string, unknown>,
  visit: Visit,
  now: Date,
): { ok: true; wish: ActivityWish } | { ok: false; problem: string } {
  const parsed = form.safeParse(fields);
  if (!parsed.success) {
    const aboutDay = parsed.error.issues.some((issue) => issue.path[0] === "since");
    return { ok: false, problem: aboutDay ? "Choose a day." : "This page knows no such action." };
  }
  const wish = parsed.data;
  if (wish.intent === "retry-one") return { ok: true, wish: { intent: "retry", seq: wish.seq } };
  if (wish.intent === "retry-all") return { ok: true, wish: { intent: "retry", seq: null } };
  if (wish.intent === "reconcile" || wish.intent === "privacy-answered") return { ok: true, wish };
  if (wish.since > dayIn(visit.shop.timeZone, now))
    return { ok: false, problem: "Choose a day that has begun." };
  if (wish.since < FIRST_DAY) return { ok: false, problem: "Choose a day after 1 January 2006." };
  return { ok: true, wish: { ...wish, since: startOfDay(visit.shop.timeZone, wish.since) } };
}
