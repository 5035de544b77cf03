/** What the command line says to people. */
export const cli = {
  serving: 'Ratschrift ist erreichbar unter {{address}} (Strg+C beendet).',
  desk: 'Ratschrift läuft. Öffnen Sie im Browser:\n{{link}}',
  insecure:
    'Achtung: {{address}} ist im Netz erreichbar und ohne Zertifikat unverschlüsselt; wer im selben Netz ist, kann Text und Zugangsschlüssel mitlesen. Besser: --tls-cert und --tls-key angeben. Wenn Sie das Netz kennen und das in Kauf nehmen: --insecure.',
  unknownCommand: 'Den Befehl „{{name}}“ gibt es nicht.',
  oneFile: 'Hier wird der Name genau einer Datei gebraucht.',
  unknownOption: 'Diese Angabe gibt es hier nicht, oder ihr fehlt der Wert: {{option}}',
  exportOptions: 'Zum Exportieren werden --format html oder --format json und --out DATEI gebraucht.',
  listenAddress: '„{{address}}“ ist keine Adresse dieser Art: HOST:PORT, zum Beispiel 127.0.0.1:4711.',
  tlsBoth: 'Zertifikat und Schlüssel gehören zusammen: --tls-cert DATEI --tls-key DATEI.',
  upstreamAddress: '„{{address}}“ ist keine Adresse eines Hosts. Gebraucht wird zum Beispiel https://host:4711.',
  upstreamToken:
    'Für --upstream fehlt der Zugangsschlüssel. Geben Sie ihn in RATSCHRIFT_UPSTREAM_TOKEN oder als eine Zeile auf der Standardeingabe.',
  tlsUnreadable:
    'Zertifikat und Schlüssel ließen sich nicht verwenden ({{reason}}). Der Host läuft nicht. Prüfen Sie, ob beide Dateien da und lesbar sind (PEM) und zusammengehören.',
  cannotListen:
    'Unter {{address}} lässt sich nicht hosten ({{reason}}). Das Vorhaben ist unversehrt. Beenden Sie, was diese Adresse belegt, oder wählen Sie mit --listen eine andere Adresse dieses Rechners.',
  checkGood: 'Die Datei ist in Ordnung.',
  checkBad: 'Die Datei hat Schäden ({{findings}}); Einzelheiten stehen im Bericht. Sie wurde nicht verändert.',
  checkMore: '… und {{number}} weitere; alle stehen im Bericht.',
  checkAt: '{{what}} ({{where}})',
  check_unreadable: 'Ein Teil der Datei lässt sich nicht mehr lesen.',
  check_structure: 'Der innere Aufbau der Datei ist beschädigt.',
  check_foreignKeys: 'Ein Eintrag verweist auf etwas, das es nicht gibt.',
  check_schema: 'Die Tabellen der Datei sind nicht so, wie Ratschrift sie angelegt hat.',
  check_rowHash: 'Ein Eintrag ist nicht mehr so, wie er geschrieben wurde.',
  check_gap: 'Es fehlen Einträge, oder es sind fremde dazugekommen.',
  check_archive: 'Ältere, zusammengefasste Änderungen lassen sich nicht mehr vollständig lesen.',
  check_chain: 'Im Nachweis folgt ein Eintrag nicht auf den vorigen.',
  check_snapshot: 'Ein Zwischenstand ist unbrauchbar. Er wird beim nächsten Öffnen neu erstellt; es fehlt nichts.',
  check_wal: 'Die letzten Änderungen, die noch neben der Datei liegen, lassen sich nicht mehr alle lesen.',
  title: 'Ein Titel hat 1 bis 200 Zeichen.',
} as const;
