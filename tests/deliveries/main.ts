import { startLocalPostgres } from "../../.tools/local-postgres.mjs";
import { reportAndExit } from "../../.tools/plain-error.mjs";
import { inOwnDatabase, setEnvironment } from "../harness/command-database.ts";
import { startTestShop } from "../harness/shop.ts";
import { checkBooks, isClean, type BookCheck } from "./check-books.ts";
import { deliverAll, reconcileAll } from "./deliver.ts";
import { planDeliveries, type DeliveryPlan } from "./delivery-plan.ts";
import { HELP, readOptions } from "./options.ts";

/** `npm run deliveries`: very many deliveries in every disorder, and at the end the same books. */
const number = (value: number): string => value.toLocaleString("en");
const say = (words: string): void => void process.stderr.write(`${words}\n`);

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const started = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - started) / 1000 };
}

/** Tells how far it is, about twenty times in all. */
function progress(plan: DeliveryPlan): (done: number) => void {
  const step = Math.max(1_000, Math.ceil(plan.deliveries / 20));
  const started = performance.now();
  let next = step;
  return (done) => {
    if (done < next) return;
    next += step;
    const rate = done / ((performance.now() - started) / 1000);
    say(`  ${number(done)} delivered, ${number(Math.round(rate))} per second`);
  };
}

function report(
  plan: DeliveryPlan,
  { delivered, healed, seconds }: { delivered: number; healed: number; seconds: number },
  check: BookCheck,
): void {
  const lines = [
    `${number(plan.deliveries)} deliveries of ${number(plan.orders)} orders by ${number(check.people)} people`,
    `  in ${number(Math.round(delivered))} s, ${number(Math.round(plan.deliveries / delivered))} per second; ${number(Math.round(seconds))} s with reconciliation and checks`,
    `  ${number(plan.repeated)} came twice, ${number(plan.dropped)} were never sent; reconciliation took in ${number(healed)} orders`,
    `  lost ${check.lost} · double ${check.doubled} · wrong balances ${check.wrongBalances} · unreadable ${check.dead} · audit differences ${check.auditDifferences}`,
    isClean(check) ? "  The books agree." : "  THE BOOKS DO NOT AGREE.",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

async function run(url: string, plan: DeliveryPlan): Promise<boolean> {
  setEnvironment(url);
  const { closeDatabase } = await import("#app/platform/db.server.ts");
  try {
    const { shop } = await startTestShop();
    const { result, seconds } = await timed(async () => {
      const delivered = await timed(() => deliverAll(shop, plan, progress(plan)));
      say("Reconciling…");
      const healed = await reconcileAll(shop, plan);
      say("Comparing every order and every balance, and auditing…");
      const check = await checkBooks(shop, plan, () => new Date());
      return { delivered: delivered.seconds, healed, check };
    });
    report(plan, { ...result, seconds }, result.check);
    return isClean(result.check);
  } finally {
    await closeDatabase();
  }
}

async function main(): Promise<void> {
  const wish = readOptions(process.argv.slice(2));
  if (wish.help) return void process.stdout.write(`${HELP}\n`);
  const postgres = await startLocalPostgres({ name: "deliveries", durable: false });
  try {
    say("Telling the stories…");
    const plan = planDeliveries(wish);
    const isGood = await inOwnDatabase(postgres.url, "deliveries", (url) => run(url, plan));
    process.exitCode = isGood ? 0 : 1;
  } finally {
    await postgres.stop();
  }
}

await main().catch(reportAndExit);
