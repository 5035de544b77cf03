/** Who is here: faces in the top bar, names and chapters behind them. */
import { useId, useState, type JSX } from 'react';
import { Button as AriaButton, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from '../ui/button.tsx';
import { Avatar } from '../ui/marks.tsx';
import { personName } from '../../shared/i18n/person-name.ts';
import { useText } from '../ui/text.ts';
import type { Present } from './presence.ts';
import type { Session } from './session.ts';
import { setView } from './view-state.ts';
import styles from './presence-button.module.css';

interface PresenceButtonProps {
  readonly session: Session;
  readonly present: readonly Present[];
  readonly onJump: (chapter: string) => void;
}

const facesShown = 4;

export function PresenceButton({ session, present, onJump }: PresenceButtonProps): JSX.Element {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const headingId = useId();
  const more = present.length - facesShown;
  const summary = present.length <= 1 ? t('frame.hereAlone') : t('frame.hereCount', { count: present.length });
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className={styles.faces ?? ''} aria-label={`${t('frame.here')}: ${summary}`}>
        {present.slice(0, facesShown).map(({ person }) => (
          <Avatar key={person.id} person={person} membership={session.membership} />
        ))}
        {more > 0 && <span className={styles.more} data-more={`+${more}`} aria-hidden />}
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={6} aria-labelledby={headingId}>
        <div className={styles.dialog}>
          <h2 id={headingId}>{t('frame.here')}</h2>
          <ul>
            {present.map(({ person, chapters, me }) => {
              const inside = session.chapters.filter(({ id }) => chapters.includes(id));
              return (
                <li key={person.id}>
                  <Avatar person={person} membership={session.membership} />
                  <span className={styles.name}>
                    {personName(person, t)}
                    {me && <span className={styles.quiet}> ({t('common.you')})</span>}
                  </span>
                  {inside.map(({ id, number }) => (
                    <Button
                      key={id}
                      small
                      variant="quiet"
                      onPress={() => {
                        setOpen(false);
                        onJump(id);
                      }}
                    >
                      {t('chapter.heading', { number })}
                    </Button>
                  ))}
                </li>
              );
            })}
          </ul>
          <Button
            small
            onPress={() => {
              setOpen(false);
              setView({ panel: 'people' });
            }}
          >
            {t('frame.people')}
          </Button>
        </div>
      </Popover>
    </DialogTrigger>
  );
}
