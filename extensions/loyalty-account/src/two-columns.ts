/** Side by side where the page is wide enough to read both, one below the other on a phone. */
export const TWO_WHERE_WIDE = "@container (inline-size > 640px) 1fr 1fr, 1fr";
