import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

const appToml = z.object({
  webhooks: z.object({
    subscriptions: z.array(
      z.object({
        topics: z.array(z.string()).default([]),
        compliance_topics: z.array(z.string()).default([]),
      }),
    ),
  }),
});

const CONFIGURATION = new URL("../../shopify.app.toml", import.meta.url);

/** The topics that the app's configuration subscribes to: Shopify sends no others. */
export const subscribedTopics = (): string[] =>
  appToml
    .parse(parse(readFileSync(CONFIGURATION, "utf8")))
    .webhooks.subscriptions.flatMap(({ topics, compliance_topics: compliance }) => [
      ...topics,
      ...compliance,
    ]);
