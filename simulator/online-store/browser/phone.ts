/** Any page of the store at the width of a phone; the session of the tab is the same in there. */
const path = new URLSearchParams(location.search).get("path") ?? "/";
const isOwn = new URL(path, location.href).origin === location.origin;
const screen = document.getElementById("screen");
const back = document.getElementById("back");
if (isOwn && screen instanceof HTMLIFrameElement && back instanceof HTMLAnchorElement) {
  screen.src = path;
  screen.addEventListener("load", () => {
    const shown = screen.contentWindow?.location;
    if (shown !== undefined) back.href = shown.pathname + shown.search;
  });
}
