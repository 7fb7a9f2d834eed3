import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";

const EVERY_MS = 3_000;
/** After a button was pressed the work may begin a little later. */
const WATCH_AFTER_ACTION_MS = 20_000;

/** Looks again every few seconds while something is under way, or was just asked for; never in a hidden tab. */
export function useAutoRefresh(busy: boolean, lastAnswer: unknown): void {
  const { revalidate, state } = useRevalidator();
  const [watching, setWatching] = useState(false);
  useEffect(() => {
    if (!lastAnswer) return;
    setWatching(true);
    const timer = setTimeout(() => setWatching(false), WATCH_AFTER_ACTION_MS);
    return () => clearTimeout(timer);
  }, [lastAnswer]);
  const active = (busy || watching) && state === "idle";
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [active, revalidate]);
}
