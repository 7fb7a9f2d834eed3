import type { MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { csvFile, type CsvCell } from "#app/platform/csv-text.ts";
import { transaction } from "#app/platform/db.server.ts";
import { listMembersAfter } from "#app/modules/analytics/index.ts";
import { listEntriesAfter, listOpenLotsAfter } from "#app/modules/ledger/index.ts";
import { listSavedVersions, readVersions } from "#app/modules/programs/index.ts";
import { listRedemptionsAfter, listRevisions, listRewards } from "#app/modules/redemption/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { TIERS } from "#app/modules/tiers/index.ts";

/** What can be taken along, each as one file. */
export const EXPORTS = ["members", "ledger", "lots", "programs", "rewards", "redemptions"] as const;
export type ExportKind = (typeof EXPORTS)[number];

/** A page is one query; no connection is held while the browser takes its time. */
const ROWS_OF_A_PAGE = 5_000;

/** Reads page after page, each from the last row of the one before. */
async function* pagesOf<Row>(
  read: (last: Row | null) => Promise<Row[]>,
  cells: (row: Row) => CsvCell[],
): AsyncGenerator<CsvCell[][]> {
  let last: Row | null = null;
  for (;;) {
    const rows: Row[] = await read(last);
    yield rows.map(cells);
    last = rows.at(-1) ?? null;
    if (rows.length < ROWS_OF_A_PAGE) return;
  }
}

/** The first columns are those that an import reads, so that the file can be corrected and taken back in. */
async function members(merchantId: MerchantId, at: Date): Promise<AsyncGenerator<string>> {
  const ladders = await readVersions(merchantId, TIERS);
  // The newest name of a tier, also of one that was taken off the ladder.
  const tiers = ladders.toReversed().flatMap(({ settings }) => settings.tiers);
  const tierNames = new Map(tiers.map(({ id, name }) => [id, name]));
  return csvFile(
    [
      "Email",
      "Phone",
      "Customer ID",
      "First Name",
      "Last Name",
      "Points",
      "Pending",
      "Reserved",
      "Owed",
      "Next Expiry",
      "Points Expiring Then",
      "Member ID",
      "First Seen",
      "Enrolled",
      "Tier",
      "Birthday",
    ],
    pagesOf(
      (last: Awaited<ReturnType<typeof listMembersAfter>>[number] | null) =>
        listMembersAfter(merchantId, last?.profileId ?? 0, at, ROWS_OF_A_PAGE),
      (row) => [
        row.email,
        row.phone,
        row.customerId,
        row.firstName,
        row.lastName,
        row.available,
        row.pending,
        row.held,
        row.debt,
        row.nextExpiryAt,
        row.expiring,
        row.profileId,
        row.createdAt,
        row.enrolledAt,
        row.tier === null ? null : (tierNames.get(row.tier) ?? row.tier),
        row.birthday,
      ],
    ),
  );
}

const ledger = (merchantId: MerchantId): AsyncGenerator<string> =>
  csvFile(
    [
      "Member ID",
      "Entry",
      "At",
      "Kind",
      "Reason",
      "Note",
      "By",
      "Order ID",
      "Available Change",
      "Pending Change",
      "Reserved Change",
      "Owed Change",
      "Available",
      "Pending",
      "Reserved",
      "Owed",
    ],
    pagesOf(
      (last: Awaited<ReturnType<typeof listEntriesAfter>>[number] | null) =>
        listEntriesAfter(merchantId, last ?? { profileId: 0, version: 0 }, ROWS_OF_A_PAGE),
      (row) => [
        row.profileId,
        row.version,
        row.occurredAt,
        row.kind,
        row.reason,
        row.note,
        row.actor,
        row.orderId,
        row.availableChange,
        row.pendingChange,
        row.heldChange,
        row.debtChange,
        row.available,
        row.pending,
        row.held,
        row.debt,
      ],
    ),
  );

const lots = (merchantId: MerchantId): AsyncGenerator<string> =>
  csvFile(
    ["Member ID", "Entry", "Lot", "Earned", "Expires", "Earned Points", "Points Left", "Order ID"],
    pagesOf(
      (last: Awaited<ReturnType<typeof listOpenLotsAfter>>[number] | null) =>
        listOpenLotsAfter(merchantId, last ?? { profileId: 0, version: 0, lotNo: 0 }, ROWS_OF_A_PAGE),
      (row) => [
        row.profileId,
        row.version,
        row.lotNo,
        row.earnedAt,
        row.expiresAt,
        row.amount,
        row.remaining,
        row.orderId,
      ],
    ),
  );

async function* versionRows(merchantId: MerchantId): AsyncGenerator<CsvCell[][]> {
  const versions = await listSavedVersions(merchantId);
  yield versions.map((version) => [
    version.program,
    version.version,
    version.createdAt,
    version.effectiveFrom,
    version.author,
    version.note,
    JSON.stringify(version.settings),
  ]);
}

const programs = (merchantId: MerchantId): AsyncGenerator<string> =>
  csvFile(
    ["Program", "Version", "Saved", "In Force From", "By", "Note", "Settings"],
    versionRows(merchantId),
  );

/** More than anybody saves of one reward. */
const MOST_REVISIONS = 1_000;

async function* rewardRows(merchantId: MerchantId): AsyncGenerator<CsvCell[][]> {
  for (const { rewardId, status } of await listRewards(merchantId)) {
    const revisions = await listRevisions(merchantId, rewardId, MOST_REVISIONS);
    yield revisions.map(({ revision, createdAt, author, terms }) => [
      rewardId,
      status,
      revision,
      createdAt,
      author,
      JSON.stringify(terms),
    ]);
  }
}

const rewards = (merchantId: MerchantId): AsyncGenerator<string> =>
  csvFile(["Reward", "Status", "Version", "Saved", "By", "Settings"], rewardRows(merchantId));

const redemptions = (merchantId: MerchantId): AsyncGenerator<string> =>
  csvFile(
    [
      "Redemption",
      "Member ID",
      "Reward",
      "Reward Version",
      "Where",
      "Points",
      "State",
      "Code",
      "Order ID",
      "Taken",
      "Ends",
      "Closed",
      "Why Released",
      "Promised",
    ],
    pagesOf(
      (last: Awaited<ReturnType<typeof listRedemptionsAfter>>[number] | null) =>
        listRedemptionsAfter(merchantId, last?.redemptionId ?? 0, ROWS_OF_A_PAGE),
      (row) => [
        row.redemptionId,
        row.profileId,
        row.rewardId,
        row.rewardRevision,
        row.surface,
        row.points,
        row.state,
        row.code,
        row.orderId,
        row.createdAt,
        row.expiresAt,
        row.closedAt,
        row.releaseReason,
        JSON.stringify(row.terms),
      ],
    ),
  );

const FILES = { members, ledger, lots, programs, rewards, redemptions };

/** A file in pieces, as it is read. That somebody took it along is recorded before the first of them. */
export async function exportData(
  merchantId: MerchantId,
  what: ExportKind,
  staffName: string,
): Promise<AsyncGenerator<string>> {
  const at = now();
  const action = { merchantId, at, actor: staffName, profileId: null, detail: { what } };
  await transaction((tx) => recordStaffAction(tx, { kind: "data_exported", ...action }));
  return FILES[what](merchantId, at);
}
