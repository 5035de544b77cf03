/** The page that frames and what else is drawn within a text stand on. */
import { createContext, useContext } from 'react';
import type { PaperModel } from './paper-model.ts';

export const ModelContext = createContext<PaperModel | null>(null);

/** The page around; throws outside of one. */
export function useModel(): PaperModel {
  const model = useContext(ModelContext);
  if (model === null) throw new Error('not within a page');
  return model;
}
