import type { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

export interface Section<Item, Place> {
  items: Item[];
  more: Place | null;
}

/**
 * A list that is read on in steps: the page's own section, and what "show earlier" fetched behind it. When the page
 * is read anew (after a change) the list starts again, so that no step is missing in its middle.
 * `fetched` is the section of the fetcher's newest answer.
 */
export function useEarlier<Item, Place>(
  first: Section<Item, Place>,
  fetcher: Pick<ReturnType<typeof useFetcher>, "state" | "load">,
  fetched: Section<Item, Place> | undefined,
  addressOf: (place: Place) => string,
): { items: Item[]; onMore: (() => void) | null; loading: boolean } {
  const [earlier, setEarlier] = useState<Section<Item, Place>[]>([]);
  const awaited = useRef(false);
  useEffect(() => {
    awaited.current = false;
    setEarlier([]);
  }, [first]);
  useEffect(() => {
    if (!awaited.current || fetcher.state !== "idle" || !fetched) return;
    awaited.current = false;
    setEarlier((sections) => [...sections, fetched]);
  }, [fetched, fetcher.state]);
  const more = (earlier.at(-1) ?? first).more;
  const ask = (place: Place) => () => {
    awaited.current = true;
    fetcher.load(addressOf(place));
  };
  return {
    items: [first, ...earlier].flatMap((section) => section.items),
    loading: fetcher.state !== "idle",
    onMore: more === null ? null : ask(more),
  };
}
