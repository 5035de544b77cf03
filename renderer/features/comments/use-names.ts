import type { Membership } from '../../../shared/domain/people.ts';
import { useText } from '../../ui/text.ts';

/** What a person is called now. */
export function useNames(membership: Membership): (person: string) => string {
  const { t } = useText();
  return (person) => {
    const name = membership.people.get(person)?.name ?? '';
    return name === '' ? t('common.formerMember') : name;
  };
}
