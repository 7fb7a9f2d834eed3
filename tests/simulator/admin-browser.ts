import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";

/** What a person at a desk has; automated browsers are sent away by the app. */
const DESKTOP =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

// No page draws with WebGL, whose emulation costs a processor we do not have.
chromium.setGraphicsMode = false;

// Meant for small cloud functions: in one process, closing a page takes the whole browser along.
const args = chromium.args.filter((each) => each !== "--single-process");

export async function startBrowser() {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args,
  });
  const open = async (viewport = { width: 1280, height: 800 }) =>
    (await browser.newContext({ userAgent: DESKTOP, viewport })).newPage();
  const closePages = async () => {
    for (const context of browser.contexts()) await context.close();
  };
  return { open, closePages, close: () => browser.close() };
}
