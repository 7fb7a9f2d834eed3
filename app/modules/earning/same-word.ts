const sameWord = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Whether a list of tags or names holds one, in any case and with any blanks. */
export const holdsWord = (list: readonly string[], word: string): boolean =>
  list.some((entry) => sameWord(entry, word));
