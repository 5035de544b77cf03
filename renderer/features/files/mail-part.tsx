/** One file to give away, with what one wishes to be in it. */
import { useState, type JSX } from 'react';
import type { Session } from '../../app/session.ts';
import { shellBridge } from '../../app/shell-bridge.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './files.module.css';

export function MailPart({ session }: { readonly session: Session }): JSX.Element {
  const { t } = useText();
  const [history, setHistory] = useState(false);
  const [people, setPeople] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const { busy, run } = useAction();
  const make = (): void => {
    const bridge = shellBridge();
    run(
      async () => {
        const path = bridge === null ? null : await bridge.pickNewFile(session.project.title);
        if (bridge !== null && path === null) return null;
        return session.call('file.mail', { history, people, path });
      },
      (written) => {
        if (written !== null) setMade(written.path);
      },
    );
  };
  return (
    <div className={styles.part}>
      <p className={styles.lead}>{t('file.mailLead')}</p>
      <Checkbox
        label={t('file.withHistory')}
        description={t('file.withHistoryText')}
        isSelected={history}
        onChange={setHistory}
      />
      <Checkbox
        label={t('file.withPeople')}
        description={t('file.withPeopleText')}
        isSelected={people}
        onChange={setPeople}
      />
      <p className={styles.quiet}>{t('file.mailNever')}</p>
      {made !== null && (
        <p className={styles.done} role="status">
          {t('file.mailMade', { path: made })}
        </p>
      )}
      <div className={styles.actions}>
        <Button variant="primary" busy={busy} onPress={make}>
          {t('file.mailMake')}
        </Button>
      </div>
    </div>
  );
}
