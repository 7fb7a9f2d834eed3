import { dayIn } from "#app/vocabulary/time.ts";

const HOUR_MS = 3_600_000;

/** Whether a day has begun in a zone within the hour before an instant: asked every hour, it is true once a day. */
export const dayHasBegun = (timeZone: string, at: Date): boolean =>
  dayIn(timeZone, new Date(at.getTime() - HOUR_MS)) !== dayIn(timeZone, at);
