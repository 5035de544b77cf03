/** Where a file is dropped, or chosen by a button. */
import { FileUp } from 'lucide-react';
import { useState, type DragEvent, type JSX } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from './button.tsx';
import { fileFrom, holdsFile } from './dropped-file.ts';
import styles from './choose-file.module.css';

interface ChooseFileProps {
  readonly text: string;
  /** Instead of it while something is dragged over. */
  readonly dropText: string;
  readonly choose: string;
  /** Endings and types that the system's dialog offers. */
  readonly accepted: readonly string[];
  readonly onFile: (file: File) => void;
}

export function ChooseFile({ text, dropText, choose, accepted, onFile }: ChooseFileProps): JSX.Element {
  const [over, setOver] = useState(false);
  const enter = (event: DragEvent): void => {
    if (!holdsFile(event.dataTransfer)) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = fileFrom(event.dataTransfer);
    if (file !== null) onFile(file);
  };
  return (
    <div
      className={styles.choose}
      data-over={over || undefined}
      onDragEnter={enter}
      onDragOver={enter}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileUp size={28} strokeWidth={1.5} aria-hidden />
      <p>{over ? dropText : text}</p>
      <FileTrigger
        acceptedFileTypes={accepted}
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) onFile(file);
        }}
      >
        <Button variant="primary" autoFocus>
          {choose}
        </Button>
      </FileTrigger>
    </div>
  );
}
