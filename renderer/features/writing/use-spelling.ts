/** Spelling for the paper of the open project: the host's dictionaries, the project's words, one's own ignored ones. */
import { useEffect, useMemo, useState } from 'react';
import { addWord } from '../../../shared/german/words.ts';
import { lookupForm } from '../../../shared/german/spelling.ts';
import type { Session } from '../../app/session.ts';
import { useView } from '../../app/view-state.ts';
import { Spelling } from '../../editor/spelling/spelling.ts';
import { readIgnored, writeIgnored } from './ignored-words.ts';
import { useProjectWords, wordsOrigin } from './use-project-words.ts';

export function useSpelling(session: Session): Spelling {
  const { project, call } = session;
  const enabled = useView((state) => state.spelling);
  const { words, doc } = useProjectWords(session);
  const [ignored, setIgnored] = useState(() => readIgnored(project.id));
  const spelling = useMemo(
    () =>
      new Spelling({
        check: (language, asked) => call('spelling.check', { language, words: asked }),
        suggest: (language, word) => call('spelling.suggest', { language, word }),
      }),
    [call],
  );
  useEffect(() => spelling.setEnabled(enabled), [spelling, enabled]);
  useEffect(() => {
    const ignore = (word: string): void =>
      setIgnored((before) => {
        const after = new Set(before).add(lookupForm(word));
        writeIgnored(project.id, after);
        return after;
      });
    const add = doc === null ? null : (word: string): void => void addWord(doc, word, wordsOrigin);
    spelling.setWords(new Set(words.words.map(lookupForm)), ignored, { add, ignore });
  }, [spelling, words, doc, ignored, project.id]);
  return spelling;
}
