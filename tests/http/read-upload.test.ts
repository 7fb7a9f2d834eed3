import { expect, it } from "vitest";
import { readUpload } from "#app/platform/read-upload.server.ts";

function form(file: Uint8Array<ArrayBuffer>, note = "Welcome over"): Request {
  const body = new FormData();
  body.append("note", note);
  body.append("file", new File([file], "points.csv", { type: "text/csv" }));
  return new Request("http://127.0.0.1/", { method: "POST", body });
}

it("reads the fields and the file of a form, byte for byte", async () => {
  const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 13, 10, 45, 45, 0, 255]);
  const answer = await readUpload(form(bytes, "Grüße"), 100);
  expect(answer).toEqual({
    ok: true,
    upload: { fields: { note: "Grüße" }, file: { name: "points.csv", bytes: Buffer.from(bytes) } },
  });
});

it("takes a file of exactly the size that is allowed, and not one byte more", async () => {
  expect(await readUpload(form(new Uint8Array(1_000)), 1_000)).toMatchObject({ ok: true });
  expect(await readUpload(form(new Uint8Array(1_001)), 1_000)).toEqual({ ok: false, reason: "too_large" });
});

it("refuses before reading what says to be too large, and what is no form", async () => {
  const large = new Request("http://127.0.0.1/", {
    method: "POST",
    body: "x",
    headers: { "Content-Length": "99999999" },
  });
  expect(await readUpload(large, 1_000)).toEqual({ ok: false, reason: "too_large" });
  const noForm = new Request("http://127.0.0.1/", { method: "POST", body: "Email,Points" });
  expect(await readUpload(noForm, 1_000)).toEqual({ ok: false, reason: "not_a_form" });
});
