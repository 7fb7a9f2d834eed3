import { Banner, FormLayout, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useFormat } from "../format-context.tsx";
import { useRewardAnswer } from "./use-reward-answer.ts";

export interface GivableReward {
  rewardId: number;
  title: string;
  least: number;
  /** Null: as many as the member has. */
  most: number | null;
  step: number;
}

interface GiveRewardModalProps {
  open: boolean;
  onClose: () => void;
  profileId: number;
  offers: readonly GivableReward[];
  available: number;
  requestId: string;
}

/** Spends the member's points on a reward for them. The request id makes a repeated click one reward. */
export function GiveRewardModal({
  open,
  onClose,
  profileId,
  offers,
  available,
  requestId,
}: GiveRewardModalProps) {
  const format = useFormat();
  const [chosen, setChosen] = useState("");
  const [points, setPoints] = useState("");
  const { errors, forget, busy, send } = useRewardAnswer(profileId, onClose);
  const offer = offers.find(({ rewardId }) => String(rewardId) === chosen) ?? offers[0];
  if (!offer) return null;
  const isFixed = offer.most === offer.least;
  const close = () => {
    forget();
    onClose();
  };
  const choose = (rewardId: string) => {
    setChosen(rewardId);
    setPoints("");
    forget();
  };
  const give = () =>
    send({ does: "give", rewardId: String(offer.rewardId), points: isFixed ? "" : points, requestId });
  return (
    <Modal
      open={open}
      onClose={close}
      title="Give a reward"
      primaryAction={{ content: "Give reward", onAction: give, loading: busy }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <FormLayout>
          {errors["form"] ? (
            <Banner tone="critical">
              <Text as="p">{errors["form"]}</Text>
            </Banner>
          ) : null}
          <Select
            label="Reward"
            options={offers.map(({ rewardId, title, least, most }) => ({
              value: String(rewardId),
              label: `${title} (${most === least ? "" : "from "}${format.points(least)})`,
            }))}
            value={String(offer.rewardId)}
            onChange={choose}
            helpText={`The member pays with their points and has ${format.points(available)}.`}
          />
          {isFixed ? null : (
            <TextField
              label="Points to spend"
              value={points}
              onChange={setPoints}
              inputMode="numeric"
              autoComplete="off"
              placeholder={String(offer.least)}
              error={errors["points"] ?? false}
              helpText={`In steps of ${format.number(offer.step)}. Empty: ${format.points(offer.least)}.`}
            />
          )}
        </FormLayout>
      </Modal.Section>
    </Modal>
  );
}
