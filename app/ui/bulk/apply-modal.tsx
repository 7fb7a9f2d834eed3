import { BlockStack, List, Modal, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";
import { balances, rowsText, type RunLine } from "./run-words.ts";

interface ApplyModalProps {
  run: RunLine;
  open: boolean;
  sending: boolean;
  onClose: () => void;
  onApply: () => void;
}

/** The last look before balances change. */
export function ApplyModal({ run, open, sending, onClose, onApply }: ApplyModalProps) {
  const format = useFormat();
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={`Change ${balances(format, run.planned)}?`}
      primaryAction={{ content: "Apply the file", onAction: onApply, loading: sending }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <List>
            {run.toAdd > 0 ? <List.Item>{`Added: ${format.points(run.toAdd)}`}</List.Item> : null}
            {run.toTake > 0 ? <List.Item>{`Taken: ${format.points(run.toTake)}`}</List.Item> : null}
            {run.newPeople > 0 ? (
              <List.Item>{`New people: ${format.number(run.newPeople)}`}</List.Item>
            ) : null}
            {run.refused > 0 ? (
              <List.Item>{`Refused, without any change: ${rowsText(format, run.refused)}`}</List.Item>
            ) : null}
          </List>
          <Text as="p">Members see the change with its reason. To take it back you need another file.</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
