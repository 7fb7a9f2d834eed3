import { asProfileId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";
import {
  staffActionDetail,
  type StaffAction,
  type StaffActionDetail,
  type StaffActionKind,
} from "./staff-action.ts";

/** Call in the transaction of what was done, once it is certain. */
export async function recordStaffAction(tx: Sql, action: StaffAction): Promise<void> {
  const { merchantId, at, actor, kind, profileId, detail } = action;
  await tx.query({
    name: "record-staff-action",
    text: `INSERT INTO staff_action (merchant_id, at, actor, kind, profile_id, detail) VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [merchantId, at, actor, kind, profileId, JSON.stringify(detail)],
  });
}

export interface KeptStaffAction {
  actionId: number;
  at: Date;
  actor: string;
  /** A kind that a later release has taken out is still listed. */
  kind: string;
  profileId: ProfileId | null;
  detail: StaffActionDetail;
}

interface Row {
  action_id: number;
  at: Date;
  actor: string;
  kind: string;
  profile_id: number | null;
  detail: unknown;
}

/** Actions older than the one of the number `before` (null: from the newest), the newest first. */
export async function listStaffActions(
  merchantId: MerchantId,
  { kind, before }: { kind: StaffActionKind | null; before: number | null },
  limit: number,
): Promise<KeptStaffAction[]> {
  const { rows } = await sql.query<Row>({
    text: `SELECT action_id, at, actor, kind, profile_id, detail FROM staff_action
           WHERE merchant_id = $1 AND action_id < COALESCE($2::bigint, 9223372036854775807)
             ${kind === null ? "" : "AND kind = $4"}
           ORDER BY action_id DESC LIMIT $3`,
    values: [merchantId, before, limit, ...(kind === null ? [] : [kind])],
  });
  return rows.map((row) => ({
    actionId: row.action_id,
    at: row.at,
    actor: row.actor,
    kind: row.kind,
    profileId: row.profile_id === null ? null : asProfileId(row.profile_id),
    detail: staffActionDetail.parse(row.detail),
  }));
}
