import { z } from "zod";
import { readNames } from "#app/modules/profiles/index.ts";
import {
  listStaffActions,
  STAFF_ACTION_KINDS,
  type KeptStaffAction,
  type StaffActionKind,
} from "#app/modules/staff/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";

const ACTIONS_PER_PAGE = 50;

export interface AuditLine extends KeptStaffAction {
  /** What the person is called today; null when the action was about nobody, or they have no name. */
  person: string | null;
}

export interface AuditLogScreen {
  view: AdminView;
  kind: StaffActionKind | null;
  actions: { items: AuditLine[]; more: number | null };
}

const places = z.object({
  kind: z.enum(STAFF_ACTION_KINDS).nullable(),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).nullable(),
});

/** Which part of the log the address asks for; null when it names what cannot be. */
export function parseAuditPlace(params: URLSearchParams): z.infer<typeof places> | null {
  return places.safeParse({ kind: params.get("kind") || null, before: params.get("before") }).data ?? null;
}

/** What the staff did, the newest first. */
export async function readAuditLog(visit: Visit, place: z.infer<typeof places>): Promise<AuditLogScreen> {
  const { merchantId } = visit.shop;
  const actions = await listStaffActions(merchantId, place, ACTIONS_PER_PAGE + 1);
  const items = actions.slice(0, ACTIONS_PER_PAGE);
  const names = await readNames(
    merchantId,
    items.flatMap(({ profileId }) => profileId ?? []),
  );
  return {
    view: adminView(visit),
    kind: place.kind,
    actions: {
      items: items.map((action) => ({
        ...action,
        person: action.profileId === null ? null : (names.get(action.profileId) ?? null),
      })),
      more: actions.length > ACTIONS_PER_PAGE ? (items.at(-1)?.actionId ?? null) : null,
    },
  };
}
