import { Transform } from "node:stream";

/**
 * A page without NUL bytes, which no HTML holds. React 18 leaves some where a character of several bytes does not fit
 * into its buffer, and browsers show them as a broken character: https://github.com/facebook/react/issues/24985
 */
export const withoutNul = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
