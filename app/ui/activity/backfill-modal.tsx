import { Checkbox, FormLayout, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";

interface BackfillModalProps {
  open: boolean;
  onClose: () => void;
  onStart: (wish: { since: string; givesPoints: boolean }) => void;
  today: string;
  problem: string | null;
  sending: boolean;
}

const aYearBefore = (day: string): string => {
  const [year = "2000", ...rest] = day.split("-");
  // 29 February exists in leap years only.
  return [String(Number(year) - 1), ...rest].join("-").replace("-02-29", "-02-28");
};

export function BackfillModal({ open, onClose, onStart, today, problem, sending }: BackfillModalProps) {
  const [since, setSince] = useState(aYearBefore(today));
  const [givesPoints, setGivesPoints] = useState(false);
  return (
    <Modal
      open={open}
      onClose={onClose}
      title="Bring in past orders"
      primaryAction={{ content: "Start", onAction: () => onStart({ since, givesPoints }), loading: sending }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <FormLayout>
          <Text as="p">
            Orders since the day you choose are fetched from Shopify, with their customers and refunds. You
            can go on working meanwhile.
          </Text>
          <TextField
            label="Orders since"
            type="date"
            value={since}
            onChange={setSince}
            max={today}
            autoComplete="off"
            error={problem ?? false}
          />
          <Checkbox
            label="Also give points for these orders"
            checked={givesPoints}
            onChange={setGivesPoints}
            helpText="By your earning rule. Points that were given cannot be taken back all at once."
          />
        </FormLayout>
      </Modal.Section>
    </Modal>
  );
}
