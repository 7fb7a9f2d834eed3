export class PlainError extends Error {}

export function reportAndExit(error: unknown): never;
