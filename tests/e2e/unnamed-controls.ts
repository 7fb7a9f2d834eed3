const CONTROL =
  /^\s*- (?:button|link|textbox|searchbox|checkbox|radio|combobox|spinbutton|switch|slider|menuitem|tab)\b(.*)$/;

/** Lines of an accessibility snapshot (https://playwright.dev/docs/aria-snapshots) that are controls without a name. */
export function unnamedControls(snapshot: string): string[] {
  return snapshot
    .split("\n")
    .filter((line) => {
      const rest = CONTROL.exec(line.replace(/^(\s*- )'(.*)'(:?)$/, "$1$2$3"))?.[1];
      return rest !== undefined && !/^ ["/]/.test(rest);
    })
    .map((line) => line.trim());
}
