/** What other programs put on the clipboard, written by hand after their habits. */

export const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta charset="utf-8"><meta name=Generator content="Microsoft Word 15">
<style><!-- /* Style Definitions */ p.MsoNormal {margin:0cm; font-size:11.0pt;} @list l0 {mso-list-id:12;} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
<body lang=DE style='tab-interval:35.4pt'><!--StartFragment-->
<h1><a name="_Toc1"></a><b><span style='mso-fareast-font-family:"Times New Roman"'>Handlungsfeld
Bildung<o:p></o:p></span></b></h1>
<p class=MsoNormal>Die Stadt fördert <b style='mso-bidi-font-weight:normal'>Mehrsprachigkeit</b> und <i>Teilhabe</i><span
style='mso-spacerun:yes'>&nbsp; </span>auf 12.000 m<sup>2</sup>, siehe <a href="https://www.hannover.de/beschluss?nr=12&amp;utm_source=mail"><span
style='color:blue'>Beschluss</span></a>.<span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor href="#_msocom_1">[M1]</a></span></span><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Sprachförderung in Kitas<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>für Eltern<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level1 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Erstens</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level1 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>2.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Zweitens</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level2 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>a)<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>zweitens, Buchstabe a</p>
<h2 style='mso-list:l3 level2 lfo9'><![if !supportLists]><span style='mso-list:Ignore'>1.1<span>&nbsp;</span></span><![endif]>Eltern</h2>
<p class=MsoQuote>Wir sind Hannover.</p>
<p class=MsoNormal><span style='display:none;mso-hide:all'>versteckt</span></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Jahr</p></td><td><p class=MsoNormal>Betrag</p></td></tr>
<tr><td><p class=MsoNormal>2019</p></td><td><p class=MsoNormal>140.000 €</p></td></tr></table>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Ein Kommentar</p></div></div>
<!--EndFragment--></body></html>`;

export const googleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f2e">
<h1 dir="ltr" style="line-height:1.38;"><span style="font-size:20pt;font-weight:400;white-space:pre-wrap;">Ziele</span></h1>
<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">Alle Einwohner*innen </span><span style="font-weight:700;white-space:pre-wrap;">gleich</span><span style="white-space:pre-wrap;"> und </span><span style="font-style:italic;white-space:pre-wrap;">frei</span><span style="white-space:pre-wrap;">, </span><span style="text-decoration:underline;white-space:pre-wrap;">unterstrichen</span><span style="white-space:pre-wrap;"> und </span><span style="text-decoration:line-through;white-space:pre-wrap;">gestrichen</span><span style="white-space:pre-wrap;">, CO</span><span style="font-size:0.6em;vertical-align:sub;white-space:pre-wrap;">2</span><span style="white-space:pre-wrap;">, </span><a href="https://www.google.com/url?q=https://www.example.org/seite&amp;sa=D&amp;source=editors" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;white-space:pre-wrap;">Quelle</span></a><span style="white-space:pre-wrap;">.</span></p>
<ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">Eins</span></p></li><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span>Eins a</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Zwei</span></p></li></ul>
<ol><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Nummer</span></p></li></ol><br class="Apple-interchange-newline"></b>`;

export const libreOffice = `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 7.4"/><style type="text/css">p { line-height: 115% }</style></head>
<body lang="de-DE" link="#000080" dir="ltr"><h2 class="western">Rahmen</h2>
<p style="line-height: 100%; margin-bottom: 0cm">Text mit <i>Betonung</i>
und<br/>
Umbruch.</p>
<ol><li><p style="margin-bottom: 0cm">eins</p><ol type="a"><li><p>eins a</p></li></ol></li><li><p>zwei</p></li></ol>
<blockquote style="margin-right: 1cm">Zitat</blockquote></body></html>`;

export const wordOnline = `<div class="OutlineElement Ltr"><p class="Paragraph" xml:lang="DE-DE"><span data-contrast="auto" class="TextRun"><span class="NormalTextRun">Einleitung</span></span><span class="EOP">&nbsp;</span></p></div>
<div class="ListContainerWrapper"><ul class="BulletListStyle1" role="list"><li data-leveltext="" role="listitem" data-aria-posinset="1" data-aria-level="1" class="OutlineElement"><p class="Paragraph"><span class="TextRun"><span class="NormalTextRun">Punkt</span></span><span class="EOP">&nbsp;</span></p></li></ul></div>
<div class="ListContainerWrapper"><ul class="BulletListStyle2" role="list"><li role="listitem" data-aria-posinset="1" data-aria-level="2"><p class="Paragraph"><span>Unterpunkt</span></p></li></ul></div>`;

export const webPage = `<article><h1><strong>Titel</strong></h1><p>Erster   Satz
 mit Link ohne Spur: <a href="https://example.org/a?id=1&utm_campaign=x&fbclid=123">hier</a>.<br><br>Nach zwei Umbrüchen</p>
<nav aria-hidden="true">Menü</nav><ul><li><p>Punkt</p><p>weiter im Punkt</p></li></ul><h6>Tief</h6><pre>a &lt; b
  c</pre><button>Teilen</button><style>p{}</style></article>`;

export const hostile = `<p>sichtbar<script>window.hacked = 1</script><span style="font-size:0">unsichtbar</span><img src="https://tracker.invalid/p.gif" onerror="window.hacked = 1"></p>
<p><a href="javascript:window.hacked=1">böse</a></p><p><a href="file:///etc/passwd">Datei</a></p><p><a href="https://user:secret@example.org/">Zugang</a></p>
<iframe src="https://tracker.invalid/"></iframe><svg onload="window.hacked=1"><text>svg</text></svg><object data="x"></object><style>@import "https://tracker.invalid/x.css";</style>
<template><p>Vorlage</p></template><link rel="stylesheet" href="https://tracker.invalid/y.css"><math><mtext>m</mtext></math><input value="x" autofocus onfocus="window.hacked=1">`;
