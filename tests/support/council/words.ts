/** Words of the shipped template of the city of Hannover, as the paper and its sentences are made of them. */
import { readCityTemplate, type CityTemplate } from '../../../shared/council/city-template.ts';
import type { CostPhrases } from '../../../shared/council/cost-sentences.ts';
import type { RoutingWords } from '../../../shared/council/routing.ts';
import hannover from '../../../resources/templates/hannover/city.json';
import musterhausen from '../../../resources/templates/musterhausen/city.json';

function whole(json: unknown): CityTemplate {
  const read = readCityTemplate(json);
  if (!read.ok) throw new Error(read.why);
  return read.template;
}

export const shippedCities: readonly CityTemplate[] = [whole(hannover), whole(musterhausen)];
export const routingWords: RoutingWords = whole(hannover).routing;
export const costPhrases: CostPhrases = whole(hannover).costs.sentences;
