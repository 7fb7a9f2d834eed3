import { createServer } from "node:net";
import { PlainError } from "../plain-error.mjs";

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(taken));
    });
  });
}

/** A port that nobody listens on: two programs that must know each other's address before they start need one each. */
export const freePort = (): Promise<number> => listenOnce(0);

/** @throws PlainError when somebody has the port, or it needs rights that we lack */
export async function claimPort(port: number): Promise<number> {
  try {
    return await listenOnce(port);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") throw new PlainError(`Port ${port} is taken: choose another with --port.`);
    if (code === "EACCES") throw new PlainError(`Port ${port} needs more rights: choose one above 1023.`);
    throw error;
  }
}
