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
} as const;
