/**
 * Which person this tab is. The session is kept in the tab, so that two tabs may be two people; a cookie tells it to
 * the server at every request for a page, because a page's address does not.
 */
import { settings, storeSession } from "./settings.ts";

const API = ["/sim/api/storefront/", "/apps/"];

function newSession(): string {
  return `tab-${crypto.randomUUID()}`;
}

function remember(session: string): void {
  document.cookie = `storefront_session=${session}; path=/; SameSite=Lax`;
}

/** Requests to the store say who asks, those of the app's own theme scripts too. */
function signRequests(session: string): void {
  const realFetch = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const isOurs = url.origin === location.origin && API.some((prefix) => url.pathname.startsWith(prefix));
    if (isOurs) request.headers.set("x-storefront-session", session);
    return realFetch(request);
  };
}

const known = storeSession.read();
const session = known ?? newSession();
storeSession.write(session);
remember(session);
window.addEventListener("beforeunload", () => remember(session));
signRequests(session);

// Another tab has asked for a page since: this one was drawn for the person there.
const isSomebodyElses = settings.session !== session && settings.session !== "first-visit";
if (isSomebodyElses && document.cookie.includes(session)) location.reload();
