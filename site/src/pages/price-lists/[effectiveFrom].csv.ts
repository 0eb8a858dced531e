import type { APIRoute } from 'astro';
import { shownPriceLists } from '../../offers/catalogue.ts';

/** The price lists that the guide shows, as files that the catalogue can load. */
export function getStaticPaths() {
  const { now, next } = shownPriceLists();
  return [now, ...(next ? [next] : [])].map(({ effectiveFrom, csv }) => ({ params: { effectiveFrom }, props: { csv } }));
}

export const GET: APIRoute<{ csv: string }> = ({ props }) => new Response(props.csv);
