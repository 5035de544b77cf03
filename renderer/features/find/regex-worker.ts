/** Runs the regular expressions that people write, apart from the window: one that never ends is ended from outside. */
import { compileQuery, findIn } from '../../../shared/document/find.ts';
import type { RegexAnswer, RegexTask } from './regex-runner.ts';

self.onmessage = ({ data }: MessageEvent<RegexTask>): void => {
  const answer = (message: RegexAnswer): void => self.postMessage(message);
  answer({ id: data.id, begun: true });
  const expression = compileQuery(data.query);
  const found = data.texts.map((text) => (typeof expression === 'string' ? [] : findIn(text, expression)));
  answer({ id: data.id, begun: false, found });
};
