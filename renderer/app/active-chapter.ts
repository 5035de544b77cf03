/** The chapter one is in, for what has to follow it without everything around it being drawn anew. */
import { createContext } from 'react';

export const ActiveChapter = createContext<string | null>(null);
