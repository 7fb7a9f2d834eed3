import { List } from "@shopify/polaris";
import { Group } from "./settings-fields.tsx";

/** What a save would change, each in a sentence; nothing while nothing would. */
export function UpcomingChanges({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return null;
  return (
    <Group title="What changes when you save">
      <List>
        {changes.map((change) => (
          <List.Item key={change}>{change}</List.Item>
        ))}
      </List>
    </Group>
  );
}
