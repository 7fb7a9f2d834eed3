import { Banner, List, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useFormat } from "../format-context.tsx";
import { useRewardChanges } from "./use-reward-changes.ts";

interface ReissueModalProps {
  title: string;
  action: string;
  open: boolean;
  sending: boolean;
  onClose: () => void;
  onReissue: () => void;
}

function ReissueModal({ title, action, open, sending, onClose, onReissue }: ReissueModalProps) {
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={title}
      primaryAction={{ content: action, onAction: onReissue, loading: sending }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <List>
          <List.Item>The old codes stop working, also for members who copied them.</List.Item>
          <List.Item>
            Each member gets a new code with what the reward gives now. They find it in their account.
          </List.Item>
          <List.Item>
            Members pay no points again, and the new code ends when the old one would have.
          </List.Item>
          <List.Item>
            A code in a currency for which the reward has no amount any more stays as it is.
          </List.Item>
        </List>
      </Modal.Section>
    </Modal>
  );
}

/** Codes that members hold with terms from before the last change, and how to give them the present ones (edge case R8). */
export function OutdatedCodes({ count }: { count: number }) {
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { send, busy, done } = useRewardChanges();
  if (done)
    return (
      <Banner title="New codes are being made">
        <Text as="p">Load the page again to see whether any old ones are left.</Text>
      </Banner>
    );
  const codes = count === 1 ? "1 code" : `${format.number(count)} codes`;
  const action = `Re-issue ${codes}`;
  return (
    <>
      <Banner
        title={`${codes} from before the last change ${count === 1 ? "is" : "are"} still open`}
        action={{ content: action, onAction: () => setAsking(true) }}
      >
        <Text as="p">
          {count === 1
            ? "It gives what was promised when the member took it."
            : "They give what was promised when the members took them."}
        </Text>
      </Banner>
      <ReissueModal
        title={`${action}?`}
        action={action}
        open={asking}
        sending={busy}
        onClose={() => setAsking(false)}
        onReissue={() => send({ does: "reissue" })}
      />
    </>
  );
}
