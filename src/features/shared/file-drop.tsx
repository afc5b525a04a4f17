import { useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';

import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';

interface FileButtonProps {
  label: string;
  look?: 'primary' | 'secondary';
  accept: string;
  multiple?: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** A button that lets a file be chosen. */
export function FileButton({
  label,
  look = 'secondary',
  accept,
  multiple = false,
  onFiles,
}: FileButtonProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={look} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = ''; // the same file can be chosen again once it is mended
          onFiles(files);
        }}
      />
    </>
  );
}

interface FileDropProps extends FileButtonProps {
  /** What may be dropped here, and what to do while it hangs above. */
  words: (isOver: boolean) => string;
}

/** A button for files in a box that takes them dropped as well, several too. */
export function FileDrop({ words, ...button }: FileDropProps): ReactNode {
  const [isOver, setOver] = useState(false);
  const onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(event.type !== 'dragleave' && event.type !== 'drop');
    if (event.type === 'drop') button.onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={classes('drop', isOver && 'drop-over')}
      onDragEnter={onDrag}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={onDrag}
    >
      <FileButton {...button} />
      <p>{words(isOver)}</p>
    </div>
  );
}
