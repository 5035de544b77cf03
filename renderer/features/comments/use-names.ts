import type { Membership } from '../../../shared/domain/people.ts';
import { personName } from '../../../shared/i18n/person-name.ts';
import { useText } from '../../ui/text.ts';

/** What a person is called now. */
export function useNames(membership: Membership): (person: string) => string {
  const { t } = useText();
  return (person) => personName(membership.people.get(person), t);
}
