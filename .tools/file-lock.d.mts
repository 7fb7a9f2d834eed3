export function tryLock(path: string): (() => void) | undefined;

export function waitForLock(
  path: string,
  onWait: () => void,
  options?: { pauseMs?: number; limitMs?: number },
): Promise<() => void>;
