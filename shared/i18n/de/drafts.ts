export const drafts = {
  title: 'Aufbewahrte Entwürfe',
  text: 'Diese Texte konnten nicht mehr übernommen werden. Sie sind nicht verloren: Kopieren Sie, was Sie brauchen.',
  from: 'aus „{{title}}“, {{time}}',
  fromProject: 'aus dem Vorhaben, {{time}}',
  copy: 'Text kopieren',
  delete: 'Entwurf löschen',
  deleteTitle: 'Entwurf endgültig löschen?',
  deleteText: 'Dieser Text lässt sich danach nicht zurückholen.',
  kept: 'Ihre Änderung in „{{title}}“ konnte nicht übernommen werden. Ihr Text ist unter „Entwürfe“ aufbewahrt. {{reason}}',
  rebuilt:
    'Die Änderung an den Kapiteln konnte nicht übernommen werden. Sie sehen wieder den gemeinsamen Stand. {{reason}}',
  unsavedTitle: 'Noch nicht gesicherter Text',
  unsavedText: 'Diesen Text hat nur dieses Fenster. Kopieren Sie ihn, bevor Sie es schließen.',
  show: 'Entwürfe zeigen',
} as const;
