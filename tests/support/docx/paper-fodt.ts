/** A paper as LibreOffice's own flat format has it, to be made a DOCX of by LibreOffice. */

/** A picture of 2 × 2 points. */
export const smallPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAD0lEQVR42mNgSKwAIQgFABXqA2VGSZzZAAAAAElFTkSuQmCC';

const change = (id: string, kind: string, author: string, date: string, more = ''): string =>
  `<text:changed-region xml:id="${id}" text:id="${id}"><text:${kind}><office:change-info><dc:creator>${author}</dc:creator><dc:date>${date}</dc:date></office:change-info>${more}</text:${kind}></text:changed-region>`;

const comment = (name: string, author: string, date: string, words: string, resolved = false): string =>
  `<office:annotation office:name="${name}"${resolved ? ' loext:resolved="true"' : ''}><dc:creator>${author}</dc:creator><dc:date>${date}</dc:date><text:p>${words}</text:p></office:annotation>`;

const level = (kind: 'bullet' | 'number', n: number): string => {
  const label = `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="${n * 0.6}cm"/></style:list-level-properties>`;
  return kind === 'bullet'
    ? `<text:list-level-style-bullet text:level="${n}" text:bullet-char="•">${label}</text:list-level-style-bullet>`
    : `<text:list-level-style-number text:level="${n}" style:num-format="1" style:num-suffix=".">${label}</text:list-level-style-number>`;
};

export const paperFodt = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:language="de" fo:country="DE"/></style:default-style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"/>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:default-outline-level="3"/>
<style:style style:name="Quotations" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Caption" style:family="paragraph"/>
<style:style style:name="Table" style:family="paragraph" style:parent-style-name="Caption"/>
<text:list-style style:name="Striche">${[1, 2, 3].map((n) => level('bullet', n)).join('')}</text:list-style>
<text:list-style style:name="Zahlen">${[1, 2, 3].map((n) => level('number', n)).join('')}</text:list-style>
</office:styles>
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="EN" style:family="text"><style:text-properties fo:language="en" fo:country="GB"/></style:style>
<style:style style:name="Bild" style:family="graphic"><style:graphic-properties style:wrap="none" text:anchor-type="as-char"/></style:style>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes>
${change('c1', 'insertion', 'Aylin Demir', '2026-03-02T10:15:00')}
${change('c2', 'deletion', 'Bernd Krause', '2026-03-03T11:00:00', '<text:p>nur </text:p>')}
${change('c3', 'format-change', 'Bernd Krause', '2026-03-03T11:30:00')}
${change('c4', 'insertion', 'Aylin Demir', '2026-03-04T09:00:00')}
</text:tracked-changes>
<text:p text:style-name="Title">Strategie für Vielfalt</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Ankommen und Bleiben</text:h>
<text:p>Hannover ist ${comment('k1', 'Clara Vogt', '2026-03-05T08:00:00', 'Bitte mit einer Zahl belegen.')}${comment('k2', 'Aylin Demir', '2026-03-05T09:00:00', 'Zahl folgt.', true)}seit langem<office:annotation-end office:name="k1"/><office:annotation-end office:name="k2"/> eine <text:span text:style-name="B">Stadt der Einwanderung</text:span> und <text:change-start text:change-id="c1"/>will es bleiben, <text:change-end text:change-id="c1"/>das gilt <text:change text:change-id="c2"/>für alle.<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Siehe <text:span text:style-name="I">Statistikstelle</text:span>, 2025.</text:p></text:note-body></text:note></text:p>
<text:h text:style-name="Heading_20_2" text:outline-level="2"><text:bookmark-start text:name="_Ref_Schritte"/>Erste Schritte<text:bookmark-end text:name="_Ref_Schritte"/></text:h>
<text:list text:style-name="Striche"><text:list-item><text:p>Sprache</text:p><text:list><text:list-item><text:p>Kurse am Abend</text:p></text:list-item><text:list-item><text:p>Kurse mit Kinderbetreuung</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Wohnen</text:p></text:list-item></text:list>
<text:p>Dann folgt:</text:p>
<text:list text:style-name="Zahlen"><text:list-item><text:p>Beratung</text:p></text:list-item><text:list-item><text:p>Begleitung</text:p></text:list-item></text:list>
<text:p text:style-name="Quotations">Ich bin geblieben, weil man mich gefragt hat.</text:p>
<text:p text:style-name="Table">Tabelle <text:sequence text:name="Table" text:formula="ooow:Table+1" style:num-format="1">1</text:sequence>: Beratungsstellen</text:p>
<table:table table:name="T1"><table:table-column table:number-columns-repeated="3"/>
<table:table-header-rows><table:table-row><table:table-cell><text:p>Ort</text:p></table:table-cell><table:table-cell table:number-columns-spanned="2"><text:p>Stunden</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Mitte</text:p></table:table-cell><table:table-cell><text:p>Mo</text:p></table:table-cell><table:table-cell><text:p><text:span text:style-name="B">8–12</text:span></text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell><text:p>Di</text:p></table:table-cell><table:table-cell><text:p>9–13</text:p></table:table-cell></table:table-row>
</table:table>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Teilhabe</text:h>
<text:p>Mehr dazu auf der <text:a xlink:type="simple" xlink:href="https://www.hannover.de/vielfalt">Seite der Stadt</text:a> und <text:change-start text:change-id="c3"/><text:span text:style-name="I">vor Ort</text:span><text:change-end text:change-id="c3"/>.</text:p>
<text:p><draw:frame draw:style-name="Bild" draw:name="Bild1" text:anchor-type="as-char" svg:width="8.5cm" svg:height="8.5cm"><draw:image draw:mime-type="image/png"><office:binary-data>${smallPng}</office:binary-data></draw:image><svg:title>Rathaus</svg:title><svg:desc>Das Neue Rathaus im Abendlicht</svg:desc></draw:frame></text:p>
<text:h text:style-name="Heading_20_3" text:outline-level="3">Zusammenarbeit</text:h>
<text:p><text:span text:style-name="EN">Nothing about us without us is what many of our partners ask for.</text:span></text:p>
<text:p>Siehe Abschnitt <text:bookmark-ref text:reference-format="text" text:ref-name="_Ref_Schritte">Erste Schritte</text:bookmark-ref>.</text:p>
<text:p>Der letzte Absatz.<text:change-start text:change-id="c4"/></text:p>
<text:p>Und ein ganz neuer.<text:change-end text:change-id="c4"/></text:p>
</office:text></office:body></office:document>
`;
