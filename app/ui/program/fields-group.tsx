import type { ComponentProps } from "react";
import { SettingsForm } from "../settings-form/settings-form.tsx";
import { Group } from "./settings-fields.tsx";

type FieldsGroupProps = ComponentProps<typeof SettingsForm> & { title: string; help?: string };

/** Some fields of a schema under a heading. */
export function FieldsGroup({ title, help, ...form }: FieldsGroupProps) {
  return (
    <Group title={title} {...(help ? { help } : {})}>
      <SettingsForm {...form} />
    </Group>
  );
}
