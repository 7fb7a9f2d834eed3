import { z } from "zod";
import { ask, type AdminClient } from "./admin-client.ts";

export const GRANTED_SCOPES = `#graphql
  query GrantedScopes {
    currentAppInstallation {
      accessScopes {
        handle
      }
    }
  }
`;

const schema = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

export async function readGrantedScopes(client: AdminClient): Promise<string[]> {
  const { currentAppInstallation } = await ask(client, GRANTED_SCOPES, {}, schema);
  return currentAppInstallation.accessScopes.map((scope) => scope.handle);
}
