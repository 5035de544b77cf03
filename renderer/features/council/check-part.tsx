/** „Prüfung“: what is wrong, what to look at and what is in order, each with the way there, and the mend where it is certain. */
import { ArrowRight, CircleAlert, CircleCheck, ClipboardList, TriangleAlert, Wrench } from 'lucide-react';
import type { JSX } from 'react';
import type { Finding } from '../../../shared/council/checks/finding.ts';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import styles from './check-part.module.css';
import { mendFinding } from './mend.ts';
import type { PaperForm } from './paper-form.ts';
import { goToPlace } from './places.ts';
import type { Findings } from './use-findings.ts';

interface CheckPartProps {
  readonly form: PaperForm;
  readonly model: PaperModel;
  readonly findings: Findings;
  readonly why: string | null;
  /** Shows the form where it lies under this. */
  readonly onGo: () => void;
  /** Shows what the project knows, at one of its facts. */
  readonly onFact: (fact: string) => void;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;
const marks = { error: CircleAlert, warning: TriangleAlert, passed: CircleCheck } as const;
const levels = ['error', 'warning', 'passed'] as const;

export function CheckPart({ form, model, findings, why, onGo, onFact }: CheckPartProps): JSX.Element {
  const { t } = useText();
  const { found, error, busy } = findings;
  const all = found?.findings ?? [];
  const summary =
    found === null
      ? t('council.checking')
      : found.blocked
        ? t('council.blocked', { count: all.filter(({ level }) => level === 'error').length })
        : t(all.some(({ level }) => level === 'warning') ? 'council.withWarnings' : 'council.allGood');
  return (
    <div className={styles.check} aria-busy={busy}>
      <p className={styles.summary} data-blocked={found?.blocked === true || undefined} role="status">
        {error === null ? summary : describeFailure(t, error)}
      </p>
      {levels.map((level) => {
        const those = all.filter((each) => each.level === level);
        return (
          those.length > 0 && (
            <section key={level} aria-labelledby={`council-check-${level}`}>
              <h4 id={`council-check-${level}`} className={styles.head}>
                {t(`council.level_${level}`)} <span className={styles.count}>{those.length}</span>
              </h4>
              <ul className={styles.list}>
                {those.map((finding, index) => (
                  <FindingRow
                    key={`${finding.key} ${JSON.stringify(finding.place)} ${index}`}
                    finding={finding}
                    form={form}
                    model={model}
                    why={why ?? (findings.fresh ? null : t('council.checking'))}
                    onGo={onGo}
                    onFact={onFact}
                  />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {(found?.more ?? 0) > 0 && (
        <p className={styles.quiet}>{t('council.moreFindings', { count: found?.more ?? 0 })}</p>
      )}
    </div>
  );
}

interface FindingRowProps extends Pick<CheckPartProps, 'form' | 'model' | 'why' | 'onGo' | 'onFact'> {
  readonly finding: Finding;
}

function FindingRow({ finding, form, model, why, onGo, onFact }: FindingRowProps): JSX.Element {
  const { t } = useText();
  const { level, place, mend, source } = finding;
  const fact = source?.of === 'fact' ? source.fact : null;
  const Mark = marks[level];
  const words = t(finding.key, finding.values);
  const go = (): void => {
    if (place === null) return;
    onGo();
    // Where the form was under something else it has to be drawn first.
    requestAnimationFrame(() => {
      if (place.in === 'field' && place.item !== null) form.reveal(place.item);
      if (!goToPlace(place, model)) announce(t('council.placeGone'));
    });
  };
  const doMend = (): void => {
    const undo = mend === null ? null : mendFinding(form, model, mend);
    if (undo === null) return notify({ text: t('council.notMended'), tone: 'bad' });
    notify({ text: t('council.mended'), tone: 'good', action: { label: t('common.undo'), run: undo } });
  };
  return (
    <li className={styles.finding} data-level={level}>
      <Mark {...icon} />
      <p>
        <span className="visually-hidden">{t(`council.is_${level}`)}: </span>
        {words}
      </p>
      {(place !== null || mend !== null || fact !== null) && level !== 'passed' && (
        <div className={styles.actions}>
          {place !== null && (
            <Button
              small
              variant="quiet"
              icon={<ArrowRight {...icon} size={16} />}
              aria-label={t('council.goTo', { words })}
              onPress={go}
            >
              {t('council.go')}
            </Button>
          )}
          {fact !== null && (
            <Button
              small
              variant="quiet"
              icon={<ClipboardList {...icon} size={16} />}
              aria-label={t('council.goToFact', { words })}
              onPress={() => onFact(fact)}
            >
              {t('council.goFact')}
            </Button>
          )}
          {mend !== null && (
            <Button
              small
              icon={<Wrench {...icon} size={16} />}
              aria-label={t('council.mendOf', { words })}
              why={why}
              onPress={doMend}
            >
              {t('council.mend')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
