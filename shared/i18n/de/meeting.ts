export const meeting = {
  title: 'Treffen',
  closedText:
    'Solange kein Treffen offen ist, kann nur dieser Rechner auf das Vorhaben zugreifen. Öffnen Sie ein Treffen, damit andere im selben Netz mitschreiben.',
  open: 'Treffen öffnen',
  close: 'Treffen schließen',
  openText: 'Das Treffen ist offen. Eingeladene erreichen diesen Rechner unter:',
  noAddresses: 'Dieser Rechner hat gerade keine Adresse im Netz. Verbinden Sie ihn mit dem WLAN oder einem Kabel.',
  plain:
    'Ohne Zertifikat ist die Übertragung nicht verschlüsselt: Wer im selben Netz mithört, kann mitlesen. Für vertrauliche Texte nutzen Sie ein eigenes Netz oder ein Zertifikat.',
  encrypted: 'Die Übertragung ist verschlüsselt.',
  closeTitle: 'Treffen schließen?',
  closeText:
    'Wer gerade mitschreibt, verliert damit die Verbindung. Was gesichert ist, bleibt gesichert; offene Fenster behalten Ungesichertes und warten.',
  opened: 'Das Treffen ist offen.',
  closed: 'Das Treffen ist geschlossen.',
} as const;
