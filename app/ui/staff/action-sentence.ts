import { isRewardKind, REWARD_KINDS } from "#app/modules/redemption/registry.ts";
import type { Format } from "../format.ts";

export interface ActionFacts {
  kind: string;
  detail: Record<string, string | number | boolean>;
}

const count = (value: string | number | boolean | undefined): number =>
  typeof value === "number" ? value : 0;

const FILES: Record<string, string> = {
  members: "the list of members",
  ledger: "the points history",
  lots: "the points by date",
  programs: "the program",
  rewards: "the rewards",
  redemptions: "the rewards taken",
};

/** "“Amount off”, number 12": a reward by its kind, whatever it is called today. */
const reward = ({ kind, reward }: ActionFacts["detail"]): string =>
  `“${isRewardKind(kind) ? REWARD_KINDS[kind].title : "Reward"}”, number ${count(reward)}`;

const STATUSES: Record<string, string> = {
  active: "Offered the reward",
  draft: "Paused the reward",
  archived: "Archived the reward",
};

type Sentence = (detail: ActionFacts["detail"], format: Format) => string;

const SENTENCES: Record<string, Sentence> = {
  points_adjusted: ({ points }, format) =>
    count(points) < 0 ? `Took ${format.points(-count(points))}` : `Added ${format.points(count(points))}`,
  earning_saved: ({ version }) => `Saved the earning rule, version ${count(version)}`,
  expiry_saved: ({ version, appliesTo, startsOn }, format) =>
    [
      `Saved the expiry rule, version ${count(version)}`,
      appliesTo === "all" ? ", for all points" : "",
      typeof startsOn === "string" ? `, from ${format.day(startsOn)}` : "",
    ].join(""),
  tiers_saved: ({ version, startsOn }, format) =>
    `Saved the tiers, version ${count(version)}${typeof startsOn === "string" ? `, from ${format.day(startsOn)}` : ""}`,
  brand_saved: ({ version }) => `Saved brand and words, version ${count(version)}`,
  tier_set: ({ tier, until }, format) =>
    tier === undefined
      ? "Ended a tier that was set by hand"
      : `Set a tier by hand${typeof until === "string" ? `, through ${format.day(until)}` : ""}`,
  order_attached: () => "Attached an order to the member",
  order_detached: () => "Took an attached order off again",
  birthday_set: () => "Changed a birthday",
  api_key_made: ({ prefix }) => `Made the API key ${String(prefix)}…`,
  api_key_withdrawn: () => "Withdrew an API key",
  bulk_applied: ({ mode, rows }, format) =>
    mode === "set"
      ? `Set ${format.number(count(rows))} balances with a file`
      : `Changed ${format.number(count(rows))} balances with a file`,
  data_exported: ({ what }) => `Downloaded ${FILES[String(what)] ?? "a file"}`,
  reward_saved: (detail) => `Saved the reward ${reward(detail)}, version ${count(detail["revision"])}`,
  reward_status_set: (detail) =>
    `${STATUSES[String(detail["status"])] ?? "Changed the reward"} ${reward(detail)}`,
  rewards_sorted: () => "Sorted the rewards",
  codes_reissued: (detail, format) => {
    const codes = count(detail["codes"]);
    return `Re-issued ${codes === 1 ? "1 code" : `${format.number(codes)} codes`} of the reward ${reward(detail)}`;
  },
  reward_given: ({ reward, points }, format) =>
    `Gave reward number ${count(reward)} for ${format.points(count(points))}`,
  reward_taken_back: ({ reward, points }, format) =>
    `Took back reward number ${count(reward)}: ${format.points(count(points))} returned`,
};

/** What a member of staff did, in a sentence; the code where none is known. */
export const actionSentence = ({ kind, detail }: ActionFacts, format: Format): string =>
  SENTENCES[kind]?.(detail, format) ?? kind.replaceAll("_", " ");

/** For the choice of what to see. */
export const KINDS = [
  { value: "points_adjusted", label: "Points by hand" },
  { value: "bulk_applied", label: "Files applied" },
  { value: "earning_saved", label: "Earning rule" },
  { value: "expiry_saved", label: "Expiry rule" },
  { value: "tiers_saved", label: "Tiers" },
  { value: "brand_saved", label: "Brand and words" },
  { value: "tier_set", label: "Tiers set by hand" },
  { value: "order_attached", label: "Orders attached" },
  { value: "order_detached", label: "Orders taken off again" },
  { value: "birthday_set", label: "Birthdays" },
  { value: "api_key_made", label: "API keys made" },
  { value: "api_key_withdrawn", label: "API keys withdrawn" },
  { value: "data_exported", label: "Downloads" },
  { value: "reward_saved", label: "Rewards" },
  { value: "reward_status_set", label: "Rewards offered, paused and archived" },
  { value: "rewards_sorted", label: "Rewards sorted" },
  { value: "codes_reissued", label: "Codes re-issued" },
  { value: "reward_given", label: "Rewards given by hand" },
  { value: "reward_taken_back", label: "Rewards taken back" },
] as const;

/** Where the thing that was done can be seen; null when it stands nowhere. */
export function actionAddress({ kind, detail }: ActionFacts): string | null {
  if (kind === "bulk_applied") return `/app/data/imports/${count(detail["run"])}`;
  if (kind === "earning_saved") return "/app/program";
  if (kind === "tiers_saved") return "/app/program/tiers";
  if (["reward_saved", "reward_status_set", "codes_reissued"].includes(kind))
    return `/app/program/rewards/${count(detail["reward"])}`;
  if (kind === "rewards_sorted") return "/app/program/rewards";
  if (kind === "brand_saved") return "/app/settings/brand";
  return kind === "expiry_saved" ? "/app/program/expiry" : null;
}
