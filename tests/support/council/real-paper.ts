/**
 * The real paper 0108/2021 with its slips, from the text layer of the printed one (drucksache-0108-2021.txt), and what the project
 * knows about it.
 */
import { makeBlock, PLAIN } from '../../../shared/document/block.ts';
import { HANNOVER_FORMS } from '../../../shared/document/council-papers.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import type { Checked } from '../../../shared/council/checks/finding.ts';
import { realCosts } from './costs.ts';
import { realRouting } from './routing.ts';

export const chapterOf = (paragraphs: readonly string[]): ChapterContent => ({
  blocks: paragraphs.map((text, index) =>
    makeBlock(`b${index}`, { kind: 'paragraph', indent: 0 }, [{ text, attrs: PLAIN }]),
  ),
  tables: new Map(),
  notes: new Map(),
});

export const realTexts: Readonly<Record<string, readonly string[]>> = {
  motion: [
    'der Rat der Landeshauptstadt Hannover möge das in Anlage 1 beigefügte Strategiepapier zu Migration und Teilhabe in der Landeshauptstadt Hannover beschließen.',
  ],
  gender: [
    'Der Beteiligungsprozess der Überarbeitung richtet sich grundsätzlich an alle Einwohner*innen der Landeshauptstadt Hannover ohne Ansehung ihres Geschlechts. Im Strategiepapier finden Gender-Aspekte insbesondere unter der Gleichbehandlungs- und Antidiskriminierungsperspektive Berücksichtigung.',
  ],
  costs: [
    'Von dieser Summe entfallen auf das Haushaltsjahr 2021 Personalaufwendungen von 193.421 € und auf das Haushaltsjahr 2022 für die Schaffung eines Innovationsfonds zur Umsetzung von Projekten des überarbeiteten LIP 200.000,- €. Die zusätzliche Veranschlagung von 200.000 € für 2022 steht unter dem Vorbehalt der Genehmigung der Haushaltssatzung durch die Kommunalaufsicht.',
    'Für die personelle Ausstattung der verwaltungsseitigen Durchführung der weiteren Arbeitsschritte bei der Überarbeitung des LIP wurden vom Rat bereits mit dem Haushaltsbeschluss H-0375-2019 für die Jahre 2019 und 2020 140.000,- € für zwei Stellen bereit gestellt. Diese Stellen werden bis zum 31.12.2021 verlängert, zugleich werden sie um 0,75 Stellen erhöht. Die zusätzlichen Personalaufwendungen können durch nicht verausgabte Mittel im TH 50 Soziales gedeckt werden. Sämtliche genannten Vorhaben des Strategiepapiers werden im Rahmen der in der Kostentabelle genannten zusätzlichen Aufwendungen umgesetzt bzw. sind als Zielvorgabe im Rahmen der üblichen Arbeiten ohne Mehraufwand von den betroffenen Fachbereichen mit zu berücksichtigen. Darüber hinaus werden auch in Zukunft keine zusätzlichen Mittel eingestellt.',
  ],
  reasons: [
    'Entsprechend des Auftrages aus der Drucksache 2136/2018 hat die Verwaltung die Evaluation, Überarbeitung und Aktualisierung des Lokalen Integrationsplanes (LIP) der Landeshauptstadt Hannover unter starker Beteiligung der Stadtgesellschaft vorangetrieben. Über die Evaluation wurde u.a. in der Drucksache 0509/2020 berichtet. Als erstes Arbeitsergebnis wird in der Anlage nun das Strategiepapier zur Beschlussfassung vorgelegt. Es wurde von über 60 Expert*innen aus Stadtgesellschaft und -verwaltung verfasst. Begleitet wurde diese Arbeitsphase der Expert*ìnnen von zwei Online-Befragungen, bei denen alle Interessierten zur Teilnahme aufgerufen waren. Zu den Ergebnissen der Befragungen wurde u.a. in der Drucksache 2925/2020 berichtet. Sie sind in die Arbeit der Expert*innengruppen eingeflossen.',
    'Der gemeinsame Entwurf der sechs Expert*innengruppen wurde anschließend in einem mehrstufigen Feedback- und Abstimmungsverfahren öffentlich diskutiert und revidiert. So wurden u.a. Stellungnahmen vom Runden Tisch für Gleichberechtigung und gegen Rassismus, von der Delegiertenkonferenz der Integrationsbeiräte und vom Stadtjugendring eingeholt. Die vorliegende Fassung wurde abschließend von der ebenfalls paritätisch aus Stadtgesellschaft und -verwaltung besetzten LIP 2.0-Lenkungsgruppe diskutiert und genehmigt. Dem Strategiepapier wird in einem zweiten Arbeitsschritte ein Maßnahmen-Katalog folgen, das bis Ende des Jahres zur Beschlussfassung vorliegen wird.',
    'Entsprechend der Vorgaben, die im Internationalen Ausschuss festgelegt wurden, wurde der zukünftige Titel für den überarbeiteten LIP öffentlich zur Abstimmung gestellt . Die Online-Abstimmung lief bis zum 7.1.2021, es haben 607 Personen ihre Stimme abgegeben. Davon haben 404 für den Titel „Wir sind Hannover – Zusammenleben in der Stadt. Strategien für Migration und Teilhabe“ votiert.',
  ],
};

export const realPaper: CouncilPaper = {
  id: 'paper',
  kind: 'resolution',
  number: '0108/2021',
  date: '2021-01-19',
  subject: 'Verwaltungsentwurf „Wir sind Hannover – Zusammenleben in der Stadt. Strategien für Migration und Teilhabe“',
  routing: realRouting,
  agendaItem: '',
  keep: true,
  annexes: [
    { id: 'annex', title: 'Strategiepapier', of: { what: 'version', version: 'final', hash: 'a1' }, online: 'partly' },
  ],
  costs: realCosts,
  texts: new Map(Object.entries(realTexts).map(([section, paragraphs]) => [section, chapterOf(paragraphs)])),
  unit: '50.6',
  place: 'Hannover',
};

export const realChecked: Checked = {
  paper: realPaper,
  forms: HANNOVER_FORMS,
  sections: [
    { id: 'motion', heading: 'Antrag,', content: 'text', mandatory: true },
    { id: 'gender', heading: 'Berücksichtigung von Gender-Aspekten', content: 'text', mandatory: true },
    { id: 'costs', heading: 'Kostentabelle', content: 'costs', mandatory: true },
    { id: 'reasons', heading: 'Begründung des Antrages', content: 'text', mandatory: true },
  ],
  decided: true,
  cited: ['2136/2018', 'H-0375-2019', '0509/2020', '1267/2020', '2925/2020'],
  facts: [
    { id: 'votes', value: 607, bound: 'exactly', before: ['Personen ihre Stimme'] },
    { id: 'title', value: 404, bound: 'exactly', before: ['für den Titel'] },
    { id: 'groups', value: 6, bound: 'exactly', before: ['Expert*innengruppen'] },
    { id: 'experts', value: 60, bound: 'over', before: ['Expert*innen'] },
    { id: 'surveys', value: 2, bound: 'exactly', before: ['Online-Befragungen'] },
  ],
  amounts: [14_000_000],
  attached: new Set(['annex']),
  versions: [
    { id: 'final', hash: 'a1', level: 'frozen' },
    { id: 'earlier', hash: 'b2', level: 'named' },
  ],
  strategy: null,
  references: {
    chapter: 'Kapitel {number}',
    heading: 'Abschnitt {number}',
    named: 'Abschnitt „{text}“',
    table: 'Tabelle {number}',
    figure: 'Abbildung {number}',
    paragraph: 'Absatz {number}',
    inAnnex: '{target} der Anlage {annex}',
    inPaper: '{target} des Papiers',
  },
  draftWords: ['Entwurf'],
};

/** The real paper with other parts. */
export const checkedWith = (paper: Partial<CouncilPaper>, more: Partial<Checked> = {}): Checked => ({
  ...realChecked,
  ...more,
  paper: { ...realPaper, ...paper },
});
/** The real paper whose reasons are this text alone. */
export const withReasons = (text: string, more: Partial<Checked> = {}): Checked =>
  checkedWith({ texts: new Map(realPaper.texts).set('reasons', chapterOf([text])) }, more);
