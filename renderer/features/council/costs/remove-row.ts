/** A budget, product or line goes, and can be had back by the message about it. */
import type { Translate } from '../../../../shared/i18n/catalogue.ts';
import { notify } from '../../../ui/announcer.tsx';
import type { PaperForm } from '../paper-form.ts';

export function removeRow(form: PaperForm, t: Translate, id: string, name: string): void {
  form.remove(id);
  const back = (): void => form.setRow(id, 'gone', false);
  notify({ text: t('council.removedRow', { name }), action: { label: t('common.undo'), run: back } });
}
