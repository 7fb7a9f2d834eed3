import { describe, expect, it } from "vitest";
import { UI_API_VERSION } from "#simulator/hosts/host-surroundings.ts";
import { readUiPackage } from "./ui-package.ts";
import { checkThemeToml, checkUiToml, type UiSurroundings } from "./ui-toml.ts";

const around: UiSurroundings = {
  targets: new Set(["purchase.checkout.block.render", "customer-account.page.render"]),
  apiVersion: "2026-07",
  words: new Set(["name"]),
  holds: (path) => path === "./src/block.tsx",
};

const GOOD = `api_version = "2026-07"
[[extensions]]
type = "ui_extension"
name = "t:name"
handle = "loyalty-checkout"
  [[extensions.targeting]]
  module = "./src/block.tsx"
  target = "purchase.checkout.block.render"
  [extensions.capabilities]
  network_access = true
`;

describe("the configuration of UI extensions", () => {
  it("is accepted when all of it exists", () => {
    expect(checkUiToml(GOOD, around)).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    [
      "a target that does not exist",
      "checkout.block",
      "checkout.blok",
      'target "purchase.checkout.blok.render" does',
    ],
    ["a module that is not there", "src/block.tsx", "src/blok.tsx", 'module "./src/blok.tsx" is not there'],
    ["a misspelt capability", "network_access", "network_acces", "Unrecognized key"],
    [
      "a setting of an unknown type",
      "",
      '[extensions.settings]\n[[extensions.settings.fields]]\nkey = "a"\ntype = "text"\nname = "A"\n',
      "settings.fields.0.type",
    ],
    ["another API version than the package's", "2026-07", "2026-04", "api_version is 2026-04"],
    ["a word that no locale has", "t:name", "t:title", 'has no "title"'],
    ["a handle that no address may hold", "loyalty-checkout", "Loyalty Checkout", "extensions.0.handle"],
  ])("is refused with %s", (_, good, bad, problem) => {
    const text = good === "" ? GOOD + bad : GOOD.replace(good, bad);
    expect(checkUiToml(text, around).join("\n")).toContain(problem);
  });

  it("is refused where a full page shares its extension with another target", () => {
    const page = `  [[extensions.targeting]]\n  module = "./src/block.tsx"\n  target = "customer-account.page.render"\n`;
    const text = GOOD.replace("  [extensions.capabilities]", `${page}  [extensions.capabilities]`);
    expect(checkUiToml(text, around)).toEqual([
      "loyalty-checkout: Shopify allows a full page no other target beside it",
    ]);
  });
});

describe("the installed package", () => {
  it("is of the version that the hosts say they are", () => {
    expect(readUiPackage().apiVersion).toBe(UI_API_VERSION);
  });

  it("knows the targets of every surface", () => {
    const { targets } = readUiPackage();
    expect(targets.has("purchase.checkout.block.render")).toBe(true);
    expect(targets.has("customer-account.page.render")).toBe(true);
    expect(targets.has("pos.home.tile.render")).toBe(true);
  });
});

describe("the configuration of a theme extension", () => {
  it("holds its name and nothing that Shopify does not know", () => {
    expect(checkThemeToml('name = "Loyalty"\ntype = "theme"')).toEqual([]);
    expect(checkThemeToml('name = "Loyalty"\ntype = "theme"\ncolour = "red"').join()).toContain("colour");
  });
});
