/** Names, devices and invitations: what is kept apart from the record, so that it can be changed and erased. */
import { HashedTable, integer, text, textOrNull, type Row } from './hashed-table.ts';
import type { Device, StoredInvitation } from './project-store.ts';
import type { Connection } from './sqlite.ts';

export class PeopleTables {
  private readonly nameTable;
  private readonly deviceTable;
  private readonly invitationTable;

  constructor(private readonly db: Connection) {
    this.nameTable = new HashedTable(db, 'names', ['person', 'name']);
    this.deviceTable = new HashedTable(db, 'devices', [
      'id',
      'person',
      'name',
      'token_hash',
      'relay',
      'created_at',
      'withdrawn_at',
    ]);
    this.invitationTable = new HashedTable(db, 'invitations', [
      'id',
      'code_hash',
      'name',
      'roles',
      'created_at',
      'expires_at',
      'redeemed_at',
      'revoked_at',
      'person',
    ]);
  }

  names(): Map<string, string> {
    return new Map([...this.nameTable.all()].map((row) => [text(row[0]), text(row[1])]));
  }

  setName(person: string, name: string | null): void {
    if (name === null) this.nameTable.delete(person);
    else this.nameTable.put(person, name);
  }

  /** The name goes, also that of a person's devices, which people call after themselves, and that of who was invited. */
  forget(person: string): void {
    this.nameTable.delete(person);
    for (const device of this.devices())
      if (device.person === person && device.name !== '') this.deviceTable.put(...deviceRow({ ...device, name: '' }));
    for (const invitation of this.invitations())
      if ((invitation.person ?? invitation.id) === person && invitation.name !== '')
        this.invitationTable.put(...invitationRow({ ...invitation, name: '' }));
  }

  devices(): Device[] {
    return [...this.deviceTable.all()].map(deviceFrom);
  }

  addDevice(device: Device): void {
    this.deviceTable.add(...deviceRow(device));
  }

  withdrawAccess(person: string, at: string): void {
    this.db
      .transaction(() => {
        for (const device of this.devices()) {
          if (device.person !== person || device.withdrawnAt !== null) continue;
          this.deviceTable.put(...deviceRow({ ...device, withdrawnAt: at }));
        }
        for (const { id, person: invited } of this.invitations()) {
          if ((invited ?? id) === person) this.revokeInvitation(id, at);
        }
      })
      .immediate();
  }

  invitations(): StoredInvitation[] {
    return [...this.invitationTable.all()].map(invitationFrom);
  }

  addInvitation(invitation: StoredInvitation): void {
    this.invitationTable.add(...invitationRow(invitation));
  }

  revokeInvitation(id: string, at: string): void {
    const row = this.invitationTable.get(id);
    if (row === null) return;
    const invitation = invitationFrom(row);
    if (invitation.revokedAt === null && invitation.redeemedAt === null)
      this.invitationTable.put(...invitationRow({ ...invitation, name: '', revokedAt: at }));
  }

  /** False, and nothing changed, when there is no such invitation or it was redeemed or revoked before. */
  redeemInvitation(id: string, at: string, device: Device): boolean {
    return this.db
      .transaction(() => {
        const row = this.invitationTable.get(id);
        if (row === null) return false;
        const invitation = invitationFrom(row);
        if (invitation.redeemedAt !== null || invitation.revokedAt !== null) return false;
        // From now on the people's table says who it is, and it alone.
        this.invitationTable.put(...invitationRow({ ...invitation, name: '', redeemedAt: at }));
        this.addDevice(device);
        return true;
      })
      .immediate();
  }
}

function deviceRow(device: Device): (string | number | null)[] {
  return [
    device.id,
    device.person,
    device.name,
    device.tokenHash,
    device.relay ? 1 : 0,
    device.createdAt,
    device.withdrawnAt,
  ];
}

function deviceFrom(row: Row): Device {
  return {
    id: text(row[0]),
    person: text(row[1]),
    name: text(row[2]),
    tokenHash: text(row[3]),
    relay: integer(row[4]) === 1,
    createdAt: text(row[5]),
    withdrawnAt: textOrNull(row[6]),
  };
}

function invitationRow(invitation: StoredInvitation): (string | null)[] {
  return [
    invitation.id,
    invitation.codeHash,
    invitation.name,
    invitation.roles,
    invitation.createdAt,
    invitation.expiresAt,
    invitation.redeemedAt,
    invitation.revokedAt,
    invitation.person,
  ];
}

function invitationFrom(row: Row): StoredInvitation {
  return {
    id: text(row[0]),
    codeHash: text(row[1]),
    name: text(row[2]),
    roles: text(row[3]),
    createdAt: text(row[4]),
    expiresAt: text(row[5]),
    redeemedAt: textOrNull(row[6]),
    revokedAt: textOrNull(row[7]),
    person: textOrNull(row[8]),
  };
}
