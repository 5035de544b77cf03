/** People and their access: invitations, roles, devices, withdrawal. Works where the project's key is (home host). */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { mayDo } from '../../shared/domain/permissions.ts';
import type { Group, Membership, Person, Role } from '../../shared/domain/people.ts';
import { Failure, type Input } from '../../shared/rpc/contract.ts';
import { roles as rolesSchema, type Invitation, type People } from '../../shared/rpc/schemas.ts';
import type { Device, ProjectStore, StoredInvitation } from '../store/project-store.ts';
import type { Ledger } from './ledger.ts';
import { newCode, newToken, sameHash, sha256 } from './tokens.ts';

const groupColours = 6;
const dayInMs = 24 * 60 * 60 * 1000;

/** What a redeemed invitation gives to the device that redeemed it. */
export interface Redeemed {
  readonly project: string;
  readonly title: string;
  readonly person: string;
  readonly token: string;
  readonly publicKey: string;
}

export class PeopleService {
  private devices: readonly Device[] = [];

  private constructor(
    private readonly store: ProjectStore,
    private readonly ledger: Ledger,
  ) {}

  static async open(store: ProjectStore, ledger: Ledger): Promise<PeopleService> {
    const service = new PeopleService(store, ledger);
    service.devices = await store.devices();
    return service;
  }

  /** The people page; `membership` where other roles count than the record's. */
  list(membership: Membership = this.ledger.membership): People {
    const { groups, bodies, people, locks } = membership;
    return {
      groups: [...groups],
      bodies: [...bodies],
      people: [...people.values()].map((person) => ({ ...person, roles: [...person.roles] })),
      locks: [...(locks?.values() ?? [])],
    };
  }

  /** The device and person of a token, null when it is unknown or withdrawn. */
  deviceOf(token: string): Device | null {
    const hash = sha256(token);
    return this.valid(this.devices.find((candidate) => sameHash(candidate.tokenHash, hash)));
  }

  /** The device with this id, null when it is unknown or withdrawn by now. */
  device(id: string): Device | null {
    return this.valid(this.devices.find((candidate) => candidate.id === id));
  }

  async invitations(): Promise<Invitation[]> {
    const now = new Date().toISOString();
    const open = (await this.store.invitations()).filter(
      (stored) => stored.redeemedAt === null && stored.revokedAt === null && stored.expiresAt > now,
    );
    return open.map((stored) => this.described(stored));
  }

  /**
   * Creates an invitation for a new person, or for one more device of a person; the code is returned this once and stored only
   * as a hash. Rejects with `unknownPerson`, `noAccess` (withdrawn or erased) or `unknownGroup`.
   */
  async invite(wanted: Input<'people.invite'>): Promise<{ invitation: Invitation; code: string }> {
    const known = 'person' in wanted ? this.person(wanted.person) : null;
    if (known !== null && (!known.active || known.name === '')) throw new Failure('noAccess');
    const { name, roles } = 'person' in wanted ? { name: '', roles: [] } : wanted;
    this.checkRoles(roles);
    const code = newCode();
    const now = Date.now();
    const stored: StoredInvitation = {
      id: randomUUID(),
      codeHash: sha256(code),
      name,
      roles: JSON.stringify(roles),
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + wanted.days * dayInMs).toISOString(),
      redeemedAt: null,
      revokedAt: null,
      person: known?.id ?? null,
    };
    await this.store.addInvitation(stored);
    return { invitation: this.described(stored), code };
  }

  async revokeInvitation(id: string): Promise<void> {
    await this.store.revokeInvitation(id, new Date().toISOString());
  }

  /** True when a code belongs to this project, used up or not. */
  async knowsCode(code: string): Promise<boolean> {
    return (await this.findInvitation(code)) !== undefined;
  }

  /** Redeems a code for a device. Rejects with `invitationUnknown`, `invitationUsed` or `invitationExpired`. */
  async redeem(code: string, deviceName: string): Promise<Redeemed> {
    const invitation = await this.findInvitation(code);
    const { publicKey } = this.ledger;
    if (invitation === undefined || publicKey === null) throw new Failure('invitationUnknown');
    if (invitation.redeemedAt !== null) throw new Failure('invitationUsed');
    const now = new Date().toISOString();
    if (invitation.revokedAt !== null || invitation.expiresAt <= now) throw new Failure('invitationExpired');
    // The invitation's id becomes a new person's: redeeming again after a crash half-way leads to the same person.
    const person = invitation.person ?? invitation.id;
    const known = this.ledger.membership.people.get(person);
    if (known?.active === false) throw new Failure('invitationExpired');
    const token = newToken();
    const device: Device = {
      id: randomUUID(),
      person,
      name: deviceName,
      tokenHash: sha256(token),
      relay: false,
      createdAt: now,
      withdrawnAt: null,
    };
    if (known === undefined) {
      const roles = v.parse(rolesSchema, JSON.parse(invitation.roles));
      await this.ledger.setName(person, invitation.name);
      await this.ledger.append('host', () =>
        this.ledger.membership.people.has(person) ? [] : [{ kind: 'roles', person, roles }],
      );
    }
    if (!(await this.store.redeemInvitation(invitation.id, now, device))) throw new Failure('invitationUsed');
    this.devices = [...this.devices, device];
    return { project: this.store.project, title: this.ledger.title.title, person, token, publicKey };
  }

  async setRoles(by: string, person: string, roles: readonly Role[]): Promise<void> {
    await this.ledger.append(by, () => {
      this.named(person);
      this.checkRoles(roles);
      this.keepOneOffice(person, roles);
      return [{ kind: 'roles', person, roles }];
    });
  }

  async rename(person: string, name: string): Promise<void> {
    this.named(person);
    await this.ledger.setName(person, name);
  }

  async withdraw(by: string, person: string): Promise<void> {
    await this.ledger.append(by, () => {
      this.person(person);
      this.keepOneOffice(person, []);
      return [{ kind: 'withdrawn', person }];
    });
    await this.endAccess(person);
  }

  /**
   * Erases a person's name for good, everywhere in the project, and withdraws their access with it. Who they are in the record, in
   * texts and comments stays as their id. Rejects with `unknownPerson`, `lastOffice`, or `forbidden` for one's own name.
   */
  async eraseName(by: string, person: string): Promise<void> {
    if (by === person) throw new Failure('forbidden');
    await this.ledger.append(by, () => {
      const { active } = this.person(person);
      this.keepOneOffice(person, []);
      return [
        ...(active ? [{ kind: 'withdrawn' as const, person }] : []),
        ...(this.ledger.erased.has(person) ? [] : [{ kind: 'nameErased' as const, person }]),
      ];
    });
    await this.endAccess(person);
  }

  private async endAccess(person: string): Promise<void> {
    const at = new Date().toISOString();
    await this.store.withdrawAccess(person, at);
    this.devices = this.devices.map((device) => (device.person === person ? { ...device, withdrawnAt: at } : device));
  }

  async addGroup(by: string, name: string): Promise<Group> {
    const id = randomUUID();
    let group: Group = { id, name, colour: 0 };
    await this.ledger.append(by, () => {
      const { groups } = this.ledger.membership;
      const free = [...Array(groupColours).keys()].find((colour) => !groups.some((other) => other.colour === colour));
      group = { id, name, colour: free ?? groups.length % groupColours };
      return [{ kind: 'group', ...group }];
    });
    return group;
  }

  async renameGroup(by: string, id: string, name: string): Promise<void> {
    await this.ledger.append(by, () => {
      const group = this.ledger.membership.groups.find((candidate) => candidate.id === id);
      if (group === undefined) throw new Failure('unknownGroup');
      return [{ kind: 'group', ...group, name }];
    });
  }

  private valid(device: Device | undefined): Device | null {
    if (device === undefined || device.withdrawnAt !== null) return null;
    return this.ledger.membership.people.get(device.person)?.active === true ? device : null;
  }

  private async findInvitation(code: string): Promise<StoredInvitation | undefined> {
    const hash = sha256(code);
    return (await this.store.invitations()).find((invitation) => sameHash(invitation.codeHash, hash));
  }

  private described({ id, name, roles, createdAt, expiresAt, person }: StoredInvitation): Invitation {
    const known = person === null ? undefined : this.ledger.membership.people.get(person);
    const granted = known?.roles ?? v.parse(rolesSchema, JSON.parse(roles));
    return { id, name: known?.name ?? name, roles: [...granted], createdAt, expiresAt, person };
  }

  /** A person whose name was erased takes part no more: whoever comes back is invited anew. */
  private named(id: string): Person {
    if (this.ledger.erased.has(id)) throw new Failure('unknownPerson');
    return this.person(id);
  }

  private person(id: string): Person {
    const person = this.ledger.membership.people.get(id);
    if (person === undefined) throw new Failure('unknownPerson');
    return person;
  }

  private checkRoles(roles: readonly Role[]): void {
    const { groups, bodies } = this.ledger.membership;
    for (const role of roles) {
      if (role.role === 'member' && !groups.some((group) => group.id === role.group)) throw new Failure('unknownGroup');
      if (role.role === 'reviewer' && !bodies.some((body) => body.id === role.body)) throw new Failure('unknownGroup');
    }
  }

  /** A project without an office could never be led again. */
  private keepOneOffice(person: string, roles: readonly Role[]): void {
    if (!isOffice({ id: person, name: '', roles, active: true }) && !othersInOffice(this.ledger.membership, person)) {
      throw new Failure('lastOffice');
    }
  }
}

const isOffice = (person: Person): boolean => mayDo(person, 'managePeople');

function othersInOffice(membership: Membership, person: string): boolean {
  return [...membership.people.values()].some((other) => other.id !== person && isOffice(other));
}
