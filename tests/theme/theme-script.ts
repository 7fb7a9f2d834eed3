import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, runInContext } from "node:vm";
import { z } from "zod";

const FILE = resolve(import.meta.dirname, "../../extensions/loyalty-theme/assets/throughline.js");

export const scriptText = (): string => readFileSync(FILE, "utf8");

interface Purchase {
  price: number;
  quantity: number;
  day: string;
  tier: string | null;
}

/** The theme's own function, out of the file that shoppers load. */
export function loadPointsFor(): (earning: object, purchase: Purchase) => number {
  const scope = createContext({});
  runInContext(scriptText(), scope);
  return (earning, purchase) => {
    const call = `Throughline.pointsFor(${JSON.stringify(earning)}, ${JSON.stringify(purchase)})`;
    return z.number().parse(runInContext(call, scope));
  };
}
