/** An error whose message is all that a person needs: it is shown without a stack. */
export class PlainError extends Error {
  name = "PlainError";
}

export function reportAndExit(error) {
  const text = error instanceof PlainError ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
