/** Languages, currencies and sentences of some hundred merchants; beyond that it begins anew. */
const MOST = 5_000;

/**
 * What is costly to make and asked for again and again, such as formatters, by the texts that it is made of. A shopper's
 * view holds some hundred sentences: without this most of its time goes into making them anew.
 */
export function remembered<Parts extends string[], Thing>(
  make: (...parts: Parts) => Thing,
): (...parts: Parts) => Thing {
  const kept = new Map<string, Thing>();
  return (...parts) => {
    const key = parts.join("\u0000");
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= MOST) kept.clear();
    const made = make(...parts);
    kept.set(key, made);
    return made;
  };
}
