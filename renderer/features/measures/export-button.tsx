/** Leads to the dialog to export, with the catalogue or one sheet. */
import { Download } from 'lucide-react';
import type { JSX } from 'react';
import { setTools } from '../../app/tools-state.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';

interface ExportButtonProps {
  /** The measure whose sheet it is; null for the catalogue. */
  readonly measure: { readonly id: string; readonly name: string } | null;
}

export function ExportButton({ measure }: ExportButtonProps): JSX.Element {
  const { t } = useText();
  return (
    <Button
      variant="quiet"
      label={t('exports.open')}
      icon={<Download size={18} strokeWidth={1.75} />}
      onPress={() => setTools({ exportWanted: { what: 'measures', ...(measure !== null && { only: measure }) } })}
    />
  );
}
