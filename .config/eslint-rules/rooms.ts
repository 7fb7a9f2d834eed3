/** Which room a file lives in, and what each room may import (the import table of the design, as data). */

export const rooms = [
  "routes",
  "screens",
  "ui",
  "flows",
  "modules",
  "shopify",
  "jobs",
  "job definitions",
  "job handlers",
  "contracts",
  "vocabulary",
  "platform",
  "app root",
  "extensions",
  "simulator",
  "tests",
  "tools",
] as const;

export type Room = (typeof rooms)[number];

export interface Place {
  room: Room;
  /** The module's name when the room is `modules`. */
  module?: string;
  /** Relative to the repository, with forward slashes. */
  path: string;
}

interface RoomRule {
  may: readonly Room[];
  /** Of these rooms only paths that match may be imported. */
  only?: Partial<Record<Room, RegExp>>;
  advice: string;
}

const anywhereInApp = rooms.filter((room) => !["simulator", "tests", "tools", "extensions"].includes(room));

/** The room itself is always allowed, except where `only` narrows it. */
export const table: Record<Room, RoomRule> = {
  routes: {
    may: ["screens", "flows", "ui", "shopify", "contracts", "vocabulary", "platform"],
    only: {
      shopify: /^app\/shopify\/(auth|inbox)/,
      platform: /^app\/platform\/(?!db\.|prisma\/)/,
      routes: /(?!)/,
    },
    advice:
      "A route authenticates, parses, makes one call and answers: reading belongs in app/screens, changing in app/flows.",
  },
  screens: {
    may: ["modules", "platform", "vocabulary", "contracts"],
    advice:
      "A screen reads through module doors: changes belong in app/flows, Shopify calls in a flow or a job.",
  },
  ui: {
    may: ["modules", "vocabulary", "contracts"],
    advice: "ui shows what it is given: loading belongs in app/screens, acting in the route.",
  },
  flows: {
    may: ["modules", "shopify", "job definitions", "platform", "vocabulary", "contracts", "screens"],
    only: {
      shopify: /^app\/shopify\/(operations|auth|inbox)\//,
      // What shoppers read is worded in one place, whether they ask for it or Shopify keeps it for them.
      screens: /^app\/screens\/shopper\/(?!.*\.server\.)/,
      platform: /^app\/platform\/(?!prisma\/)/,
    },
    advice: "A flow joins modules: pages belong in app/routes and app/ui, tables in the module's store.",
  },
  modules: {
    may: ["vocabulary", "platform"],
    advice: "A module knows itself, vocabulary and platform: what joins it with others belongs in app/flows.",
  },
  shopify: {
    may: ["vocabulary", "platform"],
    advice:
      "shopify translates to our words: deciding belongs in a module, joining both in app/flows or app/jobs.",
  },
  jobs: {
    may: ["job definitions", "job handlers", "flows", "shopify", "platform", "vocabulary", "contracts"],
    advice: "The worker runs handlers: what a job does belongs in app/flows.",
  },
  "job definitions": {
    may: ["vocabulary", "contracts"],
    advice: "A definition is a name and a schema: what the job does belongs in app/jobs/handlers.",
  },
  "job handlers": {
    may: ["flows", "shopify", "job definitions", "platform", "vocabulary", "contracts"],
    only: { shopify: /^app\/shopify\/(topics|inbox)/ },
    advice: "A handler calls a flow: what touches modules or Shopify operations belongs in app/flows.",
  },
  contracts: {
    may: ["vocabulary"],
    advice: "A contract is a type or a schema that extensions share: it depends on vocabulary only.",
  },
  vocabulary: {
    may: ["contracts"],
    advice:
      "Vocabulary is pure and knows nobody: move what it needs here, or the code to the room that owns it.",
  },
  platform: {
    may: ["vocabulary"],
    advice:
      "Platform has no business words: business code belongs in a module or a flow that imports platform.",
  },
  "app root": {
    may: anywhereInApp,
    advice: "The app reaches what is outside it over HTTP only.",
  },
  extensions: {
    may: ["contracts", "vocabulary"],
    advice: "An extension talks to the app over HTTP: what both know belongs in app/contracts.",
  },
  simulator: {
    may: [],
    advice: "The simulator speaks only HTTP to the app: a test that needs both belongs in tests/.",
  },
  tests: { may: rooms, advice: "" },
  tools: { may: rooms, advice: "" },
};

const appRooms: readonly [string, Room][] = [
  ["app/routes/", "routes"],
  ["app/screens/", "screens"],
  ["app/ui/", "ui"],
  ["app/flows/", "flows"],
  ["app/modules/", "modules"],
  ["app/shopify/", "shopify"],
  ["app/jobs/definitions/", "job definitions"],
  ["app/jobs/handlers/", "job handlers"],
  ["app/jobs/", "jobs"],
  ["app/contracts/", "contracts"],
  ["app/vocabulary/", "vocabulary"],
  ["app/platform/", "platform"],
  ["app/", "app root"],
  ["extensions/", "extensions"],
  ["simulator/", "simulator"],
  ["tests/", "tests"],
];

const TEST_FILE = /\.test\.tsx?$/;

export function placeOf(path: string): Place {
  if (TEST_FILE.test(path)) return { room: "tests", path };
  const room = appRooms.find(([prefix]) => path.startsWith(prefix))?.[1] ?? "tools";
  if (room !== "modules") return { room, path };
  return { room, path, module: path.split("/")[2] ?? "" };
}

function isSameRoom(from: Place, to: Place): boolean {
  return from.room === to.room && from.module === to.module;
}

function refuseDoor(from: Place, to: Place): string | undefined {
  const door = `app/modules/${to.module}/index.ts`;
  if (to.path === door) {
    if (from.room !== "ui") return undefined;
    return `ui may import only pure files of a module: ${door} also opens its server side.`;
  }
  if (from.room !== "ui")
    return `Other rooms enter the module "${to.module}" through its door: import ${door}.`;
  if (!to.path.includes(".server.")) return undefined;
  return `ui may import only pure files of a module: ${to.path} runs on the server. ${table.ui.advice}`;
}

/** Why `from` may not import `to`, or undefined when it may. */
export function refuseImport(from: Place, to: Place): string | undefined {
  const { may, only, advice } = table[from.room];
  if (from.room === "tests" || from.room === "tools") return undefined;
  const pattern = only?.[to.room];
  const refusal = `${from.room} may not import ${to.path}. ${advice}`;
  if (pattern && !pattern.test(to.path)) return refusal;
  if (isSameRoom(from, to)) return undefined;
  if (!may.includes(to.room)) return refusal;
  return to.room === "modules" ? refuseDoor(from, to) : undefined;
}
