/** One figure, sum or cited paper: what it is, how much, by which words prose is recognised, and where it comes from. */
import { useState, type JSX } from 'react';
import type { FactKind, ProjectFact } from '../../../../shared/document/council/project-facts.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Select } from '../../../ui/field.tsx';
import { useText } from '../../../ui/text.ts';
import { LiveText } from '../live-text.tsx';
import { RowButtons } from '../routing-part.tsx';
import { factValue, shownValue, shownWords, wordsFrom } from './fact-values.ts';
import type { FactsForm } from './facts-form.ts';
import styles from './facts.module.css';

interface FactRowProps {
  readonly form: FactsForm;
  readonly fact: ProjectFact;
  readonly place: { readonly at: number; readonly of: number };
  readonly isReadOnly: boolean;
  readonly isFresh: boolean;
  /** `name`: what it is called. */
  readonly onRemove: (name: string) => void;
}

const bounds = ['exactly', 'over'] as const;

export function FactRow({ form, fact, place, isReadOnly, isFresh, onRemove }: FactRowProps): JSX.Element {
  const { t } = useText();
  const { id, kind, label, text, source, words, bound, value } = fact;
  const name = label === '' ? (text === '' ? t('council.unnamed') : text) : label;
  const step = (by: -1 | 1): void => {
    if (form.move(id, by)) announce(t('council.movedTo', { name, place: place.at + by + 1, count: place.of }));
  };
  return (
    <li className={styles.fact} aria-label={name}>
      <div className={styles.fields}>
        {kind === 'cited' ? (
          <LiveText
            label={t('council.factNumber')}
            at={`${id}:text`}
            value={text}
            onCommit={(typed) => form.set(id, { text: typed.trim() })}
            isReadOnly={isReadOnly}
            maxLength={60}
            autoFocus={isFresh}
          />
        ) : (
          <ValueField
            at={`${id}:value`}
            kind={kind}
            value={value}
            onValue={(read) => form.set(id, { value: read })}
            isReadOnly={isReadOnly}
            autoFocus={isFresh}
          />
        )}
        {kind === 'count' && (
          <Select
            label={t('council.factBound')}
            choices={bounds.map((each) => ({ id: each, label: t(`council.bound_${each}`) }))}
            value={bound}
            onChange={(each) => form.set(id, { bound: each === 'over' ? 'over' : 'exactly' })}
            isDisabled={isReadOnly}
          />
        )}
        <div className={styles.wide}>
          <LiveText
            label={t(kind === 'cited' ? 'council.subject' : 'council.factLabel')}
            at={`${id}:label`}
            value={label}
            onCommit={(typed) => form.set(id, { label: typed.trim() })}
            merges
            isReadOnly={isReadOnly}
            maxLength={300}
          />
        </div>
        {kind !== 'cited' && (
          <div className={styles.wide}>
            <LiveText
              label={t('council.factWords')}
              description={t('council.factWordsAbout')}
              at={`${id}:words`}
              show={(lines) => shownWords(String(lines).split('\n'))}
              value={shownWords(words)}
              onCommit={(typed) => form.set(id, { words: wordsFrom(typed) })}
              isReadOnly={isReadOnly}
              maxLength={2_000}
            />
          </div>
        )}
        <div className={styles.wide}>
          <LiveText
            label={t('council.factSource')}
            at={`${id}:source`}
            value={source}
            onCommit={(typed) => form.set(id, { source: typed.trim() })}
            merges
            isReadOnly={isReadOnly}
            maxLength={300}
          />
        </div>
      </div>
      {!isReadOnly && (
        <div className={styles.tools}>
          <RowButtons
            name={name}
            isFirst={place.at === 0}
            isLast={place.at === place.of - 1}
            onStep={step}
            onRemove={() => onRemove(name)}
          />
        </div>
      )}
    </li>
  );
}

interface ValueFieldProps {
  readonly at: string;
  readonly kind: FactKind;
  readonly value: number;
  readonly onValue: (value: number) => void;
  readonly isReadOnly: boolean;
  readonly autoFocus: boolean;
}

/** What is typed and is no value stays where it is, is told there, and changes nothing. */
function ValueField({ at, kind, value, onValue, isReadOnly, autoFocus }: ValueFieldProps): JSX.Element {
  const { t } = useText();
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <LiveText
      label={t(kind === 'money' ? 'council.factAmount' : 'council.factValue')}
      at={at}
      show={(number) => (typeof number === 'number' ? shownValue(kind, number) : '')}
      value={wrong ?? shownValue(kind, value)}
      error={wrong === null ? null : t(kind === 'money' ? 'council.factNoAmount' : 'council.factNoValue')}
      onCommit={(typed) => {
        const read = factValue(kind, typed);
        setWrong(read === null ? typed : null);
        if (read !== null) onValue(read);
      }}
      isReadOnly={isReadOnly}
      maxLength={40}
      autoFocus={autoFocus}
    />
  );
}
