import { chanceOf } from "#simulator/generate/chance.ts";
import { tellStory, type OrderStory } from "./order-story.ts";
import { messageCount } from "./messages.ts";

const DROPPED = 0.05;
const REPEATED = 0.3;

/** One delivery: which message of which story, and which copy of it (see `messageOf`). */
export interface Delivery {
  story: OrderStory;
  nth: number;
  copy: number;
}

/** Many deliveries in a mixed order, as numbers only: their stories are told again when their turn comes. */
export interface DeliveryPlan {
  deliveries: number;
  orders: number;
  dropped: number;
  repeated: number;
  delivery(index: number): Delivery;
  story(number: number): OrderStory;
}

/** Which message of which story, packed: a story has fewer than 64 messages. */
const pack = (number: number, nth: number, copy: number): number => (number * 64 + nth) * 2 + copy;

/**
 * Stories until there are so many deliveries: of all messages 5 % never come, 30 % of the others come twice, half of
 * those under an id of their own; then all are mixed.
 */
export function planDeliveries({ seed, count }: { seed: number; count: number }): DeliveryPlan {
  const chance = chanceOf(seed);
  const people = Math.max(2, Math.round(count / 25));
  const packed = new Float64Array(count);
  let [next, orders, dropped, repeated] = [0, 0, 0, 0];
  const put = (number: number, nth: number, copy: number): boolean => {
    if (next < count) packed[next++] = pack(number, nth, copy);
    else return false;
    return true;
  };
  while (next < count) {
    const number = ++orders;
    const messages = messageCount(tellStory(seed, number, people));
    for (let nth = 0; nth < messages; nth++) {
      if (chance.happens(DROPPED) || !put(number, nth, 0)) dropped++;
      else if (chance.happens(REPEATED) && put(number, nth, chance.between(0, 1))) repeated++;
    }
  }
  for (let index = count - 1; index > 0; index--) {
    const other = chance.between(0, index);
    [packed[index], packed[other]] = [packed[other] ?? 0, packed[index] ?? 0];
  }
  const story = (number: number): OrderStory => tellStory(seed, number, people);
  return {
    deliveries: count,
    orders,
    dropped,
    repeated,
    story,
    delivery(index) {
      const code = packed[index] ?? 0;
      const message = Math.floor(code / 2);
      return { story: story(Math.floor(message / 64)), nth: message % 64, copy: code % 2 };
    },
  };
}
