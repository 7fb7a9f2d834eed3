import type { Locale } from "../locale.ts";

/**
 * One sentence in every language, as ICU messages (https://unicode-org.github.io/icu/userguide/format_parse/messages/).
 * Numbers of points and money come as finished text ("1,250 points", "€5"), because the points have a name of their own.
 */
export type Entry = Readonly<Record<Locale, string>>;
