import { createServer, type IncomingHttpHeaders } from "node:http";

const page = (simulatorUrl: string, apiKey: string) => `<!doctype html>
<title>Stand-in</title>
<script src="${simulatorUrl}/app-bridge.js" data-api-key="${apiKey}"></script>
<ui-nav-menu>
  <a href="/app" rel="home">Home</a>
  <a href="/app/members">Members</a>
</ui-nav-menu>
<ui-title-bar title="Overview">
  <button variant="breadcrumb">Back</button>
  <button onclick="note('exported')">Export</button>
  <button variant="primary" onclick="note('added')">Add</button>
</ui-title-bar>
<ui-save-bar id="bar" discardConfirmation="">
  <button variant="primary" onclick="note('saved')">Save</button>
  <button onclick="note('discarded'); shopify.saveBar.hide('bar')">Discard</button>
</ui-save-bar>
<ui-modal id="dialog"><ui-title-bar title="Question"><button variant="primary" onclick="note('agreed')">Agree</button></ui-title-bar></ui-modal>
<p id="path"></p>
<ol id="notes"></ol>
<button id="toast" onclick="shopify.toast.show('Points added', { action: 'Undo', onAction: () => note('undone') })">Toast</button>
<button id="dirty" onclick="shopify.saveBar.show('bar')">Change</button>
<button id="ask" onclick="shopify.modal.show('dialog')">Ask</button>
<button id="who" onclick="shopify.user().then((user) => note(user.name))">Who</button>
<button id="load" onclick="fetch('/whoami', { method: 'POST' })">Load</button>
<button id="expired" onclick="fetch('/expired', { method: 'POST', body: 'kept' }).then((answer) => note(answer.status))">Expired</button>
<button id="pick" onclick="pick()">Pick</button>
<a id="order" href="shopify://admin/orders/1">Order</a>
<script>
  const note = (text) => document.querySelector("#notes").append(Object.assign(document.createElement("li"), { textContent: text }));
  const draw = () => (document.querySelector("#path").textContent = location.pathname);
  const pick = async () => {
    const chosen = await shopify.resourcePicker({ type: "product", multiple: true, action: "select" });
    note(chosen ? chosen.map(({ id, title }) => id.replace(/\\d+$/, "") + title).join(", ") : "nothing");
  };
  // As the React packages do: the app's own router follows.
  addEventListener("shopify:navigate", (event) => {
    history.pushState(null, "", event.target.getAttribute("href"));
    draw();
  });
  draw();
</script>`;

/** A tiny app that uses App Bridge the way its React package does, and lets only Shopify frame it. */
export async function startStandIn(apiKey: string) {
  const asked: { url: string; headers: IncomingHttpHeaders }[] = [];
  let simulatorUrl = "";
  const server = createServer((request, response) => {
    const { url = "/", headers } = request;
    asked.push({ url, headers });
    if (url.startsWith("/auth/session-token")) {
      response.writeHead(200, { "content-type": "text/html" });
      return response.end(`<script src="${simulatorUrl}/app-bridge.js" data-api-key="${apiKey}"></script>`);
    }
    if (url === "/expired" && asked.filter((each) => each.url === url).length === 1) {
      response.writeHead(401, { "X-Shopify-Retry-Invalid-Session-Request": "1" });
      return response.end();
    }
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "frame-ancestors https://some.myshopify.com https://admin.shopify.com;",
    });
    return response.end(page(simulatorUrl, apiKey));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The stand-in has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    serveFor: (simulator: string) => (simulatorUrl = simulator),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
