/** Something that will happen in the shop. */
export type Happening = { at: Date; run: (at: Date) => void };

type Entry = Happening & { order: number };

const isBefore = (a: Entry, b: Entry): boolean =>
  a.at.getTime() === b.at.getTime() ? a.order < b.order : a.at < b.at;

/** What is going to happen, the earliest first; equal times in the order they were noted. A binary heap. */
export class Agenda {
  readonly #heap: Entry[] = [];
  #count = 0;

  note(happening: Happening): void {
    const entry = { ...happening, order: this.#count++ };
    this.#heap.push(entry);
    let at = this.#heap.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      this.#heap[at] = parent;
      at = above;
    }
    this.#heap[at] = entry;
  }

  /** Takes the earliest entry that is due by then. */
  takeDue(by: Date): Happening | null {
    const [first] = this.#heap;
    if (first === undefined || first.at > by) return null;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(entry: Entry): void {
    let at = 0;
    for (;;) {
      const [left, right] = [this.#heap[2 * at + 1], this.#heap[2 * at + 2]];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, entry)) break;
      this.#heap[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    this.#heap[at] = entry;
  }
}
