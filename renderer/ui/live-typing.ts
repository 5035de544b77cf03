/**
 * A field of a form that several people fill in at once. What is typed is written with every pause and stays under one's hands as it was
 * typed; what others write meanwhile comes in beside it, and nothing of either is lost.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { caretThrough, keepsWords, mergeTyped } from '../../shared/domain/merge-typed.ts';
import { useTyped } from './typed-fields.ts';

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
  /** What one left there a moment ago: it may still meet what another wrote at the same time. */
  left: string | null;
  pending: boolean;
  /** Own texts of this stay, which come back as values. */
  written: readonly string[];
  /** The value that one's text goes on from. */
  base: string;
  /** One's own text as it came back, and when. */
  echo: { readonly value: string; readonly at: number } | null;
  /** The value that was looked at last. */
  seen: string;
}

const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export function useLiveTyping({ value, write, merges, whole = false }: LiveTypingOptions): LiveTyping {
  const input = useRef<LiveInput>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const now = useRef<Typing>({
    ...{ text: null, left: null, pending: false, written: [] },
    ...{ base: value, echo: null, seen: value },
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
    now.current = { ...now.current, pending: false, written: [], left: null };
    setWrong(false);
    show(null);
  };
  const type = (text: string): void => {
    if (now.current.text === null) now.current = { ...now.current, base: value, echo: null, written: [] };
    now.current.left = null;
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
    const { text, left, pending, written, echo } = typing;
    if (value === typing.seen) return;
    typing.seen = value;
    const mine = text ?? left;
    if (mine === null) return;
    if ([mine, ...written].some((own) => sameWords(own, value))) {
      typing.echo = { value, at: performance.now() };
      return;
    }
    const isSettled = echo !== null && performance.now() - echo.at > settled;
    if (!merges || (text === null && isSettled)) {
      typing.left = null;
      if (text !== null && !pending && !isWrong) show(null);
      return;
    }
    const merged = mergeTyped(isSettled ? echo.value : baseOf(typing, value), value, mine);
    typing.base = value;
    typing.echo = null;
    if (text === null) typing.left = merged;
    else show(merged);
    if (sameWords(merged, value)) return;
    if (text === null) latest.current.write(merged);
    else {
      typing.pending = true;
      startPause();
    }
  });
  useLayoutEffect(() => caret.keep());
  return {
    input,
    shown: typed ?? value,
    isTyping: typed !== null,
    isWrong,
    type,
    leave: () => {
      const { text } = now.current;
      if (!commit()) return;
      drop();
      if (merges) now.current.left = text;
    },
    drop,
  };
}

/** What one's text and another's both go on from: one's own, where the other has seen it, else what was there before. */
const baseOf = ({ base, echo }: Typing, theirs: string): string =>
  echo !== null && keepsWords(base, echo.value, theirs) ? echo.value : base;

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
