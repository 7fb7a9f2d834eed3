import { settings } from "./element.js";

const shopQuery = `shop=${encodeURIComponent(settings.domain)}`;

async function call(address, init) {
  const response = await fetch(address, init).catch(() => null);
  if (response === null) throw new Error("The simulated store does not answer.");
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The simulated store answered ${response.status}.`);
  return answer;
}

const post = (address, body) =>
  call(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** Query: search, limit, customersFrom, ordersFrom, productsFrom. */
export function readState(query = {}) {
  return call(`/sim/api/state?${shopQuery}&${new URLSearchParams(query)}`);
}

const PAGE = 250;

/** All products and collections, page by page. */
export async function readCatalogue() {
  const products = [];
  let state;
  do {
    state = await readState({ limit: PAGE, productsFrom: products.length });
    products.push(...state.products.items);
  } while (products.length < state.products.total && state.products.items.length > 0);
  return { ...state, products };
}

export const act = (name, input) => post(`/sim/api/actions/${name}?${shopQuery}`, input);
export const setSwitches = (switches) => post("/sim/api/switches", switches);
export const readDeliveries = () => call("/sim/api/deliveries");
