/** The project's own words, and its terms: names that were given up, what takes their place, and how they are inflected. */
import { uuidv4 } from 'lib0/random';
import { ArrowRightLeft, Plus, Trash2, X } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Doc } from 'yjs';
import { addWord, forgetAside, removeTerm, removeWord, writeTerm, type Term } from '../../../shared/german/words.ts';
import type { Session } from '../../app/session.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { renameTerm } from './rename-term.ts';
import { useProjectWords, wordsOrigin } from './use-project-words.ts';
import styles from './words-dialog.module.css';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function WordsDialog({
  session,
  onClose,
}: {
  readonly session: Session;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useText();
  const { words, doc } = useProjectWords(session);
  const why = doc === null ? t('writing.addWordWhy') : null;
  return (
    <Dialog title={t('style.words')} onClose={onClose} wide>
      <section className={styles.section} aria-labelledby="words-terms">
        <h3 id="words-terms">{t('style.terms')}</h3>
        <p className={styles.quiet}>{t('style.termsText')}</p>
        <ul className={styles.terms}>
          {words.terms.map((term) => (
            <TermRow key={term.id} term={term} doc={doc} why={why} onRename={onClose} />
          ))}
        </ul>
        <NewTerm doc={doc} why={why} />
      </section>
      <section className={styles.section} aria-labelledby="words-own">
        <h3 id="words-own">{t('style.ownWords')}</h3>
        <p className={styles.quiet}>{t('style.ownWordsText')}</p>
        <ul className={styles.words}>
          {words.words.map((word) => (
            <li key={word} className={styles.word}>
              <span>{word}</span>
              <Button
                small
                variant="quiet"
                icon={<X {...icon} />}
                label={t('style.removeWord', { word })}
                why={why}
                onPress={() => doc !== null && removeWord(doc, word, wordsOrigin)}
              />
            </li>
          ))}
        </ul>
        <NewWord doc={doc} why={why} />
      </section>
      {words.aside.size > 0 && (
        <section className={styles.section}>
          <p className={styles.quiet}>{t('style.asideCount', { count: words.aside.size })}</p>
          <div>
            <Button small why={why} onPress={() => doc !== null && forgetAside(doc, wordsOrigin)}>
              {t('style.forgetAside')}
            </Button>
          </div>
        </section>
      )}
    </Dialog>
  );
}

interface RowProps {
  readonly doc: Doc | null;
  readonly why: string | null;
}

function TermRow({
  term,
  doc,
  why,
  onRename,
}: RowProps & { readonly term: Term; readonly onRename: () => void }): JSX.Element {
  const { t } = useText();
  const [form, setForm] = useState({ from: '', to: '' });
  const pairs = [[term.old, term.replacement] as const, ...term.forms];
  const addForm = (): void => {
    if (doc === null || form.from.trim() === '' || form.to.trim() === '') return;
    writeTerm(doc, { ...term, forms: new Map(term.forms).set(form.from.trim(), form.to.trim()) }, wordsOrigin);
    setForm({ from: '', to: '' });
  };
  return (
    <li className={styles.term}>
      <ul className={styles.forms}>
        {pairs.map(([old, becomes], index) => (
          <li key={old} className={styles.form}>
            <span className={index === 0 ? styles.name : ''}>
              {old} → {becomes === '' ? t('style.noName') : becomes}
            </span>
            {index === 0 && (
              <Button
                small
                icon={<ArrowRightLeft {...icon} />}
                onPress={() => {
                  onRename();
                  renameTerm(term);
                }}
              >
                {t('style.walk')}
              </Button>
            )}
            <Button
              small
              variant="quiet"
              icon={<Trash2 {...icon} />}
              label={t('style.removeWord', { word: old })}
              why={why}
              onPress={() => {
                if (doc === null) return;
                if (index === 0) removeTerm(doc, term.id, wordsOrigin);
                else writeTerm(doc, { ...term, forms: without(term.forms, old) }, wordsOrigin);
              }}
            />
          </li>
        ))}
      </ul>
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault();
          addForm();
        }}
      >
        <TextField
          label={t('style.formOld')}
          value={form.from}
          onChange={(from) => setForm({ ...form, from })}
          maxLength={120}
        />
        <TextField
          label={t('style.formNew')}
          value={form.to}
          onChange={(to) => setForm({ ...form, to })}
          maxLength={120}
        />
        <Button small type="submit" why={why} icon={<Plus {...icon} />}>
          {t('style.addForm')}
        </Button>
      </form>
    </li>
  );
}

function without(forms: ReadonlyMap<string, string>, form: string): Map<string, string> {
  const rest = new Map(forms);
  rest.delete(form);
  return rest;
}

function NewTerm({ doc, why }: RowProps): JSX.Element {
  const { t } = useText();
  const [old, setOld] = useState('');
  const [replacement, setReplacement] = useState('');
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (doc === null || old.trim() === '') return;
        writeTerm(doc, { id: uuidv4(), old: old.trim(), replacement, forms: new Map() }, wordsOrigin);
        setOld('');
        setReplacement('');
      }}
    >
      <TextField label={t('style.termOld')} value={old} onChange={setOld} maxLength={120} />
      <TextField label={t('style.termNew')} value={replacement} onChange={setReplacement} maxLength={120} />
      <Button small type="submit" why={why} icon={<Plus {...icon} />}>
        {t('style.addTerm')}
      </Button>
    </form>
  );
}

function NewWord({ doc, why }: RowProps): JSX.Element {
  const { t } = useText();
  const [word, setWord] = useState('');
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (doc === null || word.trim() === '') return;
        if (addWord(doc, word, wordsOrigin)) setWord('');
        else announce(t('style.noWord'));
      }}
    >
      <TextField label={t('style.newWord')} value={word} onChange={setWord} maxLength={80} />
      <Button small type="submit" why={why} icon={<Plus {...icon} />}>
        {t('style.addWord')}
      </Button>
    </form>
  );
}
