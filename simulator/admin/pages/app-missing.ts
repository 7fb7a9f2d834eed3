import { escapeHtml } from "./html.ts";

/** Shown inside the frame. */
export const appMissingPage = (appUrl: string): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>The app does not answer</title>
  <style>
    body { font: 14px/1.5 system-ui, sans-serif; color: #303030; background: #f1f1f1; padding: 15vh 24px 0; text-align: center; }
    h1 { font-size: 20px; } code { background: #e3e3e3; padding: 2px 6px; border-radius: 4px; }
    button { font: inherit; padding: 6px 14px; border-radius: 8px; border: 0; color: #fff; background: #303030; cursor: pointer; }
  </style>
  <h1>The app does not answer</h1>
  <p>Nothing listens at <code>${escapeHtml(appUrl)}</code>. Start its web process and try again.</p>
  <button type="button" onclick="location.reload()">Try again</button>
</html>
`;
