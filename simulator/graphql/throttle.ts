export type ThrottleStatus = { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };

export type ThrottleOptions = {
  maximumAvailable: number;
  /** Points that come back per second. */
  restoreRate: number;
  /** Milliseconds of a clock that never goes back. */
  clock?: () => number;
};

/** The leaky bucket of one app in one shop: https://shopify.dev/docs/api/usage/rate-limits */
export class Throttle {
  readonly #options: Required<ThrottleOptions>;
  #available: number;
  #at: number;

  constructor(options: ThrottleOptions) {
    this.#options = { clock: () => performance.now(), ...options };
    this.#available = options.maximumAvailable;
    this.#at = this.#options.clock();
  }

  /** Takes the points, or takes none and says no. */
  take(cost: number): boolean {
    this.#refill();
    if (cost > this.#available) return false;
    this.#available -= cost;
    return true;
  }

  giveBack(cost: number): void {
    this.#available = Math.min(this.#options.maximumAvailable, this.#available + cost);
  }

  status(): ThrottleStatus {
    this.#refill();
    const { maximumAvailable, restoreRate } = this.#options;
    return { maximumAvailable, currentlyAvailable: Math.floor(this.#available), restoreRate };
  }

  #refill(): void {
    const now = this.#options.clock();
    const { maximumAvailable, restoreRate } = this.#options;
    this.#available = Math.min(maximumAvailable, this.#available + ((now - this.#at) / 1000) * restoreRate);
    this.#at = now;
  }
}
