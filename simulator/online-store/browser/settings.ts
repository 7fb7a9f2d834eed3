import type { PageSettings } from "../page-settings.ts";

const isSettings = (value: unknown): value is PageSettings =>
  typeof value === "object" && value !== null && "extensions" in value;

function readSettings(): PageSettings {
  const read: unknown = JSON.parse(document.getElementById("settings")?.textContent ?? "null");
  if (!isSettings(read)) throw new Error("The page came without its settings.");
  return read;
}

export const settings = readSettings();

/** A value that the tab keeps. */
function kept(name: string) {
  return {
    read: (): string | null => sessionStorage.getItem(name),
    write: (value: string): void => sessionStorage.setItem(name, value),
    forget: (): void => sessionStorage.removeItem(name),
  };
}

export const storeSession = kept("session");
export const keptNetwork = kept("network");
export const keptIdentity = kept("identity");
/** The checkout that was completed last, for the thank-you page. */
export const keptOrder = kept("order");
/** What extensions stored, by handle. */
export const keptByExtension = (handle: string) => kept(`extension:${handle}`);
