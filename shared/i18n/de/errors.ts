/** What happened, what is safe, what to do. */
export const error = {
  versionMissing:
    'Von dieser Fassung fehlt hier der Wortlaut. Sobald der Rechner der Geschäftsstelle erreichbar ist, wird er nachgeladen. Das laufende Papier ist davon nicht berührt.',
  versionDamaged:
    'Der Wortlaut dieser Fassung stimmt nicht mehr mit ihrer Prüfsumme überein und wird deshalb nicht gezeigt. Das laufende Papier ist davon nicht berührt. Eine Sicherung oder ein anderer Rechner kann den richtigen Wortlaut noch haben.',
  busy: 'Der Rechner ist gerade ausgelastet. Ihr Text ist gesichert. Versuchen Sie es gleich noch einmal.',
  about: '({{about}})',
  badInput: 'Diese Eingabe wurde nicht verstanden. Es wurde nichts geändert. Bitte prüfen Sie die Angaben.',
  forbidden: 'Dafür fehlt Ihnen die Berechtigung. Es wurde nichts geändert. Wenden Sie sich an die Geschäftsstelle.',
  unknownCall:
    'Die Gegenseite kennt diesen Befehl nicht. Es wurde nichts geändert. Bitte aktualisieren Sie Ratschrift auf beiden Rechnern.',
  internal:
    'Da ist im Programm etwas schiefgegangen. Gesicherter Text ist nicht betroffen. Bitte versuchen Sie es noch einmal.',
  needsConnection:
    'Dafür muss der Rechner erreichbar sein, auf dem das Vorhaben liegt. Ihr Text ist hier gesichert. Versuchen Sie es, sobald die Verbindung wieder steht.',
  noFile:
    'An diesem Ort gibt es diese Datei nicht. Vielleicht wurde sie verschoben oder umbenannt. Öffnen Sie sie von ihrem neuen Ort.',
  noFolder:
    'Diesen Ordner gibt es nicht. Es wurde nichts angelegt. Wählen Sie einen anderen oder legen Sie ihn zuerst an.',
  notAProject:
    'Diese Datei ist kein Vorhaben von Ratschrift. Sie wurde nicht verändert. Wählen Sie eine Datei, die auf „.ratschrift“ endet.',
  damagedFile:
    'Diese Datei ist beschädigt und wurde nicht verändert. Sie liegt unberührt an ihrem Platz; im Ordner daneben finden Sie die automatischen Sicherungen.',
  newerFile:
    'Diese Datei stammt aus einer neueren Fassung von Ratschrift. Sie wurde nicht verändert. Bitte aktualisieren Sie das Programm.',
  fileInUse:
    'Dieses Vorhaben ist schon in einem anderen Fenster geöffnet. Es ist nichts verloren. Arbeiten Sie dort weiter oder schließen Sie es dort zuerst.',
  mailedCopy:
    'Diese Datei wurde zum Verschicken erstellt; ihr Vorhaben liegt auf diesem Rechner. Es wurde nichts geändert. Öffnen Sie das Vorhaben und führen Sie die Datei dort unter „Datei und Sicherungen“ zusammen.',
  networkPath:
    'Diese Datei liegt auf einem Netzlaufwerk. Dort lässt sich nicht sicher speichern. Kopieren Sie sie auf diesen Rechner und laden Sie andere über ein Treffen ein.',
  diskFull:
    'Der Datenträger ist voll. Was bisher gesichert ist, bleibt sicher. Schaffen Sie Platz, dann geht es von selbst weiter.',
  noPermissionOnDisk:
    'Ratschrift darf an diesem Ort nicht schreiben. Es wurde nichts geändert. Wählen Sie einen anderen Ordner.',
  fileExists:
    'Dort gibt es schon eine Datei mit diesem Namen. Sie wurde nicht überschrieben. Wählen Sie einen anderen Namen.',
  invitationUnknown:
    'Diese Einladung kennt der Rechner nicht, oder sie wurde zurückgezogen. Bitten Sie die Geschäftsstelle um eine neue.',
  invitationUsed:
    'Diese Einladung wurde schon eingelöst; sie gilt nur einmal. Waren Sie das nicht selbst, sagen Sie bitte der Geschäftsstelle Bescheid und bitten Sie um eine neue.',
  invitationExpired: 'Diese Einladung ist abgelaufen. Bitten Sie die Geschäftsstelle um eine neue.',
  invitationMalformed:
    'Das ist kein Einladungslink, oder es fehlt ein Stück. Kopieren Sie den ganzen Link, von „http“ bis zum letzten Zeichen.',
  hostUnreachable:
    'Der andere Rechner antwortet nicht. Hier ist nichts verloren. Prüfen Sie, ob das Treffen offen ist und beide Rechner im selben Netz sind.',
  tooManyTries: 'Das waren zu viele Versuche hintereinander. Bitte warten Sie eine Minute.',
  lastOffice:
    'Mindestens eine Person muss zur Geschäftsstelle gehören. Es wurde nichts geändert. Geben Sie zuerst einer anderen Person diese Rolle.',
  unknownPerson: 'Diese Person gibt es im Vorhaben nicht mehr. Es wurde nichts geändert.',
  noAccess:
    'Diese Person hat gerade keinen Zugang. Es wurde keine Einladung erstellt. Geben Sie ihr zuerst wieder eine Rolle.',
  unknownGroup: 'Diese Gruppe gibt es im Vorhaben nicht mehr. Es wurde nichts geändert.',
  tooLarge: 'Das ist zu groß, um es auf einmal zu übertragen. Es wurde nichts geändert. Bitte teilen Sie es auf.',
  noAddress:
    'Dieser Rechner hat gerade keine Adresse im Netz, unter der andere ihn erreichen. Verbinden Sie ihn mit dem WLAN oder einem Kabel.',
  imageNone:
    'Diese Datei ist kein Bild, das Ratschrift zeigen kann (PNG, JPEG, GIF oder WebP). Es wurde nichts eingefügt. Speichern Sie es in einem dieser Formate.',
  imageTooLarge:
    'Dieses Bild ist größer als 20 MB. Es wurde nicht gespeichert. Verkleinern Sie es und fügen Sie es noch einmal ein.',
  imageTooManyPixels:
    'Dieses Bild hat mehr als 40 Millionen Bildpunkte. Es wurde nichts eingefügt. Verkleinern Sie es, zum Beispiel auf 3000 Punkte Breite.',
  imageHash: 'Das Bild ist unterwegs beschädigt worden und wurde nicht gespeichert. Es wird noch einmal versucht.',
  imagesFull:
    'Die Bilder dieses Vorhabens sind zusammen 300 MB groß; mehr passt nicht hinein. Der Text ist sicher. Verkleinern Sie das Bild oder lassen Sie es weg.',
  importNotWord:
    'Diese Datei ist kein Word-Dokument (.docx). Am Vorhaben hat sich nichts geändert. Wählen Sie eine Datei, die in Word als „Word-Dokument (.docx)“ gespeichert wurde.',
  importOldWord:
    'Diese Datei hat ein älteres Format von Word (.doc oder .rtf). Am Vorhaben hat sich nichts geändert. Öffnen Sie sie in Word oder LibreOffice und speichern Sie sie als „.docx“.',
  importNotExcel:
    'Diese Datei ist keine Excel-Arbeitsmappe (.xlsx). Am Vorhaben hat sich nichts geändert. Öffnen Sie sie in Excel oder LibreOffice und speichern Sie sie als „.xlsx“.',
  importEncrypted:
    'Diese Datei ist mit einem Kennwort geschützt. Am Vorhaben hat sich nichts geändert. Nehmen Sie das Kennwort in Word heraus und versuchen Sie es noch einmal.',
  importTooLarge:
    'Diese Datei ist ausgepackt größer, als ein Papier es sein kann, und wurde darum nicht eingelesen. Am Vorhaben hat sich nichts geändert. Teilen Sie das Dokument in Word in mehrere Dateien.',
  importDamaged:
    'Diese Datei ist beschädigt: Ihr Inhalt passt nicht zu dem, was sie über sich angibt. Am Vorhaben hat sich nichts geändert. Öffnen Sie sie in Word und speichern Sie sie neu.',
  importEmpty: 'In dieser Datei steht kein Text, der sich übernehmen ließe. Am Vorhaben hat sich nichts geändert.',
  importTooSlow:
    'Das Einlesen hat zu lange gedauert und wurde beendet. Am Vorhaben hat sich nichts geändert. Teilen Sie das Dokument in Word in mehrere Dateien.',
  importStopped: 'Das Einlesen wurde abgebrochen. Am Vorhaben hat sich nichts geändert.',
  importGone:
    'Die eingelesene Datei liegt nicht mehr bereit. Am Vorhaben hat sich nichts geändert. Bitte wählen Sie die Datei noch einmal.',
  exportTooSlow:
    'Das Erzeugen der Datei hat zu lange gedauert und wurde beendet. Am Vorhaben hat sich nichts geändert. Versuchen Sie es noch einmal, wenn der Rechner weniger zu tun hat.',
  exportTooLarge:
    'Das Papier ist zu groß für eine solche Datei: Der Speicher, den ihre Erzeugung haben darf, reichte nicht. Am Vorhaben hat sich nichts geändert. Verkleinern Sie sehr große Bilder oder Tabellen.',
  exportFailed:
    'Die Datei ließ sich nicht erzeugen. Am Vorhaben hat sich nichts geändert. Als Word-Datei oder HTML lässt sich der Text trotzdem ausgeben.',
  paperBlocked:
    'Die Drucksache kann so nicht ausgegeben werden: Die Prüfung hat Fehler gefunden ({{errors}}). Es ist keine Datei entstanden. Bitte beheben Sie sie, oder geben Sie die Drucksache als Entwurf aus.',
  paperMissing: 'Diese Drucksache gibt es in diesem Vorhaben nicht (mehr). Bitte wählen Sie sie neu aus der Liste.',
  annexMissing:
    'Die Anlage „{{name}}“ ist nicht mehr da. Es wurde nichts ausgegeben; die Drucksache ist unverändert. Bitte wählen Sie die Anlage neu.',
  annexNoPdf:
    'Diese Datei ist kein PDF. Als Anlage geht nur PDF; es wurde nichts hinzugefügt. Speichern Sie sie als PDF und wählen Sie sie neu.',
  annexDamaged:
    'Dieses PDF ist beschädigt und lässt sich nicht öffnen. Es wurde nichts hinzugefügt. Speichern Sie es neu und wählen Sie es noch einmal.',
  annexLocked:
    'Dieses PDF ist verschlüsselt oder mit einem Kennwort geschützt. Es wurde nichts hinzugefügt. Speichern Sie es ohne Schutz und wählen Sie es noch einmal.',
  annexTooLarge:
    'Diese Datei ist größer als 20 MB. Es wurde nichts hinzugefügt. Verkleinern Sie sie, oder teilen Sie sie in mehrere Anlagen.',
  superseded: 'Eine neuere Vorschau ist an die Stelle dieser getreten. Es ist nichts zu tun.',
  templateBroken:
    'Die Vorlage „{{name}}“ für Drucksachen lässt sich nicht lesen ({{why}}). Am Vorhaben hat sich nichts geändert. Berichtigen Sie die Dateien in ihrem Ordner oder wählen Sie eine andere Vorlage.',
  badBackup:
    'Eine Sicherung ließ sich nicht öffnen. Sie wurde beiseitegelegt; Ihr Text und die übrigen Sicherungen sind davon nicht betroffen. Eine neue wird von selbst angelegt.',
  mergeOtherProject:
    'Diese Datei gehört zu einem anderen Vorhaben. Es wurde nichts übernommen. Öffnen Sie das Vorhaben, zu dem sie gehört, und führen Sie sie dort zusammen.',
  mergeForked:
    'Der Nachweis in dieser Datei weicht von dem Ihres Vorhabens ab. Es wurde nichts übernommen. Fragen Sie nach, woher die Datei stammt.',
  mergeHostile:
    'In dieser Datei steht etwas, das Ratschrift nie angenommen hätte. Es wurde nichts übernommen, Ihr Vorhaben ist unberührt. Lassen Sie sich die Datei noch einmal schicken.',
  secondPlaceGone:
    'Die Sicherung neben der Datei ist angelegt, aber der zweite Ort ist nicht erreichbar. Stecken Sie den Datenträger ein oder wählen Sie einen anderen Ordner.',
} as const;
