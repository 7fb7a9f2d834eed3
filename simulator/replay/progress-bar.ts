export type Progress = { done: number; total: number; seconds: number; acknowledged: number };

const WIDTH = 24;

/** Half a minute is "30 s", longer times are "12 min". */
function lasting(seconds: number): string {
  return seconds < 100 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** One line: share done, rate, time left. */
export function progressLine({ done, total, seconds, acknowledged }: Progress): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
  const rate = seconds > 0 ? Math.round(acknowledged / seconds) : 0;
  const left = done > 0 && seconds > 1 ? `, ${lasting((seconds / done) * (total - done))} left` : "";
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  return `${bar} ${percent}  ${done}/${total} invoices, ${rate} webhooks/s${left}`;
}
