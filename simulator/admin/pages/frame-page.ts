import { APP } from "../shop-address.ts";
import { shellPage, type ShellSettings } from "./shell.ts";

/** The app in its frame. `appOrigin` is where the browser reaches the app. */
export function framePage(settings: ShellSettings & { appOrigin: string }): string {
  const base = `/store/${settings.handle}/apps/${APP.handle}`;
  return shellPage({
    title: APP.name,
    settings: { ...settings, base, appName: APP.name },
    page: "frame",
    body: `
      <div class="progress" id="progress" role="progressbar" aria-label="Loading" hidden></div>
      <div class="title-bar" id="title-bar"><h1 class="title-bar-title">${APP.name}</h1></div>
      <div class="app-window" id="app-window"><p class="waiting">Opening ${APP.name}…</p></div>`,
  });
}
