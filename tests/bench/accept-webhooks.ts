import { createHmac } from "node:crypto";
import { fork, type ChildProcess } from "node:child_process";
import { createServer, type Server } from "node:http";
import type pg from "pg";
import { interleave, type BenchRow } from "./measure.ts";

const SECONDS = 3;
const CONNECTIONS = 64;

/** What accepting cannot do without: read, verify, one INSERT, answer. */
function bareServer(pool: pg.Pool, secret: string): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const mac = createHmac("sha256", secret).update(body).digest("base64");
      if (mac !== request.headers["x-shopify-hmac-sha256"]) {
        response.writeHead(401).end();
        return;
      }
      pool
        .query({
          name: "bench-accept",
          text: "INSERT INTO floor_inbox (merchant_id, shop_id, topic, event_id, body) VALUES (1, 1, $1, $2, $3) ON CONFLICT DO NOTHING",
          values: [
            request.headers["x-shopify-topic"],
            request.headers["x-shopify-event-id"],
            body.toString("utf8"),
          ],
        })
        .then(
          () => response.writeHead(200).end(),
          () => response.writeHead(503).end(),
        );
    });
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function load(child: ChildProcess, url: string, round: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("the sending process ended"));
    if (child.exitCode !== null) ended();
    child.once("exit", ended);
    child.once("message", (message: { perSecond: number; refused: number }) => {
      child.off("exit", ended);
      if (message.refused > 0) reject(new Error(`${message.refused} webhooks were not answered 200`));
      else resolve(message.perSecond);
    });
    child.send({ url, round, seconds: SECONDS, connections: CONNECTIONS });
  });
}

/** Webhooks accepted per second by the whole web process, beside a bare Node server with the same INSERT. */
export async function acceptWebhooks(pool: pg.Pool, webUrl: string, secret: string): Promise<BenchRow[]> {
  await pool.query(`CREATE TABLE floor_inbox (merchant_id int, shop_id int, topic text, event_id text, body text,
    received_at timestamptz DEFAULT now(), PRIMARY KEY (merchant_id, shop_id, topic, event_id))`);
  const bare = await bareServer(pool, secret);
  const address = bare.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const child = fork(new URL("webhook-load.ts", import.meta.url).pathname, {
    env: { ...process.env, BENCH_SECRET: secret },
    // What the launcher preloads would end it, because it lives by this channel alone.
    execArgv: [],
  });
  try {
    const figures = await interleave(
      (round) => load(child, `${webUrl}/webhooks`, round * 2),
      (round) => load(child, `http://127.0.0.1:${port}/webhooks`, round * 2 + 1),
    );
    return [
      {
        work: "webhooks accepted, 64 connections",
        unit: "per second",
        ...figures,
        beside: "bare server",
        goal: 0.5,
      },
    ];
  } finally {
    child.kill();
    bare.close();
  }
}
