/**
 * Tables and special things as Word, Excel and Google's programs put them on the clipboard: written by hand, with the traits
 * of the real ones (where the fragment begins, column widths, number formats, conditional comments, pictures, footnotes).
 */

export const excel = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15">
<style><!--table {mso-displayed-decimal-separator:"\\,"; mso-displayed-thousand-separator:"\\.";} .xl65 {mso-number-format:"\\#\\,\\#\\#0\\.00\\ \\0022€\\0022";} .xl66 {font-weight:700;}--></style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=288 style='border-collapse:
 collapse;width:216pt'>
<!--StartFragment-->
 <col width=128 style='mso-width-source:userset;mso-width-alt:4681;width:96pt'>
 <col width=80 span=2 style='width:60pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl66 width=128 style='height:15.0pt;width:96pt'>Maßnahme</td>
  <td class=xl66 width=80 style='width:60pt'>Betrag</td>
  <td width=80 style='width:60pt'></td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 style='height:15.0pt'>Sprachkurse<span style='mso-spacerun:yes'>  </span>für Eltern</td>
  <td class=xl65 align=right x:num="140000.5">140.000,50 €</td>
  <td align=right x:bool="TRUE">WAHR</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td colspan=2 height=20 class=xl66 style='height:15.0pt' x:fmla="=SUMME(B2:B2)">Summe<br>
    gesamt</td>
  <td></td>
 </tr>
<!--EndFragment-->
</table>
</body>
</html>`;

export const googleSheets = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt;font-family:Arial;width:0px;border-collapse:collapse;border:none" data-sheets-root="1" data-sheets-baot="1"><colgroup><col width="150"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;font-weight:bold;" data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Jahr&quot;}">Jahr</td><td style="overflow:hidden;" data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Anteil&quot;}">Anteil</td></tr><tr style="height:21px;"><td rowspan="1" colspan="1" data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:2026}" data-sheets-numberformat="{&quot;1&quot;:2}">2026</td><td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:0.12}">12 %</td></tr></tbody></table></google-sheets-html-origin>`;

export const googleDocsTable = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-5c0e7f4a-7fff"><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;font-weight:400;white-space:pre-wrap;">Davor</span></p><br /><div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="120" /><col width="160" /></colgroup><tbody><tr style="height:0pt"><td style="border-left:solid #000000 1pt;vertical-align:top;padding:5pt;overflow:hidden;"><p dir="ltr" style="line-height:1.2;"><span style="font-weight:700;white-space:pre-wrap;">Ziel</span></p></td><td style="vertical-align:top;"><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">eins</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">zwei</span></p></li></ul></td></tr></tbody></table></div><p dir="ltr"><span style="border:none;display:inline-block;overflow:hidden;width:100px;height:80px;"><img src="https://lh7.example.invalid/docsz/abc" width="100" height="80" style="margin-left:0px;margin-top:0px;" /></span></p></b><br class="Apple-interchange-newline">`;

export const wordTable = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns:m="http://schemas.microsoft.com/office/2004/12/omml" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15"><link rel=File-List href="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:TrackMoves>false</w:TrackMoves></w:WordDocument></xml><![endif]-->
<style><!-- @page WordSection1 {size:595.3pt 841.9pt;} table.MsoNormalTable {mso-style-name:"Normale Tabelle";} --></style></head>
<body lang=DE style='tab-interval:35.4pt;word-wrap:break-word'>
<!--StartFragment-->
<p class=MsoCaption>Tabelle <!--[if supportFields]><span style='mso-element:field-begin'></span><span style='mso-spacerun:yes'> </span>SEQ Tabelle \\* ARABIC <span style='mso-element:field-separator'></span><![endif]--><span style='mso-no-proof:yes'>1</span><!--[if supportFields]><span style='mso-element:field-end'></span><![endif]-->: Kosten</p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt;mso-yfti-tbllook:1184'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=201 colspan=2 valign=top style='width:151.0pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>
  <p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Jahr und Betrag<o:p></o:p></b></p>
  </td>
 </tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>
  <td width=100 valign=top style='width:75.5pt'>
  <p class=MsoNormal><span style='mso-tab-count:1'>            </span>2026<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a><o:p></o:p></p>
  </td>
  <td width=100 valign=top style='width:75.5pt'>
  <p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>       </span></span></span><![endif]>140.000 €<o:p></o:p></p>
  </td>
 </tr>
</table>
<p class=MsoNormal>Neu <ins cite="mailto:Mitglied" datetime="2026-11-20T10:00">eingefügt</ins><del cite="mailto:Mitglied" datetime="2026-11-20T10:00">gestrichen</del>.<o:p></o:p></p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="Bild_1" style='width:100pt'><v:imagedata src="file:///C:/Users/x/clip_image001.png" o:title=""/></v:shape><![endif]--><![if !vml]><img width=133 height=80 src="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png" alt="Lageplan" v:shapes="Bild_1"><![endif]></p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> Haushaltsplan<o:p></o:p></p></div></div>
<!--EndFragment-->
</body></html>`;
