/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import type { CheckoutState } from "#simulator/hosts/checkout-state.ts";
import type { Surface } from "../frame/messages.ts";
import { openBridge, type Answers, type Bridge } from "./frame-bridge.ts";
import { settings } from "./settings.ts";

export const isThereFor = (target: Surface["target"]): boolean =>
  settings.extensions.some(({ targets }) => targets.includes(target));

interface SlotProps {
  surface: Surface;
  /** Sent to the extension whenever it is another one. */
  state?: CheckoutState;
  answers?: Answers;
}

/** The place of one target: the built extension in a frame of its own. Nothing without an extension for it. */
export function ExtensionSlot({ surface, state, answers = {} }: SlotProps) {
  const extension = settings.extensions.find(({ targets }) => targets.includes(surface.target));
  const frame = useRef<HTMLIFrameElement>(null);
  const bridge = useRef<Bridge | null>(null);
  const latest = useRef(answers);
  const [problem, setProblem] = useState<string | null>(null);
  latest.current = answers;
  useEffect(() => {
    if (frame.current === null || extension === undefined) return;
    const opened = openBridge({
      frame: frame.current,
      extension,
      surface,
      answers: () => latest.current,
      onProblem: setProblem,
    });
    bridge.current = opened;
    return opened.close;
    // A slot keeps the surface that it began with; what changes comes as state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const told = JSON.stringify(state);
  useEffect(() => {
    if (state !== undefined) bridge.current?.update(state);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [told]);
  if (extension === undefined) return null;
  return (
    <div className="slot" data-target={surface.target} data-problem={problem ?? undefined}>
      <iframe
        ref={frame}
        src="/frame"
        title="Throughline"
        sandbox="allow-scripts"
        allow="clipboard-write"
        style={{ height: 0 }}
      />
      {problem !== null && <p className="slot-problem">The extension reported: {problem}</p>}
    </div>
  );
}
