/** Who has become whom. A person into whom others went may go into one of them in turn: then that one is back. */
export class MergedPeople {
  readonly #into = new Map<number, number>();

  current(profile: number): number {
    const next = this.#into.get(profile);
    return next === undefined ? profile : this.current(next);
  }

  /** Whom a merge into `into` reaches: whoever they are now, unless that is `from`, who gives up to them. */
  target(from: number, into: number): number {
    const current = this.current(into);
    return current === from ? into : current;
  }

  merge(from: number, into: number): void {
    if (this.current(from) !== from) return;
    this.#into.delete(into);
    this.#into.set(from, into);
  }

  /** Those who are somebody else now, and who that is. */
  gone(): [number, number][] {
    return [...this.#into];
  }
}
