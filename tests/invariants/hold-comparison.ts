import { expect } from "vitest";
import { asProfileId, asShopId, type MerchantId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { id } from "../factories/order.ts";
import { appDoors } from "./app-doors.ts";
import type { ModelHolds } from "./model-holds.ts";
import { instant, type Step } from "./ledger-steps.ts";

/** Points reserved, captured, released and given back, once in the model and once in Postgres. */
export class HoldComparison {
  readonly #merchant: MerchantId;
  readonly #model: ModelHolds;
  readonly #holdIds = new Map<string, number>();

  constructor(merchant: MerchantId, model: ModelHolds) {
    this.#merchant = merchant;
    this.#model = model;
  }

  async hold(wish: Extract<Step, { does: "hold" }>, profile: number): Promise<void> {
    const { sql, holdPoints } = await appDoors();
    const [key, when] = [`${this.#merchant}:${wish.name}`, instant(wish.at)];
    const idleBefore = wish.idle === null ? null : instant(wish.idle);
    const { status, holdId } = await holdPoints(sql, {
      merchantId: this.#merchant,
      profileId: asProfileId(profile),
      points: toPoints(wish.points),
      key,
      channel: "pos",
      expiresAt: when,
      idleBefore,
      actor: null,
      at: when,
    });
    const idleFrom = idleBefore?.getTime() ?? null;
    expect(status).toBe(this.#model.hold(profile, wish.points, key, when.getTime(), idleFrom));
    if (status === "posted" && holdId !== null) this.#holdIds.set(key, holdId);
  }

  async release(wish: Extract<Step, { does: "release" }>): Promise<void> {
    const { sql, releaseHold } = await appDoors();
    const [key, when] = [`${this.#merchant}:${wish.name}`, instant(wish.at)];
    const holdId = this.#holdIds.get(key) ?? 0;
    const hold = { merchantId: this.#merchant, holdId };
    const status = await releaseHold(sql, { ...hold, reason: "hold_released", actor: null, at: when });
    expect(status).toBe(this.#model.release(key, when.getTime()));
  }

  async capture(wish: Extract<Step, { does: "capture" }>): Promise<void> {
    const { sql, captureHold } = await appDoors();
    const [key, when] = [`${this.#merchant}:${wish.name}`, instant(wish.at)];
    const idleBefore = wish.idle === null ? null : instant(wish.idle);
    const { status } = await captureHold(sql, {
      merchantId: this.#merchant,
      holdId: this.#holdIds.get(key) ?? 0,
      shopId: asShopId(1),
      orderId: id(wish.order),
      onShortage: wish.forgives ? "floor" : "debt",
      idleBefore,
      at: when,
    });
    const idleFrom = idleBefore?.getTime() ?? null;
    expect(status).toBe(this.#model.capture(key, id(wish.order), wish.forgives, when.getTime(), idleFrom));
  }

  async restore(wish: Extract<Step, { does: "restore" }>): Promise<void> {
    const { sql, restoreHold } = await appDoors();
    const [key, when] = [`${this.#merchant}:${wish.name}`, instant(wish.at)];
    const expiresAt = wish.lives === null ? null : instant(wish.lives);
    const { status } = await restoreHold(sql, {
      merchantId: this.#merchant,
      holdId: this.#holdIds.get(key) ?? 0,
      level: toPoints(wish.level),
      reason: "order_refunded",
      actor: null,
      expiresAt,
      at: when,
    });
    expect(status).toBe(this.#model.restore(key, wish.level, when.getTime(), expiresAt?.getTime() ?? null));
  }
}
