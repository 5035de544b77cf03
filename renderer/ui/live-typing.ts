/**
 * A field of a form that several people fill in at once. What is typed is written with every pause and stays under one's hands as it was
 * typed; what others write meanwhile comes in beside it, and nothing of either is lost.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { caretThrough, keepsWords, mergeTyped } from '../../shared/domain/merge-typed.ts';
import { useTyped, useTypedAt } from './typed-fields.ts';

/** Milliseconds without a key after which what was typed is written. */
const pause = 350;
/** How many of one's own texts are known again when they come back, as they were written. */
const mostWritten = 8;
/** Milliseconds after which all have what one wrote: who writes it otherwise then means to. */
const settled = 3_000;

export type LiveInput = HTMLInputElement | HTMLTextAreaElement;

interface LiveTypingOptions {
  /** As all have it. */
  readonly value: string;
  /** False: it can't be read as what it should be, and stays in the field. */
  readonly write: (typed: string) => boolean;
  /** Words, which can stand beside others' words: not a number, a day, one of several names. */
  readonly merges: boolean;
  /** Written only when one leaves the field: what means something else half typed. */
  readonly whole?: boolean;
  /** Where it is written; for whoever tells that another value stands there. */
  readonly place?: string | null;
}

export interface LiveTyping {
  readonly input: RefObject<LiveInput | null>;
  readonly shown: string;
  /** Whether something is typed that the field shows instead of the value. */
  readonly isTyping: boolean;
  readonly isWrong: boolean;
  readonly type: (text: string) => void;
  /** Writes what was typed, and shows the value again where that could be read. */
  readonly leave: () => void;
  readonly drop: () => void;
}

interface Typing {
  /** Null where the field shows the value. */
  text: string | null;
  pending: boolean;
  /** Own texts of this stay, which come back as values. */
  written: readonly string[];
  /** The value that one's text goes on from. */
  base: string;
  /** One's own texts as they came back since, the newest first, and when. */
  echoes: readonly { readonly value: string; readonly at: number }[];
  /** The value that was looked at last. */
  seen: string;
}

const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export function useLiveTyping(options: LiveTypingOptions): LiveTyping {
  const { value, write, merges, whole = false, place = null } = options;
  const input = useRef<LiveInput>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const now = useRef<Typing>({
    ...{ text: null, pending: false, written: [] },
    ...{ base: value, echoes: [], seen: value },
  });
  const latest = useRef({ value, write });
  useLayoutEffect(() => {
    latest.current = { value, write };
  });
  const caret = useCaret(input, typed ?? value);
  const show = (text: string | null): void => {
    now.current.text = text;
    setTyped(text);
  };
  const stop = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  const commit = (): boolean => {
    stop();
    const { text, pending, written } = now.current;
    now.current.pending = false;
    if (text === null || !pending) return !isWrong;
    now.current.written = [...written, text].slice(-mostWritten);
    const isWritten = latest.current.write(text);
    setWrong(!isWritten);
    return isWritten;
  };
  const startPause = (): void => {
    stop();
    if (!whole) timer.current = setTimeout(commit, pause);
  };
  const drop = (): void => {
    stop();
    now.current = { ...now.current, pending: false, written: [] };
    setWrong(false);
    show(null);
  };
  const type = (text: string): void => {
    if (now.current.text === null) now.current = { ...now.current, base: value, echoes: [], written: [] };
    caret.note();
    now.current.pending = true;
    setWrong(false);
    show(text);
    startPause();
  };
  useTyped(typed !== null, () => {
    const isWritten = commit();
    drop();
    return isWritten;
  });
  useTypedAt(typed !== null && merges ? place : null);
  // What was typed last isn't lost where the field goes.
  useEffect(
    () => () => {
      stop();
      const { text, pending } = now.current;
      now.current.pending = false;
      if (pending && text !== null) latest.current.write(text);
    },
    [],
  );

  useLayoutEffect(() => {
    const typing = now.current;
    const { text, pending, written, echoes } = typing;
    if (value === typing.seen) return;
    typing.seen = value;
    if (text === null) return;
    if ([text, ...written].some((own) => sameWords(own, value))) {
      typing.echoes = [{ value, at: performance.now() }, ...echoes].slice(0, mostWritten);
      return;
    }
    if (!merges) {
      if (!pending && !isWrong) show(null);
      return;
    }
    const merged = mergeTyped(baseOf(typing, value), value, text);
    typing.base = value;
    typing.echoes = [];
    show(merged);
    if (sameWords(merged, value)) return;
    typing.pending = true;
    startPause();
  });
  useLayoutEffect(() => caret.keep());
  return {
    input,
    shown: typed ?? value,
    isTyping: typed !== null,
    isWrong,
    type,
    leave: () => {
      if (commit()) drop();
    },
    drop,
  };
}

/** What one's text and another's both go on from: one's newest that the other has seen, else what was there before. */
function baseOf({ base, echoes }: Typing, theirs: string): string {
  const hadAll = performance.now() - settled;
  return echoes.find(({ value, at }) => at < hadAll || keepsWords(base, value, theirs))?.value ?? base;
}

/** What others write moves no caret. `note`: it is where one has put it; `keep`: puts it there again once the field shows `text`. */
function useCaret(input: RefObject<LiveInput | null>, text: string): { note: () => void; keep: () => void } {
  const last = useRef({ text, start: 0, end: 0 });
  const note = useCallback((): void => {
    const field = input.current;
    if (field === null || document.activeElement !== field) return;
    last.current = { text: field.value, start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
  }, [input]);
  useEffect(() => {
    document.addEventListener('selectionchange', note);
    return () => document.removeEventListener('selectionchange', note);
  }, [note]);
  const keep = (): void => {
    const field = input.current;
    const { text: before, start, end } = last.current;
    if (field === null || before === text || document.activeElement !== field || field.value !== text) return;
    const [from, to] = [caretThrough(before, text, start), caretThrough(before, text, end)];
    field.setSelectionRange(from, to);
    last.current = { text, start: from, end: to };
  };
  return { note, keep };
}
