/** „Angaben des Vorhabens“: the city whose template papers have, and the figures, money and cited papers that prose is compared with. */
import { Lock, Plus } from 'lucide-react';
import { uuidv4 } from 'lib0/random';
import { useCallback, useEffect, useState, type JSX } from 'react';
import { factKinds, type FactKind } from '../../../../shared/document/council/project-facts.ts';
import type { PaperCity } from '../../../../shared/rpc/paper-schemas.ts';
import { RoomOfForm } from '../../../app/gave-way/room-of-form.tsx';
import { outlineRoom, type Session } from '../../../app/session.ts';
import { useCity } from '../../../app/use-city.ts';
import { notify } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/field.tsx';
import { useText } from '../../../ui/text.ts';
import { useLive } from '../../../ui/use-live.ts';
import { UndoButtons } from '../undo-buttons.tsx';
import { FactRow } from './fact-row.tsx';
import { FactsForm } from './facts-form.ts';
import styles from './facts.module.css';

interface FactsDialogProps {
  readonly session: Session;
  /** The fact that one came for. */
  readonly at?: string | null;
  readonly onClose: () => void;
}

export function FactsDialog({ session, at: wanted = null, onClose }: FactsDialogProps): JSX.Element {
  const { t } = useText();
  const [form] = useState(() => new FactsForm(session.outline));
  useEffect(() => () => form.destroy(), [form]);
  const { facts } = useLive(
    useCallback((listener: () => void) => form.subscribe(listener), [form]),
    useCallback(() => form.read(), [form]),
  );
  const city = useCity(session).data;
  const [fresh, setFresh] = useState<string | null>(wanted);
  const why = session.outlineBlocked === null ? null : t(session.outlineBlocked);
  const add = (kind: FactKind): void => {
    const id = uuidv4();
    form.add(kind, id);
    setFresh(id);
  };
  return (
    <Dialog title={t('council.facts')} onClose={onClose} wide>
      <p>{t('council.factsAbout')}</p>
      {why !== null && (
        <p className={styles.blocked}>
          <Lock size={16} strokeWidth={1.75} aria-hidden />
          {why}
        </p>
      )}
      {city !== undefined && (
        <Select
          label={t('council.city')}
          choices={cityChoices(city)}
          value={city.folder}
          onChange={(folder) => form.setCity(folder)}
          isDisabled={why !== null}
        />
      )}
      <RoomOfForm room={outlineRoom(session.project.id)} person={session.me.id}>
        {factKinds.map((kind) => {
          const those = facts.filter((fact) => fact.kind === kind);
          return (
            <section key={kind} aria-labelledby={`facts-${kind}`} className={styles.kind}>
              <header className={styles.head}>
                <h3 id={`facts-${kind}`}>{t(`council.facts_${kind}`)}</h3>
                {why === null && (
                  <Button
                    small
                    variant="quiet"
                    icon={<Plus size={16} strokeWidth={1.75} aria-hidden />}
                    onPress={() => add(kind)}
                  >
                    {t(`council.addFact_${kind}`)}
                  </Button>
                )}
              </header>
              {those.length === 0 && <p className={styles.quiet}>{t('council.factsEmpty')}</p>}
              <ul className={styles.list}>
                {those.map((fact, at) => (
                  <FactRow
                    key={fact.id}
                    form={form}
                    fact={fact}
                    place={{ at, of: those.length }}
                    isReadOnly={why !== null}
                    isFresh={fact.id === fresh}
                    onRemove={(name) => {
                      const undo = form.remove(fact);
                      notify({
                        text: t('council.removedRow', { name }),
                        action: { label: t('common.undo'), run: undo },
                      });
                    }}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </RoomOfForm>
      <DialogActions>
        {why === null && (
          <UndoButtons steps={form.steps} labels={{ undo: t('council.undo'), redo: t('council.redo') }} />
        )}
        <Button variant="primary" onPress={onClose}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** By what they call themselves; two of one name are told apart by their folders. */
function cityChoices({ folders }: PaperCity): { id: string; label: string }[] {
  const isAlone = (name: string): boolean => folders.filter((each) => each.name === name).length === 1;
  return folders.map(({ folder: id, name }) => ({ id, label: isAlone(name) ? name : `${name} (${id})` }));
}
