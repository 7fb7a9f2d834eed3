export interface RunningPostgres {
  /** Connects to the maintenance database, with the right to create others. */
  url: string;
  stop: () => Promise<void>;
}

export function startLocalPostgres(options: {
  name: string;
  root?: string;
  whenInUse?: "refuse" | "next";
  durable?: boolean;
}): Promise<RunningPostgres>;
