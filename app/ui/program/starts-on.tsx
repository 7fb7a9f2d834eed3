import { TextField } from "@shopify/polaris";
import { Group } from "./settings-fields.tsx";

interface StartsOnProps {
  /** A day; empty: at once. */
  value: string;
  error: string | undefined;
  today: string;
  onChange: (startsOn: string) => void;
}

/** The day from which a change counts. */
export function StartsOn({ value, error, today, onChange }: StartsOnProps) {
  return (
    <Group title="When it starts">
      <TextField
        label="First day"
        type="date"
        min={today}
        value={value}
        onChange={onChange}
        autoComplete="off"
        error={error ?? false}
        helpText="Leave empty to start when you save."
      />
    </Group>
  );
}
