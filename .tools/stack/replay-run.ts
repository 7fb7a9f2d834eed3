import { Acknowledged } from "#simulator/replay/acknowledged.ts";
import { addHistoryShop } from "#simulator/replay/history-shop.ts";
import { progressLine } from "#simulator/replay/progress-bar.ts";
import { replayHistory, type ReplayProgress } from "#simulator/replay/replay.ts";
import type { ReplaySummary } from "#simulator/replay/summary.ts";
import { createWorld } from "#simulator/world/create-world.ts";
import type { ShopWorld, World } from "#simulator/world/types.ts";
import { SCOPES } from "./app-environment.ts";
import { listRows, type ReplayFile } from "./replay-file.ts";
import type { ReplayWish } from "./replay-options.ts";

export interface ReplayWorld {
  world: World;
  shop: ShopWorld;
}

export function makeReplayWorld({ history, survey }: ReplayFile, wish: ReplayWish): ReplayWorld {
  const world = createWorld({ seed: wish.seed });
  // The ids of shop and products must not depend on the day of the replay, and neither must their times.
  const from = survey.firstAt ?? new Date(0);
  const dated = { ...world, now: () => from };
  const shop = addHistoryShop(dated, history, wish.shop, SCOPES);
  return { world, shop };
}

/** A line that is rewritten in a terminal, and now and then a new one elsewhere. */
function progressOnScreen(total: number): { show: (progress: ReplayProgress) => void; end: () => void } {
  const startedAt = performance.now();
  const isTerminal = process.stderr.isTTY;
  const everyMs = isTerminal ? 200 : 10_000;
  let shownAt = startedAt;
  let saidProblem: string | null = null;
  const write = ({ invoices, acknowledged, problem }: ReplayProgress): void => {
    const seconds = (performance.now() - startedAt) / 1000;
    const line = progressLine({ done: invoices, total, seconds, acknowledged });
    process.stderr.write(isTerminal ? `\r\u001b[2K${line}` : `${line}\n`);
    if (problem !== null && problem !== saidProblem) {
      process.stderr.write(`${isTerminal ? "\n" : ""}The app: ${problem}; trying again.\n`);
      saidProblem = problem;
    }
  };
  return {
    show(progress) {
      if (performance.now() - shownAt < everyMs) return;
      shownAt = performance.now();
      write(progress);
    },
    end() {
      if (isTerminal) process.stderr.write("\r\u001b[2K");
    },
  };
}

export async function runReplay(
  file: ReplayFile,
  wish: ReplayWish,
  { world, shop }: ReplayWorld,
  target: { appUrl: string; secret: string },
): Promise<ReplaySummary> {
  const { seed, till, duplicates, loss, shuffle, limit = Infinity, speed = 0 } = wish;
  const screen = progressOnScreen(file.survey.invoices);
  const rows = listRows(file.listedFile);
  try {
    return await replayHistory({
      history: file.history,
      world,
      shop,
      ...target,
      seed,
      tillShare: till,
      troubles: { duplicates, loss, shuffle },
      limit,
      perSecond: speed,
      acknowledged: new Acknowledged(file.stateFile, file.fingerprint),
      onListed: rows.add,
      onProgress: screen.show,
    });
  } finally {
    screen.end();
    await rows.close();
  }
}
