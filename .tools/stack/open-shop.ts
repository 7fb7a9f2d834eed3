import { PlainError } from "../plain-error.mjs";

/** The app answers programs with 410, as Shopify's library does; a person has a browser. */
const BROWSER =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** Opens the app as a merchant does in the admin; the first time, that installs it. */
export async function openShop(appUrl: string, simulatorUrl: string, domain: string): Promise<void> {
  const minted = await fetch(`${simulatorUrl}/sim/session-token?shop=${domain}`);
  const address = new URL("/app", appUrl);
  address.search = new URLSearchParams({
    embedded: "1",
    shop: domain,
    host: Buffer.from(`admin.shopify.com/store/${domain.replace(".myshopify.com", "")}`).toString("base64"),
    id_token: await minted.text(),
    locale: "en",
  }).toString();
  const answer = await fetch(address, { headers: { "user-agent": BROWSER }, redirect: "manual" });
  await answer.arrayBuffer();
  if (answer.status !== 200) {
    throw new PlainError(`The app refuses to be opened in the admin: it answers ${answer.status}.`);
  }
}
