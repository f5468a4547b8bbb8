import { Text } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useWords } from '../../words';
import classes from './Imports.module.css';

export interface FilePickerProps {
  file: File | undefined;
  disabled: boolean;
  onPick: (file: File) => void;
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A field for one file, which can also be dropped onto it. */
export function FilePicker({ file, disabled, onPick }: FilePickerProps) {
  const t = useWords();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped && !disabled) onPick(dropped);
  };
  return (
    <label
      className={classes.zone}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        accept=".csv,text/csv"
        className={classes.input}
        aria-label={t('imports.file')}
        disabled={disabled}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen) onPick(chosen);
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
      <span className={classes.zoneIcon} aria-hidden>
        {file ? <IconFileSpreadsheet size={22} /> : <IconUpload size={22} />}
      </span>
      <span className={classes.zoneText}>
        <Text span fw={550} size="sm">
          {file ? file.name : t('imports.choose')}
        </Text>
        <Text span c="dimmed" size="sm">
          {file ? t('imports.chosen', { size: sizeOf(file.size) }) : t('imports.choose_help')}
        </Text>
      </span>
    </label>
  );
}
