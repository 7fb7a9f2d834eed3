import { asProfileId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";

/** A member to celebrate, and since when the birthday is known. */
export interface Celebrated {
  profileId: ProfileId;
  birthdayKnownAt: Date | null;
}

interface Row {
  profile_id: number;
  birthday_known_at: Date | null;
}

const toCelebrated = (row: Row): Celebrated => ({
  profileId: asProfileId(row.profile_id),
  birthdayKnownAt: row.birthday_known_at,
});

/** The next members after one whose birthday is one of these ("MM-DD"). */
export async function listBirthdays(
  tx: Sql,
  merchantId: MerchantId,
  birthdays: readonly string[],
  after: number,
  limit: number,
): Promise<Celebrated[]> {
  const { rows } = await tx.query<Row>({
    name: "list-birthdays",
    text: `SELECT profile_id, birthday_known_at FROM profile
           WHERE merchant_id = $1 AND birthday = ANY ($2::text[]) AND merged_into IS NULL AND redacted_at IS NULL
             AND enrolled_at IS NOT NULL AND birthday_known_at IS NOT NULL AND profile_id > $3
           ORDER BY profile_id LIMIT $4`,
    values: [merchantId, birthdays, after, limit],
  });
  return rows.map(toCelebrated);
}

/** The next members after one who became a member in one of these stretches of time, their ends left out. */
export async function listMembersSince(
  tx: Sql,
  merchantId: MerchantId,
  stretches: readonly { start: Date; end: Date }[],
  after: number,
  limit: number,
): Promise<Celebrated[]> {
  const { rows } = await tx.query<Row>({
    name: "list-members-since",
    text: `SELECT p.profile_id, p.birthday_known_at FROM unnest($2::timestamptz[], $3::timestamptz[]) AS s(first, last)
           JOIN profile p ON p.merchant_id = $1 AND p.enrolled_at >= s.first AND p.enrolled_at < s.last
           WHERE p.enrolled_at IS NOT NULL AND p.merged_into IS NULL AND p.redacted_at IS NULL AND p.profile_id > $4
           ORDER BY p.profile_id LIMIT $5`,
    values: [merchantId, stretches.map(({ start }) => start), stretches.map(({ end }) => end), after, limit],
  });
  return rows.map(toCelebrated);
}

/** Keeps a birthday ("MM-DD"), or forgets it; `at` counts from when it is known, and stays when nothing changes. */
export async function writeBirthday(
  tx: Sql,
  person: { merchantId: MerchantId; profileId: ProfileId },
  birthday: string | null,
  at: Date,
): Promise<void> {
  await tx.query({
    name: "write-birthday",
    text: `UPDATE profile SET birthday = $3, birthday_known_at = CASE WHEN $3::text IS NULL THEN NULL
             WHEN birthday = $3 THEN birthday_known_at ELSE $4::timestamptz END
           WHERE merchant_id = $1 AND profile_id = $2`,
    values: [person.merchantId, person.profileId, birthday, at],
  });
}

/** A merged person's birthday goes to whom they became, who keeps an own one. */
export async function mergeBirthdays(
  tx: Sql,
  merchantId: MerchantId,
  from: ProfileId,
  into: ProfileId,
): Promise<void> {
  await tx.query({
    name: "merge-birthdays",
    text: `UPDATE profile t SET birthday = f.birthday, birthday_known_at = f.birthday_known_at FROM profile f
           WHERE t.merchant_id = $1 AND t.profile_id = $3 AND t.birthday IS NULL AND t.redacted_at IS NULL
             AND f.merchant_id = $1 AND f.profile_id = $2`,
    values: [merchantId, from, into],
  });
}
