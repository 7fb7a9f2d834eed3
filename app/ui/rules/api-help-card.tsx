import { BlockStack, Card, List, Text } from "@shopify/polaris";

const EXAMPLE = `POST /api/actions
Authorization: Bearer (your key)

{
  "customer": { "email": "ada@example.com" },
  "action": "review",
  "idempotencyKey": "review-81723"
}`;

/** How another program tells of an action or a birthday. */
export function ApiHelpCard() {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          How to tell of an action or a birthday
        </Text>
        <pre style={{ margin: 0, overflowX: "auto", fontSize: 13 }}>{EXAMPLE}</pre>
        <List>
          <List.Item>Name the customer by id, email or phone.</List.Item>
          <List.Item>The action is the one that a rule of the kind Action names.</List.Item>
          <List.Item>
            Send another idempotencyKey for each event. The same event sent again gives nothing more, so it is
            safe to try again.
          </List.Item>
          <List.Item>
            Birthdays go to /api/birthdays in the same way: the customer, and the birthday as 05-17. A
            birthday rule counts from when it was told.
          </List.Item>
          <List.Item>
            The answer says how many points were given: 0 when a limit of the rule is reached.
          </List.Item>
        </List>
      </BlockStack>
    </Card>
  );
}
