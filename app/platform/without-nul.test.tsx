import { text } from "node:stream/consumers";
import { renderToPipeableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { withoutNul } from "./without-nul.ts";

it("keeps every character of a page, wherever React's buffer ends", async () => {
  // Items of 21 bytes end at every place around the buffer's end sooner or later.
  const words = Array.from({ length: 400 }, () => "ポイント");
  for (let shift = 0; shift < 3; shift++) {
    const page = withoutNul();
    const given = ["x".repeat(shift), ...words];
    renderToPipeableStream(
      <ul>
        {given.map((word, index) => (
          <li key={index}>{word}</li>
        ))}
      </ul>,
    ).pipe(page);
    expect(await text(page)).toBe(`<ul>${given.map((word) => `<li>${word}</li>`).join("")}</ul>`);
  }
});
