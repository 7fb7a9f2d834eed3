import { useCallback, useState } from "react";
import { AttachOrderModal } from "./attach-order-modal.tsx";
import { DetachOrderModal } from "./detach-order-modal.tsx";
import { OrdersCard, type OrderLine } from "./orders-card.tsx";

interface OrdersSectionProps {
  orders: readonly OrderLine[];
  onMore: (() => void) | null;
  loading: boolean;
  /** Null for an erased person: nothing is attached to them, nothing detached. */
  profileId: number | null;
}

/** A member's orders, with what staff may do about whose they are. */
export function OrdersSection({ profileId, ...list }: OrdersSectionProps) {
  const [attaching, setAttaching] = useState(false);
  const [detaching, setDetaching] = useState<OrderLine | null>(null);
  const stopAttaching = useCallback(() => setAttaching(false), []);
  const stopDetaching = useCallback(() => setDetaching(null), []);
  if (profileId === null) return <OrdersCard {...list} onAttach={null} onDetach={null} />;
  const action = `/app/members/${profileId}/orders`;
  return (
    <>
      <OrdersCard {...list} onAttach={() => setAttaching(true)} onDetach={setDetaching} />
      <AttachOrderModal open={attaching} onClose={stopAttaching} action={action} />
      <DetachOrderModal order={detaching} onClose={stopDetaching} action={action} />
    </>
  );
}
