/** The instant now. One place, so that time is an argument everywhere else. */
export const now = (): Date => new Date();
