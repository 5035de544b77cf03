/** Why a person can't write somewhere. */
export const access = {
  otherGroup: 'Dieses Kapitel schreibt eine andere Gruppe. Sie können es lesen.',
  role: 'Ihre Rolle erlaubt hier das Lesen, nicht das Schreiben.',
  frozen: 'Dieses Kapitel ist freigegeben und wird nicht mehr geändert.',
  deleted: 'Dieses Kapitel ist gelöscht. Die Geschäftsstelle kann es zurückholen.',
  hostOnly: 'Der Nachweis wird vom Programm selbst geführt.',
  readOnlyFile: 'Die Datei des Vorhabens lässt sich nur lesen.',
  officeOnly: 'Das kann nur die Geschäftsstelle.',
} as const;

/** Why a change was refused. */
export const refused = {
  noRight: 'Sie dürfen dort nicht mehr schreiben.',
  foreignClient: 'Die Änderung trug die Kennung eines anderen Geräts.',
  foreignEntry: 'Die Änderung trug den Namen einer anderen Person.',
  unknownDeletes: 'Die Änderung löschte etwas, das es im gemeinsamen Text nicht gibt.',
  gap: 'Vor der Änderung fehlte ein Stück.',
  tooLarge:
    'Die Änderung war zu groß, oder hier steht schon so viel, wie hineinpasst. Fügen Sie den Text bitte in kleineren Teilen ein, notfalls in einem anderen Kapitel.',
  malformed: 'Die Änderung war unlesbar.',
} as const;
