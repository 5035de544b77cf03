/** Shows in which fields of a form others are, as a ring with their names, and tells them in which one oneself is. */
import { useEffect, useState, type JSX, type RefObject } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { peopleInFields, placeAttribute, placeOf } from './field-places.ts';
import styles from './others-places.module.css';
import { colourName, type RemoteUser } from './remote-user.ts';

interface OthersPlacesProps {
  /** Of the room that the form writes to. */
  readonly awareness: Awareness;
  /** What the form is about. */
  readonly of: string;
  /** The form; positioned, since the rings lie in it. */
  readonly form: RefObject<HTMLElement | null>;
}

interface Ring {
  readonly place: string;
  readonly people: readonly RemoteUser[];
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

export function OthersPlaces({ awareness, of, form }: OthersPlacesProps): JSX.Element {
  useToldPlace(awareness, of, form);
  const rings = useRings(awareness, of, form);
  return (
    <>
      {rings.map(({ place, people, box }) => (
        <span
          key={place}
          data-others-place
          className={styles.ring}
          style={box}
          data-colour={colourName(people[0]?.colour ?? null)}
        >
          <span className={styles.names}>{people.map(({ name }) => name).join(', ')}</span>
        </span>
      ))}
    </>
  );
}

function useToldPlace(awareness: Awareness, of: string, form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = form.current;
    if (element === null) return undefined;
    const tell = (target: EventTarget | null): void => {
      const place = placeOf(target instanceof Element ? target : null);
      awareness.setLocalStateField('field', place === null ? null : { of, place });
    };
    const enter = ({ target }: FocusEvent): void => tell(target);
    const leave = ({ relatedTarget }: FocusEvent): void => {
      if (!(relatedTarget instanceof Node) || !element.contains(relatedTarget)) tell(null);
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    if (element.contains(document.activeElement)) tell(document.activeElement);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
      awareness.setLocalStateField('field', null);
    };
  }, [awareness, of, form]);
}

const none: readonly Ring[] = [];

function useRings(awareness: Awareness, of: string, form: RefObject<HTMLElement | null>): readonly Ring[] {
  const [rings, setRings] = useState(none);
  useEffect(() => {
    const element = form.current;
    if (element === null) return undefined;
    let frame = 0;
    const draw = (): void => {
      frame = 0;
      const people = peopleInFields(awareness, of);
      setRings(people.size === 0 ? none : ringsIn(element, people));
    };
    const later = (): void => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    // Rows come and go, and fields grow, while somebody is in one.
    const sizes = new ResizeObserver(later);
    sizes.observe(element);
    for (const child of element.children) sizes.observe(child);
    awareness.on('change', later);
    later();
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      awareness.off('change', later);
    };
  }, [awareness, of, form]);
  return rings;
}

/** Around the field itself where there is one, around the row or the group where there are several. */
function ringsIn(form: HTMLElement, people: ReadonlyMap<string, readonly RemoteUser[]>): readonly Ring[] {
  const from = form.getBoundingClientRect();
  return [...people].flatMap(([place, here]): Ring[] => {
    const field = form.querySelector(`[${placeAttribute}="${CSS.escape(place)}"]`);
    if (field === null) return [];
    const controls = field.querySelectorAll('input:not([type=checkbox]), textarea, select');
    const [only = field] = controls.length === 1 ? controls : [];
    const { left, top, width, height } = only.getBoundingClientRect();
    if (width === 0) return [];
    return [{ place, people: here, box: { left: left - from.left, top: top - from.top, width, height } }];
  });
}
