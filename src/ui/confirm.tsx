import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { Button } from './button.tsx';
import { focusById } from './focus.ts';

interface ConfirmProps {
  /** On the button that asks. */
  label: ReactNode;
  question: ReactNode;
  yes: ReactNode;
  no: ReactNode;
  onYes: () => void;
}

/** A button for what cannot be undone: asks in its place before it does it. */
export function Confirm({ label, question, yes, no, onYes }: ConfirmProps): ReactNode {
  const [asking, setAsking] = useState(false);
  const opener = useId();
  const wasAsking = useRef(false);

  useEffect(() => {
    if (wasAsking.current && !asking) focusById(opener);
    wasAsking.current = asking;
  }, [asking, opener]);

  return asking ? (
    <ConfirmBox
      question={question}
      yes={yes}
      no={no}
      onYes={() => {
        setAsking(false);
        onYes();
      }}
      onNo={() => setAsking(false)}
    />
  ) : (
    <Button id={opener} onClick={() => setAsking(true)}>
      {label}
    </Button>
  );
}

interface ConfirmBoxProps extends Omit<ConfirmProps, 'label'> {
  onNo: () => void;
}

/** The question itself, for where something else than a button brings it up. Takes the focus when it appears. */
export function ConfirmBox({ question, yes, no, onYes, onNo }: ConfirmBoxProps): ReactNode {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="group" className="confirm" aria-labelledby={id} tabIndex={-1}>
      <p id={id}>{question}</p>
      <div className="button-group">
        <Button look="danger" onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={onNo}>{no}</Button>
      </div>
    </div>
  );
}
