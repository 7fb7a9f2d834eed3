import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { generateStore, HISTORY_DAYS, type GeneratedStore } from "#simulator/generate/generate-store.ts";
import { renderEvents } from "#simulator/payloads/render-event.ts";
import type { RunningSimulator } from "#simulator/server.ts";
import { createWorld } from "#simulator/world/create-world.ts";
import type { RenderedEvent, World } from "#simulator/world/types.ts";
import { PlainError } from "../plain-error.mjs";
import { freshSecrets, SCOPES } from "./app-environment.ts";
import { repository } from "./child.ts";

const DAY_MS = 86_400_000;
/** About two hundred orders of a shop of two thousand people: they come by webhook, the others by backfill. */
const RECENT_DAYS = 15;
const NEW_ORDER_EVERY_MS = 6_000;

const settingsSchema = z.object({
  seed: z.number(),
  customers: z.number(),
  /** The present of the generated history: kept, so that the same shop comes back at every start. */
  until: z.coerce.date(),
  nextOrderNumber: z.number().nullable(),
  /** The program was started and the backfill asked for. */
  isSetUp: z.boolean(),
  secrets: z.object({ apiKey: z.string(), apiSecret: z.string(), tokenKeys: z.string() }),
});

export type DemoSettings = z.infer<typeof settingsSchema>;

const file = join(repository, ".local/demo/settings.json");

function kept(): DemoSettings | null {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

export function writeSettings(settings: DemoSettings): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(settings), { mode: 0o600 });
}

/** What is kept from the last time, or new settings. @throws PlainError when another shop is asked for than is kept */
export function readSettings(wish: { seed: number; customers: number; fresh: boolean }): DemoSettings {
  const { seed, customers, fresh } = wish;
  const before = fresh ? null : kept();
  if (before === null) {
    const until = new Date();
    return { seed, customers, until, nextOrderNumber: null, isSetUp: false, secrets: freshSecrets() };
  }
  if (before.seed !== seed || before.customers !== customers) {
    throw new PlainError(
      `The kept demo has the seed ${before.seed} and ${before.customers} customers. ` +
        "Start it with these numbers, or begin anew with --fresh.",
    );
  }
  return before;
}

export interface DemoShop {
  beganAt: Date;
  /** Webhooks of the last days, filled by play. */
  recent: RenderedEvent[];
  /** Makes the world with its history. */
  play: () => World;
  store: () => GeneratedStore;
}

export function makeDemoShop(wish: DemoSettings & { domain: string }): DemoShop {
  const { seed, customers, until, domain, nextOrderNumber } = wish;
  const recent: RenderedEvent[] = [];
  const world = createWorld({ seed });
  let store: GeneratedStore | null = null;
  const made = (): GeneratedStore =>
    (store ??= generateStore(world, { domain, seed, customers, until, scopes: SCOPES }));
  return {
    beganAt: new Date(until.getTime() - (HISTORY_DAYS + 1) * DAY_MS),
    recent,
    store: made,
    play() {
      made().pass(new Date(until.getTime() - RECENT_DAYS * DAY_MS));
      made().pass(until, (events) => void recent.push(...renderEvents(world, events)));
      goOnBehindEarlierStarts(world, until);
      made().shop.nextOrderNumber = Math.max(nextOrderNumber ?? 0, made().shop.nextOrderNumber);
      return world;
    },
  };
}

/** The app remembers what happened by hand in earlier starts: new ids must not be theirs. */
function goOnBehindEarlierStarts(world: World, until: Date): void {
  const next = world.nextId;
  const passed = Math.floor((Date.now() - until.getTime()) / 1000) * 100_000;
  world.nextId = () => next() + passed;
}

/** Life in the shop: somebody buys something every few seconds. */
export function liveShop(simulator: RunningSimulator, { store }: DemoShop) {
  let timer: NodeJS.Timeout | undefined;
  const tick = (): void => {
    const now = new Date();
    store().buy(now);
    store().pass(now, (events) => simulator.send(renderEvents(simulator.world, events)));
  };
  return {
    start: () => void (timer = setInterval(tick, NEW_ORDER_EVERY_MS)),
    stop: () => clearInterval(timer),
  };
}
