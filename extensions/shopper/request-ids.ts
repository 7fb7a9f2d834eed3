/** Names for wishes. A sandbox without a secure context has no `randomUUID`. */
function newId(): string {
  if (typeof crypto !== "undefined" && "randomUUID" in crypto) return crypto.randomUUID();
  const part = () => Math.random().toString(36).slice(2, 12).padEnd(10, "0");
  return `${Date.now().toString(36)}-${part()}-${part()}`;
}

export interface RequestIds {
  /** The same id for the same wish, until it was answered: a retry after silence can never spend twice. */
  of: (rewardId: number, points: number | undefined) => string;
  answered: (rewardId: number, points: number | undefined) => void;
}

export function requestIds(): RequestIds {
  const unanswered = new Map<string, string>();
  const wish = (rewardId: number, points: number | undefined) => `${rewardId}/${points ?? ""}`;
  return {
    of(rewardId, points) {
      const id = unanswered.get(wish(rewardId, points)) ?? newId();
      unanswered.set(wish(rewardId, points), id);
      return id;
    },
    answered: (rewardId, points) => void unanswered.delete(wish(rewardId, points)),
  };
}
