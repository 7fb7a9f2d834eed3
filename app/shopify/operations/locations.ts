import { z } from "zod";
import { id } from "../topics/fields.ts";
import { AdminApiError, ask, pageInfo, type AdminClient } from "./admin-client.ts";

const MOST_PAGES = 40;

/** Closed locations too: past orders name them. */
export const LOCATIONS = `#graphql
  query Locations($after: String) {
    locations(first: 50, after: $after, includeInactive: true) {
      nodes {
        id
        name
        isActive
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const location = z.object({ id, name: z.string(), isActive: z.boolean() });
const schema = z.object({ locations: z.object({ nodes: z.array(location), pageInfo }) });

export async function readLocations(client: AdminClient) {
  const found: z.output<typeof location>[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { locations }: z.output<typeof schema> = await ask(client, LOCATIONS, { after }, schema);
    found.push(...locations.nodes);
    if (!locations.pageInfo.hasNextPage) return found;
    after = locations.pageInfo.endCursor;
  }
  throw new AdminApiError("not-understood", "the list of locations does not end");
}
