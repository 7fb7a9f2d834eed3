import type { HoldRefusal, HoldResponse } from "#app/contracts/holds.ts";

type Reserved =
  | { ok: true; holdId: number; spendable: number; expiresAt: Date }
  | { ok: false; reason: HoldRefusal; spendable?: number };
type Released = { ok: true } | { ok: false; reason: HoldRefusal };

const STATUS: Record<HoldRefusal, number> = {
  not_enough_points: 422,
  unknown_member: 422,
  unknown_hold: 404,
  request_id_used: 409,
  already_spent: 409,
};

const answer = (body: HoldResponse, status: number): Response => Response.json(body, { status });

export const answerHold = (reserved: Reserved): Response =>
  reserved.ok
    ? answer({ ...reserved, expiresAt: reserved.expiresAt.toISOString() }, 200)
    : answer(reserved, STATUS[reserved.reason]);

export const answerRelease = (released: Released): Response =>
  released.ok ? answer({ ok: true, released: true }, 200) : answer(released, STATUS[released.reason]);

export const MAKES_NO_SENSE = (): Response =>
  new Response("The body is not a hold request.", { status: 400 });
