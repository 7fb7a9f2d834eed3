import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, FormLayout, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";

export type SetTierAnswer = { ok: true } | { ok: false; errors: Record<string, string> };

interface SetTierModalProps {
  open: boolean;
  onClose: () => void;
  profileId: number;
  ladder: readonly { id: string; name: string }[];
  /** The tier that is set now; null: none is. */
  floorId: string | null;
  today: string;
}

interface TierForm {
  tier: string;
  until: string;
  note: string;
}

interface FieldsProps {
  form: TierForm;
  options: { value: string; label: string }[];
  errors: Record<string, string>;
  today: string;
  onChange: (changes: Partial<TierForm>) => void;
}

function Fields({ form, options, errors, today, onChange }: FieldsProps) {
  return (
    <FormLayout>
      {errors["form"] ? (
        <Banner tone="critical">
          <Text as="p">{errors["form"]}</Text>
        </Banner>
      ) : null}
      <Select
        label="At least"
        options={options}
        value={form.tier}
        onChange={(tier) => onChange({ tier })}
        error={errors["tier"] ?? false}
        helpText="What the member buys may lift them higher. No reward is given for a tier set by hand."
      />
      {form.tier === "" ? null : (
        <TextField
          label="Through"
          type="date"
          min={today}
          value={form.until}
          onChange={(until) => onChange({ until })}
          autoComplete="off"
          error={errors["until"] ?? false}
          helpText="Leave empty for no end. Afterwards the member is where their purchases put them."
        />
      )}
      <TextField
        label="Reason"
        value={form.note}
        onChange={(note) => onChange({ note })}
        autoComplete="off"
        maxLength={200}
        showCharacterCount
        error={errors["note"] ?? false}
        helpText="Kept with your name, for your team."
      />
    </FormLayout>
  );
}

/** Gives a tier at least, through a day. What is counted may lift the member higher. */
export function SetTierModal({ open, onClose, profileId, ladder, floorId, today }: SetTierModalProps) {
  const fetcher = useFetcher<SetTierAnswer>();
  const shopify = useAppBridge();
  const initial = { tier: floorId ?? ladder.at(-1)?.id ?? "", until: "", note: "" };
  const [form, setForm] = useState(initial);
  const [answered, setAnswered] = useState<SetTierAnswer | undefined>();
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data) return;
    setAnswered(data);
    if (!data.ok) return;
    shopify.toast.show("Tier saved");
    onClose();
    // Each answer is told once; the callbacks may change in between.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, data]);
  useEffect(() => {
    if (open) setForm(initial);
    // It begins with what is set when it is opened, whatever comes afterwards.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [open]);
  const errors = answered && !answered.ok ? answered.errors : {};
  const change = (changes: Partial<TierForm>) => {
    setForm({ ...form, ...changes });
    setAnswered(undefined);
  };
  const close = () => {
    setAnswered(undefined);
    onClose();
  };
  const options = [
    ...ladder.map(({ id, name }) => ({ value: id, label: name })),
    ...(floorId === null ? [] : [{ value: "", label: "None: what is counted decides" }]),
  ];
  const send = () => fetcher.submit(form, { method: "post", action: `/app/members/${profileId}/tier` });
  return (
    <Modal
      open={open}
      onClose={close}
      title="Set tier by hand"
      primaryAction={{ content: "Save", onAction: send, loading: state !== "idle" }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <Fields form={form} options={options} errors={errors} today={today} onChange={change} />
      </Modal.Section>
    </Modal>
  );
}
