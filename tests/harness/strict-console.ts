import { format } from "node:util";
import { afterEach, beforeEach, expect, vi } from "vitest";

/** A test that makes the code complain fails, unless it expects the complaint and takes it away. */
const complaints: string[] = [];

function record(method: "error" | "warn") {
  vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
    complaints.push(`console.${method}: ${format(...parts)}`);
  });
}

beforeEach(() => {
  complaints.length = 0;
  record("error");
  record("warn");
});

afterEach(() => {
  const heard = complaints.splice(0);
  vi.restoreAllMocks();
  expect(heard, "the test wrote to the console").toEqual([]);
});

/** For a test whose subject is a complaint: returns what was said so far and forgets it. */
export function takeComplaints(): string[] {
  return complaints.splice(0);
}
